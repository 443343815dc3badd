"""Phrases that come back where nobody has coded."""
