"""How numbers, names and polyphones are read aloud."""
