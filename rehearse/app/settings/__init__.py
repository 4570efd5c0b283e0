"""One table of settings, and where they are written: the command line, front matter, rehearse.toml, readings.tsv."""
