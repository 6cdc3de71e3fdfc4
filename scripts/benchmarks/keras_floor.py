"""Keras for the same architecture: reads texts (JSON, one a line), prints seconds."""

from __future__ import annotations

import json
import sys
import time


def main() -> None:
    """Answers until the input ends; random weights, batches of one, one thread."""
    import tensorflow as tf

    from models.preprocessing.features import encode
    from models.user_profile import build_encoder

    tf.config.threading.set_intra_op_parallelism_threads(1)
    tf.config.threading.set_inter_op_parallelism_threads(1)
    model = build_encoder()
    for text in ("una frase", "otra frase más", "y otra"):
        model(list(encode([text])))
    for line in sys.stdin:
        text = json.loads(line)
        began = time.perf_counter()
        model(list(encode([text])))
        print(time.perf_counter() - began, flush=True)


if __name__ == "__main__":
    main()
