"""A person's recording: where there is sound in it, and the pace that follows."""
