"""Reads four-bit tables (written by ``converters.quantise``) back into floats."""

from __future__ import annotations

import numpy as np
import numpy.typing as npt


def unpack(
    packed: npt.NDArray[np.uint8], scales: npt.NDArray[np.float32]
) -> npt.NDArray[np.float32]:
    """Returns float32 (rows, dim): nibbles minus 8, times the scale of the row.

    Args:
        packed: uint8 (rows, dim / 2), low nibbles first half, high nibbles second.
        scales: float32 (rows,).
    """
    half = packed.shape[1]
    table = np.empty((len(packed), 2 * half), np.float32)
    table[:, :half] = (packed & 15).astype(np.int8) - np.int8(8)
    table[:, half:] = (packed >> 4).astype(np.int8) - np.int8(8)
    table *= scales[:, None]
    return table
