"""How good suggestions are, measured by replaying how the coding went."""
