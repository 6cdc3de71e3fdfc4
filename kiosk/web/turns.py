"""Whose turn it is: the cookie, the turn in the store, and the proof against forgery.

The cookie holds a random token and nothing else. Before a turn begins the token is
only the base of the form token; at the start it is replaced, at the end deleted.
"""

from __future__ import annotations

import hashlib
import hmac
import secrets
from dataclasses import dataclass
from typing import cast

from flask import Response, g, request

from kiosk.web import i18n
from kiosk.web.headers import STATIC
from kiosk.web.journey import Journey
from kiosk.web.services import services

COOKIE = "yachay_turno"
#: Pages that make sense without a turn; every other one needs it.
OPEN = frozenset(
    {"turn.start", "turn.begin", "turn.goodbye", "turn.under_age", "turn.leave", "turn.finish",
     "turn.look", "voice.say"}
)  # fmt: skip
#: What has nothing to do with anybody's turn.
_NOBODYS = frozenset({*STATIC, "health.healthz", "health.metrics"})
#: Posts that a page may send when the turn is over already: they only end it.
_ENDINGS = frozenset({"turn.leave", "turn.finish"})


class TurnOver(Exception):
    """There is no turn, or it has ended: the way leads back to the start."""


class Forged(Exception):
    """A form came without the token of this turn."""


@dataclass
class Turn:
    """The turn of the person in front of the screen."""

    token: str
    journey: Journey

    def save(self) -> None:
        """Keep what was told.

        Raises:
            TurnOver: It ended meanwhile, in another tab or by time.
        """
        if not services().store.sessions.save(self.token, self.journey.to_data()):
            raise TurnOver


def load() -> None:
    """Find the turn of this request and refuse what must not pass; runs first of all."""
    g.turn = None
    g.token = request.cookies.get(COOKIE, "")
    g.new_cookie = None
    endpoint = request.endpoint
    if endpoint in _NOBODYS:
        return
    session = services().store.sessions.find(g.token) if g.token else None
    if session is not None:
        g.turn = Turn(session.token, Journey.from_data(session.data))
        i18n.use(g.turn.journey.language or services().settings.language)
    elif endpoint is not None and endpoint not in OPEN:
        raise TurnOver
    if request.method == "POST" and endpoint is not None:
        _refuse_forgery(endpoint)


def _refuse_forgery(endpoint: str) -> None:
    given = request.form.get("csrf", "")
    if g.token and hmac.compare_digest(given.encode(), form_token().encode()):
        return
    if g.turn is None and endpoint in _ENDINGS:
        raise TurnOver
    raise Forged


def turn() -> Turn:
    """The turn of this request.

    Raises:
        TurnOver: There is none.
    """
    if g.turn is None:
        raise TurnOver
    return cast(Turn, g.turn)


def form_token() -> str:
    """The token every form carries, derived from the cookie's; needs no storage."""
    if not g.token:
        g.token = g.new_cookie = secrets.token_urlsafe(16)
    return hashlib.sha256(f"form:{g.token}".encode()).hexdigest()


def begin(journey: Journey) -> Turn:
    """Begin a turn under a new token, wiping the one before."""
    wipe()
    session = services().store.sessions.start(journey.to_data())
    g.token = g.new_cookie = session.token
    g.turn = Turn(session.token, journey)
    return cast(Turn, g.turn)


def wipe() -> bool:
    """End the turn of this request, if there is one; True where there was."""
    if g.turn is None:
        return False
    found = services()
    if found.plans is not None:
        found.plans.forget(g.turn.token)
    ended = found.store.sessions.end(g.turn.token)
    g.turn = None
    return ended


def set_cookie(response: Response) -> Response:
    """Send the new token, if this request made one."""
    token = g.get("new_cookie")
    if token:
        response.set_cookie(COOKIE, token, httponly=True, samesite="Strict", path="/")
    return response


def forget_everything(response: Response) -> Response:
    """Make the browser forget all it has of the person who was here."""
    g.new_cookie = None
    response.delete_cookie(COOKIE, httponly=True, samesite="Strict", path="/")
    response.headers["Clear-Site-Data"] = '"cache", "cookies", "storage"'
    return response
