"""What a file says about itself, as bytes that go in front of its sound: a file a way of writing it."""
