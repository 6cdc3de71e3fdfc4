"""For the people who run the kiosk: is it ready, and what did it count?"""

from __future__ import annotations

from flask import Blueprint, Response, jsonify

from kiosk.web.services import services

bp = Blueprint("health", __name__)


@bp.get("/healthz")
def healthz() -> tuple[Response, int]:
    """200 when planner and database answer, 503 otherwise."""
    found = services()
    state = {"planner": found.planner is not None, "database": found.store.ready()}
    ready = all(state.values())
    return jsonify(status="ready" if ready else "not ready", **state), 200 if ready else 503


@bp.get("/metrics")
def metrics() -> Response:
    """Prometheus text."""
    return Response(services().metrics.text(), content_type="text/plain; version=0.0.4")
