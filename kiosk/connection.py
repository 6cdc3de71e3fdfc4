"""Is there a way to the network? Asked of the kernel, not of the network itself."""

from __future__ import annotations

from pathlib import Path

#: The kernel's table of IPv4 routes (proc(5)); a destination of zeros is the way out.
ROUTES = Path("/proc/net/route")
_ANYWHERE = "00000000"


def is_online(routes: Path = ROUTES) -> bool:
    """Whether this device has a default route: with the cable out it has none.

    A route does not promise that the centre answers; it only means that it is worth
    trying. Where the table cannot be read the answer is no.
    """
    try:
        lines = routes.read_text("ascii").splitlines()[1:]
    except (OSError, UnicodeDecodeError):
        return False
    return any(line.split()[1:2] == [_ANYWHERE] for line in lines)
