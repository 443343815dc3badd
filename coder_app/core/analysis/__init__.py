"""Counts over codings: how often, by whom, in which group."""
