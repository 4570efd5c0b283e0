"""The script without its marks, as Markdown and as a Word file."""
