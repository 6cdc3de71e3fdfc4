"""The program is run as anyone would run it, and its answers read as it writes them."""

import json
from pathlib import Path

from models.evaluation import answers


def test_answers_keep_their_order_and_confidence(monkeypatch):
    def program(command, _in, source, _out, out):
        assert command == "classify"
        assert Path(source).read_text("utf-8") == "a\ttejo\nb\tcoso\n"
        Path(out).write_text("a\t7318\t0.9000\t1\na\t8152\t0.0500\t2\n", "utf-8")
        return ""

    monkeypatch.setattr(answers, "yachay", program)
    assert answers.scored({"a": "tejo", "b": "coso"}) == {"a": [("7318", 0.9), ("8152", 0.05)]}
    assert answers.classified({"a": "tejo", "b": "coso"}) == {"a": ["7318", "8152"]}


def test_a_plan_is_asked_with_every_option_and_read_as_json(monkeypatch):
    asked = []

    def program(*arguments):
        asked.append(arguments)
        return json.dumps({"profile": {}})

    monkeypatch.setattr(answers, "yachay", program)
    assert answers.planned({"text": "tejo", "ubigeo": "211101"}) == {"profile": {}}
    assert asked == [("plan", "--text", "tejo", "--ubigeo", "211101", "--json")]
