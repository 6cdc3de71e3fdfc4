"""The views: they read a request, ask, and render."""
