"""Domain-free parts of the window."""
