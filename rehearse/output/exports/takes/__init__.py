"""What is left of a take: its report for people, as Markdown, for programs, and as a page."""
