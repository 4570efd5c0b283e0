"""What stands before a speech: its title, who gives it, whom it greets, and lines that are none of these."""
