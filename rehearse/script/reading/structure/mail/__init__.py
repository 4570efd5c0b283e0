"""What a mail has around the speech that was sent in it."""
