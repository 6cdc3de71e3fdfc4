"""``yachay models``: one module a command."""
