"""Text with times: subtitles, lyrics, tables."""
