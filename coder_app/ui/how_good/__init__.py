"""How good suggestions are in this project."""
