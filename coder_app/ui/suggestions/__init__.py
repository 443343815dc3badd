"""Codes proposed for the passage in hand."""
