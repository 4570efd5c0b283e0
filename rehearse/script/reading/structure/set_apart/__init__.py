"""Lines that brackets, italics or capitals set apart from what is said."""
