"""Pages about a document's text: compared, replaced, corrected."""
