"""The timing report, as data, text and Markdown."""
