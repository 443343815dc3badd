"""All codings as a list."""
