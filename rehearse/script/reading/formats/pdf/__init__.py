"""PDF files: text runs, layout, and the process that reads them."""
