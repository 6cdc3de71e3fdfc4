"""Metrics and reports; nothing here teaches."""
