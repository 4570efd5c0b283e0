"""Markers of slides and labels with a time, which cut a talk into its sections."""
