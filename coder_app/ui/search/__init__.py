"""Search in all documents, hits beside the text, and coding of what was found."""
