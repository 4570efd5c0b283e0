"""Formats made of packets: AAC in M4A and Opus in Ogg."""
