"""How text is laid out: on one line, wrapped, with the author's annotations."""
