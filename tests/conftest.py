"""For every test: no way out of this machine, and the same chance each time."""

import ipaddress
import random
import socket
from collections.abc import Iterator
from typing import Any

import numpy as np
import pytest

#: "" and None mean "any address of mine", which only a server asks for.
_NAMES_OF_THIS_MACHINE = frozenset({None, "", "localhost"})
SEED = 20261122


class NetworkBlockedError(RuntimeError):
    """A test tried to speak with another machine."""


def _is_here(host: Any) -> bool:
    if isinstance(host, bytes):
        host = host.decode()
    if host in _NAMES_OF_THIS_MACHINE:
        return True
    try:
        address = ipaddress.ip_address(host.partition("%")[0])
    except ValueError:
        return False
    return address.is_loopback or address.is_unspecified


def _refuse_unless_here(host: Any) -> None:
    if not _is_here(host):
        raise NetworkBlockedError(f"expected a loopback address, received {host!r}")


def _guard(patch: pytest.MonkeyPatch, name: str, address_at: int) -> None:
    original = getattr(socket.socket, name)

    def guarded(self: socket.socket, *args: Any) -> Any:
        if self.family in (socket.AF_INET, socket.AF_INET6):
            _refuse_unless_here(args[address_at][0])
        return original(self, *args)

    patch.setattr(socket.socket, name, guarded)


def _guard_names(patch: pytest.MonkeyPatch, name: str) -> None:
    original = getattr(socket, name)

    def guarded(host: Any, *args: Any, **kwargs: Any) -> Any:
        _refuse_unless_here(host)
        return original(host, *args, **kwargs)

    patch.setattr(socket, name, guarded)


@pytest.fixture(scope="session", autouse=True)
def _only_loopback() -> Iterator[None]:
    """Refuses connections, datagrams and look-ups that would leave this machine."""
    with pytest.MonkeyPatch.context() as patch:
        for name, address_at in (("connect", 0), ("connect_ex", 0), ("sendto", -1)):
            _guard(patch, name, address_at)
        for name in ("getaddrinfo", "gethostbyname", "gethostbyname_ex"):
            _guard_names(patch, name)
        yield


@pytest.fixture(autouse=True)
def _same_chance() -> None:
    """Sets the global generators, so that a test does not depend on those before it."""
    random.seed(SEED)
    np.random.seed(SEED)


def chance(seed: int) -> random.Random:
    """A generator that gives the same numbers for the same seed."""
    return random.Random(seed)  # noqa: S311 - repeatable, not secret


@pytest.fixture
def rng() -> random.Random:
    """A generator of one's own."""
    return chance(SEED)
