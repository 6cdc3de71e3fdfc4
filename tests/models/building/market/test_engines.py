"""DuckDB and Spark answer alike, to the last digit."""

import json
import random
import subprocess
import sys
from pathlib import Path

from models.building.market.counting import counts, spreads
from models.building.market.engine import engine
from models.building.market.jobs import jobs
from models.building.market.levels import levels
from models.building.market.notices import notices
from models.building.market.structure import structure
from tests.models.building.market import made


def answers(name: str) -> str:
    """Everything that is counted of one made-up country, as text."""
    dice = random.Random(7)  # noqa: S311 - made-up people, no secret
    occupations = ("7411", "5120", "5223", "9313", "6111")
    people = [
        {
            "groups": {a: 0.57, b: 0.43} if dice.random() < 0.3 and a != b else {a: 1.0},
            "status": dice.choice("123456"),
            "weight": dice.uniform(3, 900),
            "income": dice.choice((0, 600, 930, 1025, 1500, 4200)),
            "co95": dice.choice(("783", "522")),
            "entry": dice.random() < 0.2,
            "public": dice.random() < 0.2,
        }
        for a, b in (dice.choices(occupations, k=2) for _ in range(2000))
    ]
    homes = [
        {
            "department": dice.choice(("21", "08", "15", "07")),
            "year": dice.choice((2021, 2022, 2023)),
            "status": dice.choice("123456"),
            "weight": dice.uniform(3, 900),
            "income": dice.choice((0, 700, 900)),
            "rural": dice.random() < 0.4,
            "altitude": dice.choice((100, 2000, 4000)),
            "informal": dice.random() < 0.7,
        }
        for _ in range(2000)
    ]
    posts = [
        {
            "department": dice.choice(("21", "08")),
            "income": dice.choice((0, 1200, 2500)),
            "posts": 3,
        }
        for _ in range(200)
    ]
    with engine(name) as counter:
        workers = made.workers(counter, *people)
        asked = made.asked(counter, *({"group": "7411", "weight": p["weight"]} for p in people))
        return json.dumps(
            [
                structure(counter, workers),
                levels(counter, workers),
                jobs(counter, made.employed(counter, *homes)),
                notices(counter, made.announced(counter, *posts)),
                list(counts(counter, asked, ["department", "group"], ["informal"]).items()),
                list(spreads(counter, asked, ["department", "group"]).items()),
            ],
            default=str,
        )


def test_spark_and_duckdb_count_the_same():
    # Spark's own code warns of what pandas will change; in its own process that is its affair.
    root = Path(__file__).parents[4]
    code = f"from {__name__} import answers; print(answers('pyspark'))"
    done = subprocess.run(
        [sys.executable, "-W", "ignore", "-c", code],
        cwd=root,
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stderr[-2000:]
    assert done.stdout.splitlines()[-1] == answers("duckdb")
