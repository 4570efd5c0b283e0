"""Lines that show by their own words that nobody says them: a table, and the pass that goes by it."""
