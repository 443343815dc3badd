"""Codes suggested from the team's own coding."""
