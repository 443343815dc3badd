"""One function per schema version."""
