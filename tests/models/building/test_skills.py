"""Which kiosk skills an occupation needs."""

import gzip
from dataclasses import replace

import pytest

from models.building import skills
from models.building.raw import read_rows, write_rows
from models.building.report import Report
from models.building.skill_tallies import Group, Tally, background, merge, tally_occupations
from models.building.skills import Row, correct, rank, select, top_up
from models.building.sources.esco import Occupation, Relation


def _group(n: int, **tallies: tuple[float, int, int]) -> Group:
    return Group(n, {code: Tally(*values) for code, values in tallies.items()})


def test_merging_adds_up_what_each_occupation_says():
    group = merge([{"a": Tally(0.5, 1, 1)}, {"a": Tally(0.25, 0, 1), "b": Tally(0.1, 0, 1)}])
    assert group.n == 2
    assert group.tallies == {"a": Tally(0.75, 1, 2), "b": Tally(0.1, 0, 1)}


def test_a_group_of_one_occupation_is_not_trusted_blindly():
    alone, many = _group(1, a=(0.9, 1, 1)), _group(20, a=(18.0, 20, 20))
    assert alone.coverage("a", 0.1) < many.coverage("a", 0.1)
    assert alone.essential_share("a", 0.1) < many.essential_share("a", 0.1)


def test_what_sets_an_occupation_apart_weighs_more_than_what_all_ask_for():
    groups = {f"{n}": _group(1, team=(0.5, 1, 1)) for n in range(9)}
    groups["9"] = _group(1, team=(0.5, 1, 1), knead=(0.5, 1, 1))
    order = rank(groups["9"], background(groups, ["team", "knead"]))
    assert [code for code, _ in order] == ["knead", "team"]
    assert order[0][1] == 1.0


@pytest.fixture
def wide():
    """A group with 20 skills, s00 the heaviest, of which t0 to t3 are transversal."""
    codes = [f"s{n:02d}" for n in range(16)] + [f"t{n}" for n in range(4)]
    tallies = {code: Tally(9.0 - 0.1 * n, 9, 10) for n, code in enumerate(codes)}
    group = Group(10, tallies)
    other = Group(10, {code: Tally(0.1, 0, 1) for code in codes})
    return group, background({"a": group, "b": other}, codes)


def test_a_group_keeps_its_limits(wide):
    kept = select("7511", *wide, {"t0", "t1", "t2", "t3"}, set())
    assert len(kept) == 14
    assert sum(r.relation == "essential" for r in kept) == 8
    kept = select("7511", *wide, {f"s{n:02d}" for n in range(10)}, set())
    assert sum(r.skill < "s10" for r in kept) == 2


def test_what_a_correction_drops_leaves_its_place_to_another(wide):
    kept = select("7511", *wide, set(), {"s00", "s01"})
    assert len(kept) == skills.MOST
    assert {"s00", "s01"}.isdisjoint(r.skill for r in kept)


def test_at_least_three_skills_are_essential_whatever_esco_says():
    group = _group(4, a=(1.0, 0, 3), b=(0.9, 0, 3), c=(0.8, 0, 2), d=(0.7, 0, 1))
    kept = select("7511", group, background({"x": group}, list("abcd")), set(), set())
    assert [r.skill for r in kept if r.relation == "essential"] == ["a", "b", "c"]


def _rows(*codes: str) -> list[Row]:
    return [Row("7511", code, "useful", 0.9 - 0.1 * n, 5) for n, code in enumerate(codes)]


def test_what_is_borrowed_comes_after_weighs_half_and_says_so():
    rows = top_up(_rows("a", "b"), _rows("b", "c", "d", "e", "f", "g"))
    assert [r.skill for r in rows] == ["a", "b", "c", "d", "e", "f"]
    assert rows[2].weight == pytest.approx(0.4)
    assert {r.source for r in rows[2:]} == {skills.SOURCE_MINOR}
    assert {r.source for r in rows[:2]} == {skills.SOURCE}


def test_a_group_with_nothing_of_its_own_borrows_all_at_full_weight():
    rows = top_up([], _rows(*"abcdefgh"))
    assert len(rows) == 8
    assert rows[0].weight == pytest.approx(0.9)


def _correction(action: str, skill: str) -> dict[str, str]:
    return {"ciuo08": "7511", "skill": skill, "action": action, "reason": "x"}


