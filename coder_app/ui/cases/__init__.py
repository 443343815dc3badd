"""The participants and their attributes."""
