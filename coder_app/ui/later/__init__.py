"""What was marked to be coded later."""
