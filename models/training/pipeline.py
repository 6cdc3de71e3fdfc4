"""Trains the models of a run, one after the other, and notes where each comes from."""

from __future__ import annotations

import logging
import time
from collections.abc import Callable, Mapping, Sequence
from dataclasses import asdict
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np
import numpy.typing as npt

from models.preprocessing.spelling import Vocabulary
from models.taxonomy.tables import DATA
from models.training import provenance, runs
from models.training.config import TrainingConfig

if TYPE_CHECKING:
    import keras

_log = logging.getLogger(__name__)
#: Texts encoded at once.
_BATCH = 256
#: The checksums of all shipped tables, so that one hash tells which they were.
_TABLES = DATA / "tables.json"

#: Trains one model into the run's folder and returns what it counted; takes the folder of
#: the raw files, which recommendations do not read, the run's folder and its configuration.
Train = Callable[[Path, Path, TrainingConfig], Mapping[str, int]]


class EncoderMissingError(Exception):
    """Skill matching was asked for alone, and the run has no encoder to read titles with."""


def encoder(model: keras.Model) -> Callable[[Sequence[str]], npt.NDArray[np.float32]]:
    """Returns a function from texts to the encoder's unit vectors, float32 (texts, dim)."""
    from models.preprocessing.features import encode

    def vectors(texts: Sequence[str]) -> npt.NDArray[np.float32]:
        parts = [model(list(encode(texts[i : i + _BATCH]))) for i in range(0, len(texts), _BATCH)]
        return np.concatenate([np.asarray(part, np.float32) for part in parts])

    return vectors


def _user_profile(raw: Path, out: Path, config: TrainingConfig) -> Mapping[str, int]:
    from models.training.batches import Batches
    from models.training.encoder import Trainer
    from models.training.texts import known_stems

    batches = Batches(raw, out / "teachers", config.user_profile)
    trainer = Trainer(batches, config.user_profile)
    trainer.fit()
    known = Vocabulary.build(known_stems(raw))
    runs.save_user_profile(out, trainer.model, trainer.head.get_weights(), batches.codes, known)
    return {
        "forms": len(batches.forms),
        "texts": len(batches.texts),
        "unit_groups": len(batches.codes),
    }


def _skill_matching(raw: Path, out: Path, config: TrainingConfig) -> Mapping[str, int]:
    from models.training.skill_matching import train

    try:
        read = encoder(runs.load(out).model)
    except FileNotFoundError as error:
        raise EncoderMissingError(str(out)) from error
    trained = train(raw, config.skill_matching, read)
    runs.save_skill_matching(out, trained.model, trained.codes, trained.skills)
    return {
        "occupations": trained.occupations,
        "unit_groups": len(trained.codes),
        "skills": len(trained.skills),
    }


def _recommendations(
    _raw: Path, out: Path, config: TrainingConfig, log: Path | None = None
) -> Mapping[str, int]:
    from models.training.interactions import read
    from models.training.recommendations import train

    trained = train(config.recommendations, None if log is None else read(log))
    runs.save_recommendations(out, trained.model, trained.typical)
    return {name: int(str(trained.record[name])) for name in ("rows", "features", "answers")}


TRAINERS: Mapping[str, Train] = {
    "user_profile": _user_profile,
    "skill_matching": _skill_matching,
    "recommendations": _recommendations,
}
#: What each model reads of the raw files; the tables it reads come besides.
READS: Mapping[str, tuple[str, ...]] = {
    "user_profile": ("esco/*.gz", "esco/*.csv", "titles_pe/*.csv"),
    "skill_matching": ("esco/*.gz",),
    "recommendations": (),
}


def run(
    raw: Path,
    out: Path,
    config: TrainingConfig,
    names: Sequence[str],
    clock: Callable[[], float] = time.monotonic,
    log: Path | None = None,
) -> None:
    """Trains the models of ``names`` into ``out``, each noted as soon as it is done.

    Args:
        raw: Folder of the raw files; not looked at for recommendations alone.
        out: Folder of the run; its name is the version.
        config: What defines the run.
        names: Of :data:`models.training.config.MODELS`, in that order.
        clock: Tells seconds.
        log: Lists that people answered, for recommendations to learn from; None: nothing yet.

    Raises:
        EncoderMissingError: See above.
        InteractionError: The log cannot be used.
    """
    origin = {
        "revision": provenance.revision(),
        "changed": provenance.changed(),
        "libraries": provenance.libraries(),
    }
    for name in names:
        _log.info("training %s", name)
        files = [path for pattern in READS[name] for path in raw.glob(pattern)]
        train = TRAINERS[name]
        if name == "recommendations" and log is not None:
            files, train = [*files, log], partial(_recommendations, log=log)
        hashes = provenance.data_hashes([*files, _TABLES])
        start = clock()
        counts = train(raw, out, config)
        used = asdict(getattr(config, name))
        told = {
            **origin,
            "config": used,
            "seed": used["seed"],
            "data": hashes,
            "counts": dict(counts),
            "seconds": round(clock() - start, 1),
        }
        runs.note(out, name, told)
        _log.info("%s done after %.0f s", name, told["seconds"])
