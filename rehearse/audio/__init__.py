"""Everything that knows what a sample is: decode, trim, check and write sound."""

SAMPLE_RATE = 24_000
"""Samples per second, in Hz, of every clip and track here: mono, signed 16-bit. What edge delivers."""

SAMPLES_PER_MS = 24
"""A whole number, so that a place in the model (whole milliseconds) is a place in the file, exactly."""
