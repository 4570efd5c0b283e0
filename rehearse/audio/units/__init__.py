"""Clips encoded once, to be copied into tracks: a file a kind of unit."""
