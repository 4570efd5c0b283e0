"""All that is known of a script: what was read, how its words are read aloud, what is wrong with it."""
