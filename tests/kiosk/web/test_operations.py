"""For those who run it: health, metrics, weight and time of a page."""

import gzip
import re
import subprocess
import time

from flask import Flask
from prometheus_client.parser import text_string_to_metric_families

from kiosk.store import Store
from kiosk.web import assets
from tests.kiosk.web.conftest import Person


def test_health_is_told_truly(app: Flask, store: Store) -> None:
    client = app.test_client()
    assert client.get("/healthz").get_json() == {
        "status": "ready",
        "planner": True,
        "database": True,
    }
    store.device.close()
    assert client.get("/healthz").status_code == 503


def test_metrics_are_prometheus_text_with_bounded_labels(person: Person) -> None:
    person.plan()
    person.send("/fin")
    for number in range(30):
        person.open(f"/nada/{number}")
    text = person.client.get("/metrics").text
    families = {family.name: family for family in text_string_to_metric_families(text)}
    assert all(name.startswith("yachay_") for name in families)
    assert families["yachay_journeys_started"].samples[0].value == 1
    ended = {
        s.labels["how"]: s.value
        for s in families["yachay_journeys_finished"].samples
        if s.name.endswith("_total")
    }
    assert ended["fin"] == 1
    pages = {s.labels["page"] for s in families["yachay_http_requests"].samples}
    assert "none" in pages
    assert len(pages) < 30


def test_pages_and_assets_are_light(person: Person) -> None:
    person.plan()
    for path in (
        "/",
        "/edad",
        "/entendimos",
        "/trabajos",
        "/trabajo/1",
        "/camino/1",
        "/imprimir/1",
    ):
        assert len(gzip.compress(person.open(path).encode())) <= 15 * 1024, path
    code = (gzip.compress(made()) for made in (assets.style, assets.script))
    assert sum(len(packed) for packed in code) <= 45 * 1024


def test_every_asset_named_exists(person: Person) -> None:
    for address in set(re.findall(r'(?:href|src)="(/static/[^"]+)"', person.open("/"))):
        response = person.client.get(address)
        assert response.status_code == 200
        assert "immutable" in response.headers["Cache-Control"]
        response.close()


def test_turns_left_behind_are_swept_while_serving(person: Person, store: Store) -> None:
    from kiosk.web.serve import sweeping

    person.begin()
    store.sessions._idle = 0
    with sweeping(store, every=0.01):
        deadline = time.monotonic() + 5
        while store.turns.rows("SELECT 1 FROM session") and time.monotonic() < deadline:
            time.sleep(0.01)
    assert store.turns.rows("SELECT 1 FROM session") == []


def test_prometheus_own_linter_finds_nothing_wrong_with_the_metrics(person: Person) -> None:
    person.plan()
    text = person.client.get("/metrics").text
    done = subprocess.run(
        ["promtool", "check", "metrics"], input=text, capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, done.stdout + done.stderr
