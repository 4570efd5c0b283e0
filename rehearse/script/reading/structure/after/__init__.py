"""What stands after a speech: who signs it, and what is appended to it."""
