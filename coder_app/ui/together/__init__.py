"""Which codes stand together: a matrix, and the excerpts behind a cell."""
