"""Builders that derive the shipped reference data from raw public files."""
