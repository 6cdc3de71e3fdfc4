"""One module a source: the documented layout of its file, and a reader of its rows."""
