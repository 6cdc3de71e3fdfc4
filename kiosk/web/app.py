"""The application factory of the public pages."""

from __future__ import annotations

import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

from flask import Flask, g, request
from markupsafe import Markup

import ui
from kiosk.settings import Settings
from kiosk.store import Store
from kiosk.web import assets, errors, headers, i18n, turns, wording
from kiosk.web.metrics import Metrics
from kiosk.web.plans import Plans
from kiosk.web.ports import Planner
from kiosk.web.services import Services, put_services
from kiosk.web.views import health, questions, results, turn

_UI = Path(ui.__file__).parent
#: Bytes of a form: far above the longest text allowed, so that it comes back with its error.
_LARGEST_FORM = 400_000


def create_app(
    settings: Settings,
    planner: Planner | None,
    store: Store,
    clock: Callable[[], float] = time.time,
) -> Flask:
    """Build the application; nothing is loaded or opened here.

    Args:
        settings: The device's settings.
        planner: The planner, or None: the pages then say that the kiosk is not ready.
        store: The device's store, open.
        clock: Seconds since 1970, for the date on the paper.
    """
    app = Flask("kiosk", template_folder=str(_UI / "templates"), static_folder=str(_UI / "static"))
    app.config["MAX_CONTENT_LENGTH"] = _LARGEST_FORM
    app.config["MAX_FORM_MEMORY_SIZE"] = _LARGEST_FORM
    app.config["TEMPLATES_AUTO_RELOAD"] = False
    metrics = Metrics()
    plans = Plans(planner) if planner is not None else None
    put_services(app.extensions, Services(settings, store, metrics, planner, plans, clock))
    _set_up_templates(app, settings)
    app.before_request(metrics.begin)
    app.before_request(lambda: i18n.use(settings.language))
    app.before_request(turns.load)
    app.after_request(turns.set_cookie)
    app.after_request(headers.secure)
    app.after_request(metrics.observe)
    for module in (assets, turn, questions, results, health):
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
    env.globals["asset"] = assets.addresses()

    @app.context_processor
    def about_this_page() -> dict[str, Any]:
        current = g.get("turn")
        return {
            "csrf": turns.form_token,
            "turn": current,
            "large": current is not None and current.journey.large,
            "contrast": current is not None and current.journey.contrast,
            "settings": settings,
            "path": request.path if request.method == "GET" else "/",
        }


def _translator() -> Callable[..., Markup]:
    """A faster ``_`` for the templates: each message is marked safe once a language.

    The catalogue's own text is trusted; what is put into it is escaped.
    """
    patterns: dict[tuple[object, str], Markup] = {}
    plain: dict[tuple[object, str], Markup] = {}

    def translate(message: str, /, **values: object) -> Markup:
        key = (i18n.current(), message)
        if key not in patterns:
            patterns[key] = Markup(i18n.gettext(message))  # noqa: S704 - our own catalogue
            plain[key] = patterns[key] % {} if "%(" not in message else patterns[key]
        return patterns[key] % values if values else plain[key]

    return translate
