"""The text being read and coded."""
