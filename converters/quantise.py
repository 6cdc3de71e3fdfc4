"""Four-bit numbers with one scale a row, two to a byte.

A text is a sum over a hundred rows, so the rounding errors of single rows
average out; half the bytes buy twice the buckets or twice the dimensions.
"""

from __future__ import annotations

import numpy as np
import numpy.typing as npt

Packed = npt.NDArray[np.uint8]
Floats = npt.NDArray[np.float32]
#: Values run from -7 to 7, stored with 8 added, so that zero is exact.
_STEPS = 7
_OFFSET = 8


def pack(table: Floats) -> tuple[Packed, Floats]:
    """Packs ``table``, float32 (rows, dim) with ``dim`` even.

    The scale of each row is the one of seven candidates (60 % to 100 % of the
    largest magnitude) with the least squared error.

    Returns:
        ``packed`` uint8 (rows, dim / 2): low nibble = first half of the
        dimensions, high nibble = second half; ``scales`` float32 (rows,).
    """
    largest = np.abs(table).max(1)
    best_error = np.full(len(table), np.inf, np.float32)
    scales = np.ones(len(table), np.float32)
    for share in np.linspace(0.6, 1.0, 7):
        scale = np.maximum(largest * share / _STEPS, 1e-9).astype(np.float32)
        rounded = np.clip(np.rint(table / scale[:, None]), -_STEPS, _STEPS)
        error = ((rounded * scale[:, None] - table) ** 2).sum(1)
        better = error < best_error
        scales[better], best_error[better] = scale[better], error[better]
    levels = np.clip(np.rint(table / scales[:, None]), -_STEPS, _STEPS) + _OFFSET
    half = table.shape[1] // 2
    low, high = levels[:, :half].astype(np.uint8), levels[:, half:].astype(np.uint8)
    return low | (high << 4), scales
