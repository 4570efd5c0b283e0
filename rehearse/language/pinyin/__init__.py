"""How Han characters are read aloud."""
