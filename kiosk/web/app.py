"""The application factory of the public pages."""

from __future__ import annotations

import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

from flask import Flask, g, request
from jinja2 import Environment
from markupsafe import Markup

import ui
from kiosk.connection import is_online
from kiosk.paper.printer import Printer
from kiosk.settings import Settings
from kiosk.store import Store
from kiosk.voice import Speech
from kiosk.web import assets, errors, headers, i18n, turns, wording
from kiosk.web.metrics import Metrics
from kiosk.web.plans import Plans
from kiosk.web.ports import Planner
from kiosk.web.services import Services, put_services, services
from kiosk.web.views import (
    coming_back,
    experience,
    health,
    my_way,
    pathway,
    permissions,
    questions,
    results,
    take_away,
    turn,
    voice,
    what_if,
)

_UI = Path(ui.__file__).parent
_PAGES = (
    assets, turn, questions, experience, results, pathway, what_if, take_away,
    coming_back, my_way, permissions, voice, health,
)  # fmt: skip
#: Bytes of a form: far above the longest text allowed, so that it comes back with its error.
_LARGEST_FORM = 400_000


def create_app(
    settings: Settings,
    planner: Planner | None,
    store: Store,
    clock: Callable[[], float] = time.time,
    online: Callable[[], bool] = is_online,
) -> Flask:
    """Build the application; nothing is loaded or opened here.

    Args:
        settings: The device's settings.
        planner: The planner, or None: the pages then say that the kiosk is not ready.
        store: The device's store, open.
        clock: Seconds since 1970, for the date on the paper.
        online: Whether there is a way to the network.

    Raises:
        InputError: The receipt printer is named in no known way.
    """
    app = Flask("kiosk", template_folder=str(_UI / "templates"), static_folder=str(_UI / "static"))
    app.config["MAX_CONTENT_LENGTH"] = _LARGEST_FORM
    app.config["MAX_FORM_MEMORY_SIZE"] = _LARGEST_FORM
    app.config["TEMPLATES_AUTO_RELOAD"] = False
    metrics = Metrics()
    plans = Plans(planner) if planner is not None else None
    found = Services(
        settings, store, metrics, planner, plans, Printer(settings), clock, online,
        Speech.of(settings),
    )  # fmt: skip
    put_services(app.extensions, found)
    _set_up_templates(app, settings)
    app.before_request(metrics.begin)
    app.before_request(lambda: i18n.use(settings.language))
    app.before_request(turns.load)
    app.after_request(turns.set_cookie)
    app.after_request(headers.secure)
    app.after_request(metrics.observe)
    for module in _PAGES:
        app.register_blueprint(module.bp)
    errors.register(app)
    return app


def _set_up_templates(app: Flask, settings: Settings) -> None:
    env = app.jinja_env
    env.add_extension("jinja2.ext.i18n")
    env.install_gettext_callables(  # type: ignore[attr-defined]
        lambda text: i18n.gettext(text),
        lambda one, many, count: i18n.ngettext(one, many, count),
        newstyle=True,
    )
    env.globals["_"] = env.globals["gettext"] = _translator()
    env.trim_blocks = env.lstrip_blocks = True
    env.globals["w"] = wording
    env.globals["asset"] = assets.address
    env.globals["picture"] = assets.picture
    env.globals["fixed"] = _fixed(env, settings)
    env.globals["online"] = lambda: services().online()

    @app.context_processor
    def about_this_page() -> dict[str, Any]:
        current = g.get("turn")
        return {
            "csrf": turns.form_token,
            "turn": current,
            "large": current is not None and current.journey.large,
            "contrast": current is not None and current.journey.contrast,
            "settings": settings,
            "lang": i18n.language(),
            "es": Markup(' lang="es"') if i18n.language() != "es" else "",
            "languages": i18n.NAMES,
            "path": request.path if request.method == "GET" else "/",
        }


def _fixed(env: Environment, settings: Settings) -> Callable[[str], Markup]:
    """A part that is the same on every page, rendered once a language.

    Nothing of anybody may be in it: keyboard, sound, help and the idle warning.
    """
    known: dict[tuple[str, str], Markup] = {}

    def fixed(name: str) -> Markup:
        key = (i18n.language(), name)
        if key not in known:
            part = env.get_template(f"kiosk/parts/{name}.html").render(settings=settings)
            known[key] = Markup(part)  # noqa: S704 - our own template and catalogue
        return known[key]

    return fixed


def _translator() -> Callable[..., Markup]:
    """A faster ``_`` for the templates: each message is marked safe once a language.

    The catalogue's own text is trusted; what is put into it is escaped. What the language
    lacks shows in Spanish and says so, to eyes and to a reader; in a title or an attribute
    ``striptags`` leaves the bare words.
    """
    known: dict[tuple[str, str], Markup] = {}

    def translate(message: str, /, **values: object) -> Markup:
        key = (i18n.language(), message)
        if key not in known:
            text = i18n.gettext(message)
            if i18n.is_missing(message):
                text = f'<span class="in-spanish" lang="es">{text}</span>'
            known[key] = Markup(text)  # noqa: S704 - our own catalogue
        return known[key] % values if values else known[key]

    return translate
