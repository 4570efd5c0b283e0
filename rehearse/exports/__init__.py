"""From a Report to what people and programs read: a file a format."""
