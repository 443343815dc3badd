"""Coder: a desktop workbench for coding interviews."""
