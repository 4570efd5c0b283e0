"""Pictures of the pace, as SVG."""
