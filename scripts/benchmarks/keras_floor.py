"""Keras for the same architectures, with random weights: reads JSON, one a line, prints seconds.

A text is answered by ``model(x)`` of the encoder; a list of calls, each the name of a model and
its number of rows, by ``predict`` of each in turn.
"""

from __future__ import annotations

import json
import sys
import time
from typing import Any

import numpy as np


def _inputs(name: str, rows: int) -> Any:
    """Inputs of the shapes that the device gives."""
    from models.preprocessing.features import encode
    from models.preprocessing.offers import FEATURES

    if name == "encoder":
        return list(encode(["vendo comida en la feria"] * rows))
    if name == "skill_matching":
        return {
            "known": np.ones((rows, 303), np.float32),
            "title": np.zeros((rows, 192), np.float32),
        }
    return np.zeros((rows, FEATURES), np.float32)


def main() -> None:
    """Answers until the input ends; one thread."""
    import tensorflow as tf

    from models.preprocessing.features import encode
    from models.recommendations import build_recommendations
    from models.skill_matching import build_skill_matching
    from models.user_profile import build_encoder

    tf.config.threading.set_intra_op_parallelism_threads(1)
    tf.config.threading.set_inter_op_parallelism_threads(1)
    models = {
        "encoder": build_encoder(),
        "skill_matching": build_skill_matching(np.eye(436, 303, dtype=np.float32)),
        "recommendations": build_recommendations(),
    }
    for text in ("una frase", "otra frase más", "y otra"):
        models["encoder"](list(encode([text])))
    for name, model in models.items():
        model.predict(_inputs(name, 1), verbose=0)
    for line in sys.stdin:
        asked = json.loads(line)
        if isinstance(asked, str):
            began = time.perf_counter()
            models["encoder"](list(encode([asked])))
        else:
            given = [(models[name], _inputs(name, rows)) for name, rows in asked]
            began = time.perf_counter()
            for model, inputs in given:
                model.predict(inputs, verbose=0)
        print(time.perf_counter() - began, flush=True)


if __name__ == "__main__":
    main()
