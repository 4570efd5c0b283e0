"""Characters, runs of one language, sentences and breaths."""
