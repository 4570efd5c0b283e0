"""Formats of plain samples: WAV and FLAC."""
