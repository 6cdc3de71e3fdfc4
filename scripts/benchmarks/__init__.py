"""Measurements of the kiosk, one a file, each beside a floor run in the same minute."""
