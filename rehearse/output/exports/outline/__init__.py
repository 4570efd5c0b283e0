"""How a script was understood, as data and as a tree."""
