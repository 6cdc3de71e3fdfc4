"""A small random encoder; TensorFlow is loaded here and nowhere else."""

import os
from dataclasses import dataclass
from typing import Any

import numpy as np
import numpy.typing as npt
import pytest

# Before TensorFlow is loaded: no greeting on the screen, no search for other hardware.
os.environ.setdefault("TF_CPP_MIN_LOG_LEVEL", "3")
os.environ.setdefault("CUDA_VISIBLE_DEVICES", "-1")

DIM, HIDDEN, CODES = 16, 8, 5
TEXTS = (
    "tejo chompas y mantas de alpaca",
    "vendo comida en la feria de Juliaca",
    "chofer de mototaxi",
    "albañil",
    "cuido a mis hermanos, cocino, lavo, plancho y limpio la casa desde niña en Ayacucho",
    "",
)


@dataclass(frozen=True)
class Trained:
    """What a run leaves: the Keras encoder and its unit-group head."""

    model: Any
    head: npt.NDArray[np.float32]
    bias: npt.NDArray[np.float32]


@pytest.fixture(scope="session")
def trained() -> Trained:
    """An encoder with every weight at random, so that no layer is idle."""
    import keras

    from models.user_profile import build_encoder

    keras.utils.set_random_seed(5)
    chance = np.random.default_rng(5)
    model = build_encoder(dim=DIM, hidden=HIDDEN)
    for name, spread in (("inner", 2.0), ("outer", 0.1)):
        layer = model.get_layer(name)
        layer.set_weights([chance.normal(0, spread, w.shape) for w in layer.get_weights()])
    head = chance.normal(size=(DIM, CODES)).astype(np.float32)
    return Trained(model, head, chance.normal(size=CODES).astype(np.float32))


@pytest.fixture(scope="session")
def rounded(trained: Trained) -> Trained:
    """The same encoder after its table went through four bits."""
    from converters.quantise import pack
    from models.preprocessing.packed import unpack
    from models.user_profile import build_encoder

    model = build_encoder(dim=DIM, hidden=HIDDEN)
    model.set_weights(trained.model.get_weights())
    table = model.get_layer("bag").table
    table.assign(unpack(*pack(table.numpy())))
    return Trained(model, trained.head, trained.bias)


@pytest.fixture(scope="session")
def tflite(trained: Trained) -> bytes:
    """The encoder as the device loads it."""
    from converters.to_tflite import convert

    return convert(trained.model, trained.head, trained.bias)
