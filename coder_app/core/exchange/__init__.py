"""Readers in and writers out, one module a format."""
