"""Use cases as functions over a project; no Qt."""
