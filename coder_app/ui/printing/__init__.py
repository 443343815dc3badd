"""Print or save as PDF: what is printed as blocks, laid out page by page, drawn by our painter."""
