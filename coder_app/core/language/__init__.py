"""The one door to spaCy: sentences, lemmas, names."""
