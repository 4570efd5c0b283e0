"""Who speaks: the engines, which voice speaks for whom, and the cache of what was said."""
