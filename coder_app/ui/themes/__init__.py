"""How often and by whom each theme was raised."""
