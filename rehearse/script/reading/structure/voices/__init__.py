"""Who speaks which lines, by the labels in front of them."""
