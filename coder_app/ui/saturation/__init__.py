"""How many new codes each document brought: a chart, a table, a plain statement."""
