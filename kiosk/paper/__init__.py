"""The receipt of 80 mm: what stands on it, and a printer that can hang without harm.

``receipt`` makes blocks of a pathway, ``printer`` hands them to a child process, and
only that child (``child``, ``compose``, ``devices``) ever loads the printer's library.
"""
