"""One way to call a model, be it Keras or TFLite."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

import numpy.typing as npt

Array = npt.NDArray[Any]
#: Arrays by input name to arrays by output name.
Run = Callable[[Mapping[str, Array]], dict[str, Array]]
