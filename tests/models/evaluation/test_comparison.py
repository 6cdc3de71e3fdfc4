"""Two runs side by side: every figure, and which is better."""

import pytest

from models.evaluation.comparison import Row, compare, direction, table


@pytest.mark.parametrize(
    ("name", "more"),
    [
        ("melo_es.mrr", 1),
        ("talentclef_es.map", 1),
        ("titles_pe_held_out.accuracy@5", 1),
        ("gender.same", 1),
        ("gender.by_kind.regular", 1),
        ("typos.seed_11.kept.typo", 1),
        ("several_dev.by_kind.wish.kept_apart", 1),
        ("skill_matching.skills.title.network.ndcg@20", 1),
        ("recommendations.cold.model.value@1.mean", 1),
        ("fairness.groups.top 1.sex.mujer.share", 1),
        ("calibration_dev.titles.dev.ece_equal_mass", -1),
        ("calibration_dev.titles.dev.brier", -1),
        ("fairness.gaps.top 1.sex.size", -1),
        ("melo_es.queries", 0),
        ("calibration_dev.titles.dev.ece_by_chance", 0),
        ("fairness.groups.abstains.sex.mujer.share", 0),
        ("fairness.gaps.top 1.sex.p", 0),
        ("fairness.gaps.abstains.sex.size", 0),
        ("skill_matching.skills.title.baselines.tfidf.ndcg@20", 0),
        ("recommendations.cold.random.value@1.mean", 0),
        ("recommendations.cold.model.value@1.low", 0),
    ],
)
def test_each_figure_has_its_direction_or_none(name, more):
    assert direction(name) == more


@pytest.mark.parametrize(
    ("name", "first", "second", "verdict"),
    [
        ("a.mrr", 0.5, 0.6, 1),
        ("a.mrr", 0.6, 0.5, -1),
        ("a.brier", 0.2, 0.1, 1),
        ("a.brier", 0.1, 0.2, -1),
        ("a.queries", 1, 2, 0),
        ("a.mrr", 0.5, 0.5001, 0),
        ("a.mrr", None, 0.5, 0),
    ],
)
def test_better_goes_by_the_figure(name, first, second, verdict):
    assert Row(name, first, second).verdict == verdict


def test_rows_are_sorted_and_what_one_lacks_is_said():
    rows = compare({"b": {"mrr": 0.5}, "a": {"brier": 0.2}}, {"b": {"mrr": 0.75}, "c": {"f1": 1}})
    assert [row.name for row in rows] == ["a.brier", "b.mrr", "c.f1"]
    said = table(rows, "ayer", "hoy").splitlines()
    assert said[0].split() == ["medida", "ayer", "hoy", "diferencia"]
    assert said[1].split() == ["a.brier", "0.200", "—", "falta", "en", "hoy"]
    assert said[2].split() == ["b.mrr", "0.500", "0.750", "+0.250", "mejor"]
    assert said[3].split() == ["c.f1", "—", "1.000", "falta", "en", "ayer"]


def test_counts_are_shown_as_counts():
    assert "4661" in table([Row("a.queries", 4661.0, 4661.0)], "a", "b")
