"""A file a format: from a script's bytes to the paragraphs that a reader sees."""
