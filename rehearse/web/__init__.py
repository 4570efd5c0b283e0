"""The studio: a server on this machine alone, and the pages that it shows in the user's browser."""