def test_corrections_add_and_promote_and_never_lower():
    before = [replace(_rows("a")[0], weight=0.95, relation="essential"), *_rows("b", "b2")]
    after = correct(before, [_correction("add", "a"), _correction("essential", "b2"),
                             _correction("add", "new"), _correction("drop", "b")])  # fmt: skip
    found = {r.skill: r for r in after}
    assert (found["a"].relation, found["a"].weight) == ("essential", 0.95)
    assert (found["b2"].relation, found["b2"].weight) == ("essential", 0.8)
    assert (found["new"].relation, found["new"].weight) == ("useful", 0.5)
    assert found["new"].source == skills.SOURCE_CORRECTED
    assert found["b"].source == skills.SOURCE


def test_a_correction_never_pushes_a_group_over_its_limit():
    full = _rows(*[f"s{n:02d}" for n in range(skills.MOST)])
    after = correct(full, [_correction("add", "new")])
    assert len(after) == skills.MOST
    assert "new" in {r.skill for r in after}


OCCUPATIONS = [
    Occupation("o1", "7511", ""),
    Occupation("o2", "7511", ""),
    Occupation("o3", "7512", ""),
]
RELATIONS = [
    *(Relation("o1", f"k{n}", True) for n in range(7)),
    Relation("o2", "k0", True),
    Relation("o2", "k1", False),
    Relation("o2", "k1b", True),
    *(Relation("o3", f"k{n}", True) for n in range(3, 9)),
    Relation("o9", "k0", True),
]
"""Two occupations of 7511, one of 7512; 7513 has none and borrows from 751."""


def test_depth_grows_with_every_esco_skill_but_never_reaches_one():
    listed = [{"code": "s1", "esco_uris": "k1|k1b"}, {"code": "s0", "esco_uris": "k0"}]
    first, second = tally_occupations(OCCUPATIONS, RELATIONS, listed)["7511"]
    assert first["s0"] == Tally(0.5, 1, 1)
    assert second["s1"].depth == pytest.approx(1 - 0.5**1.4)


@pytest.fixture
def folders(tmp_path):
    """The raw and derived tables of that tiny ESCO."""
    raw, data = tmp_path / "raw", tmp_path / "data"
    (raw / "esco").mkdir(parents=True)
    data.mkdir()
    body = "".join(f"http://x/{o.key},{o.ciuo08},\n" for o in OCCUPATIONS)
    _pack(raw / "esco" / "occupations.csv.gz", "uri,isco08,label_es\n" + body)
    kinds = {True: "essential", False: "optional"}
    body = "".join(
        f"http://x/{r.occupation},http://x/{r.skill},{kinds[r.essential]}\n" for r in RELATIONS
    )
    header = "occupation_uri,skill_uri,relation\n"
    _pack(raw / "esco" / "occupation_skill.csv.gz", header + body)
    units = [{"ciuo08": code} for code in ("7511", "7512", "7513")]
    write_rows(data / "occupations.csv", ("ciuo08",), units)
    listed = "".join(f"s{n},k{n}{'|k1b' if n == 1 else ''},skill\n" for n in range(9))
    (data / "skills.csv").write_text("code,esco_uris,kind\n" + listed, "utf-8")
    (data / "skill_corrections.csv").write_text(
        "ciuo08,skill,action,reason\n7512,s0,essential,x\n7511,s6,drop,x\n", "utf-8"
    )
    return raw, data


def _pack(path, text):
    path.write_bytes(gzip.compress(text.encode()))


def test_the_whole_derivation_on_a_tiny_esco(folders):
    raw, data = folders
    report = Report()
    skills.build(raw, data, report)
    rows = read_rows(data / "occupation_skills.csv")
    assert rows == sorted(rows, key=lambda r: (r["ciuo08"], r["skill"]))
    found = {(r["ciuo08"], r["skill"]): r for r in rows}
    assert {r["ciuo08"] for r in rows} == {"7511", "7512", "7513"}
    assert ("7511", "s6") not in found
    assert found["7512", "s0"]["source"] == skills.SOURCE_CORRECTED
    assert found["7512", "s0"]["relation"] == "essential"
    assert {r["source"] for r in rows if r["ciuo08"] == "7513"} == {skills.SOURCE_MINOR}
    assert all(r["year"] == "2022" for r in rows)
    assert [r["source_id"] for r in read_rows(data / "sources.csv")] == ["tax-esco"]
    assert [(t.file, t.read, t.used) for t in report.tallies] == [
        ("occupations.csv.gz", 3, 3),
        ("occupation_skill.csv.gz", 17, 17),
    ]


def test_two_builds_write_the_same_bytes(folders):
    raw, data = folders
    written = []
    for _ in range(2):
        skills.build(raw, data, Report())
        written.append((data / "occupation_skills.csv").read_bytes())
    assert written[0] == written[1]
    assert written[0].startswith(
        b"ciuo08,skill,relation,weight,n_occupations,source,year\n7511,s0,"
    )
