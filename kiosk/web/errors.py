"""Pages for what goes wrong: plain words, and always a way back to the start."""

from __future__ import annotations

import logging
import traceback

from flask import Flask, render_template
from werkzeug.exceptions import HTTPException

from kiosk.errors import YachayError
from kiosk.web.i18n import gettext as _
from kiosk.web.turns import Forged, TurnOver

_log = logging.getLogger(__name__)
Page = tuple[str, int]


class NotReady(Exception):
    """The planner is not loaded."""


def register(app: Flask) -> None:
    """Give ``app`` its pages for errors."""
    app.register_error_handler(TurnOver, _turn_over)
    app.register_error_handler(Forged, _forged)
    app.register_error_handler(NotReady, _not_ready)
    app.register_error_handler(YachayError, _not_now)
    app.register_error_handler(HTTPException, _http)
    app.register_error_handler(Exception, _unexpected)


def _page(title: str, text: str, status: int) -> Page:
    return render_template("kiosk/error.html", title=title, text=text), status


def _turn_over(error: Exception) -> Page:
    return _page(
        _("Este turno ya terminó"),
        _("Borramos lo que se escribió aquí. Puede empezar de nuevo."),
        410,
    )


def _forged(error: Exception) -> Page:
    return _page(
        _("No pudimos recibir esa página"),
        _("Por seguridad, vuelva al inicio y empiece de nuevo."),
        403,
    )


def _not_ready(error: Exception) -> Page:
    return _page(
        _("Este equipo todavía no está listo"),
        _("Avise a una persona del centro."),
        503,
    )


def _not_now(error: YachayError) -> Page:
    """The message names files and remedies: it is for the log, not for this screen."""
    _log.error("%s", error)
    return _page(
        _("Ahora no se puede continuar"),
        _("Sus respuestas no se perdieron. Avise a una persona del centro."),
        503,
    )


def _http(error: HTTPException) -> Page:
    if error.code == 404:
        return _page(_("Esa página no existe"), _("Vuelva al inicio."), 404)
    if error.code == 413:
        return _page(_("Es demasiado texto"), _("Vuelva atrás y escriba con menos palabras."), 413)
    return _page(_("No se puede mostrar esa página"), _("Vuelva al inicio."), error.code or 500)


def _unexpected(error: Exception) -> Page:
    """Logs where it happened, never the message: it could hold a person's words."""
    frames = traceback.extract_tb(error.__traceback__)[-4:]
    where = " < ".join(f"{frame.filename}:{frame.lineno}" for frame in reversed(frames))
    _log.error("%s at %s", type(error).__name__, where)
    return _page(
        _("Algo falló en este equipo"),
        _("No es culpa suya. Vuelva al inicio o avise a una persona del centro."),
        500,
    )
