"""Word files: paragraphs, numbering and styles."""
