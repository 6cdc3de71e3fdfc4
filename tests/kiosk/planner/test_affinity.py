"""Kinship that the skill-matching model sees between all that a person knows and each job."""

import numpy as np
import pytest

from kiosk.errors import BundleError
from kiosk.planner.affinity import Affinity
from kiosk.planner.index import BUNDLE
from kiosk.planner.types import Experience, Profile, Skill


@pytest.fixture(scope="module")
def affinity(planner):
    return Affinity(BUNDLE, *planner.catalogue.needs.shape)


def known_of(planner, code):
    """All that an occupation needs, each skill for sure."""
    needs = planner.catalogue.needs[planner.catalogue.codes.index(code)]
    return (needs > 0).astype(np.float32)


@pytest.mark.parametrize("code", ["7512", "5141", "7212", "6121", "2221"])
def test_who_knows_all_of_a_job_is_nearest_to_it_or_its_kin(planner, affinity, code):
    kin = affinity(known_of(planner, code))
    assert kin.max() == pytest.approx(1.0)
    assert ((kin > 0) & (kin <= 1)).all()
    nearest = [planner.catalogue.codes[i][:2] for i in np.argsort(-kin)[:3]]
    assert code[:2] in nearest


def test_a_model_of_other_tables_is_refused_with_the_remedy():
    with pytest.raises(BundleError, match=r"habilidades.*Remedio"):
        Affinity(BUNDLE, 436, 7)


def test_a_skill_without_work_lends_no_kinship(planner):
    """Who only says "sé usar Excel" is not thereby near any job."""
    skill = next(
        Skill(code, entry.label, 0.9, "sé usar excel")
        for code, entry in planner.catalogue.taxonomy.skills.items()
        if "computadora" in code
    )
    told = Profile(skills=(skill,))
    worked = Profile(skills=(skill,), experience=(Experience("4110", "x", 0.9, "y"),))
    alone, after = planner._matcher.fits(told), planner._matcher.fits(worked)
    assert (after >= alone).all()
    needs = planner.catalogue.needs
    assert alone == pytest.approx(
        needs[:, planner.catalogue.skill_place[skill.code]] * 0.9 / np.maximum(needs.sum(1), 1e-6),
        abs=1e-5,
    )
