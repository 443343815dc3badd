"""Passages to decide about, one by one."""
