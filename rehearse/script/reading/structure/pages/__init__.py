"""What a page, on the web or printed, has around the speech on it."""
