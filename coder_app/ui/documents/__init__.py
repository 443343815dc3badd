"""The list of documents and their import."""
