"""The history of all that was done."""
