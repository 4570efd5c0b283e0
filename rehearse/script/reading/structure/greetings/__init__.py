"""Who is addressed: the greeting at a speech's beginning, and again within it."""
