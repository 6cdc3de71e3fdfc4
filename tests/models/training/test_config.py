"""One configuration for all three models."""

import json
import subprocess
import sys
from dataclasses import asdict, fields

from models.training.config import MODELS, TrainingConfig, shipped


def test_it_has_a_part_for_each_model_in_the_order_they_are_trained():
    assert tuple(part.name for part in fields(TrainingConfig)) == MODELS


def test_it_is_ready_for_the_record():
    assert json.loads(json.dumps(asdict(shipped()))).keys() == set(MODELS)


def test_one_seed_reaches_all_three():
    seeded = shipped().seeded(7)
    assert {getattr(seeded, name).seed for name in MODELS} == {7}


def test_a_trial_shortens_all_three_and_changes_nothing_else():
    whole, trial = shipped(), shipped().shortened(5)
    assert (trial.user_profile.steps, trial.skill_matching.steps) == (5, 5)
    assert (trial.recommendations.passes, trial.recommendations.epochs) == (1, 1)
    assert trial.recommendations.steps == whole.recommendations.steps
    assert trial.user_profile.rate == whole.user_profile.rate


def test_listing_the_commands_loads_no_tensorflow():
    said = "import sys, models.training.cli; print('tensorflow' in sys.modules)"
    done = subprocess.run([sys.executable, "-c", said], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "False"
