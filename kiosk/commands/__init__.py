"""One module a command of ``yachay``."""
