"""Kokoro, a neural voice that runs on this machine: letters, model, clock, installing, and the engine."""
