"""A municipality's own courses: template, reading, checking, tagging, import and undo."""
