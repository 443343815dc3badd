"""Codings at the caret and their memos."""
