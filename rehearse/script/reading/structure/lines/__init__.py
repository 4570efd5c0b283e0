"""What one line is by its form and its words: a title's, a byline, a heading, what somebody says."""
