"""How figures are read aloud."""
