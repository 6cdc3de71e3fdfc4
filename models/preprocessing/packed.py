"""Reads four-bit tables (written by ``converters.quantise``) back into floats."""

from __future__ import annotations

import numpy as np
import numpy.typing as npt

#: Rows turned into floats at a time: what fits a small processor's cache.
_CHUNK = 1024


def levels(packed: npt.NDArray[np.uint8]) -> npt.NDArray[np.int8]:
    """Returns int8 (rows, dim): nibbles minus 8, low nibbles first."""
    half = packed.shape[1]
    table = np.empty((len(packed), 2 * half), np.int8)
    table[:, :half] = (packed & 15).astype(np.int8) - np.int8(8)
    table[:, half:] = (packed >> 4).astype(np.int8) - np.int8(8)
    return table


def product(
    table: npt.NDArray[np.int8],
    scales: npt.NDArray[np.float32],
    vectors: npt.NDArray[np.float32],
) -> npt.NDArray[np.float32]:
    """Returns ``(table * scales[:, None]) @ vectors.T``, float32 (rows, vectors).

    The table stays in bytes: a quarter of the memory, and faster than floats that
    have to come from it.

    Args:
        table: int8 (rows, dim), as :func:`levels` returns it.
        scales: float32 (rows,).
        vectors: float32 (vectors, dim).
    """
    found = np.empty((len(table), len(vectors)), np.float32)
    across = np.ascontiguousarray(vectors.T)
    for start in range(0, len(table), _CHUNK):
        rows = slice(start, start + _CHUNK)
        np.matmul(table[rows].astype(np.float32), across, out=found[rows])
    found *= scales[:, None]
    return found


def unpack(
    packed: npt.NDArray[np.uint8], scales: npt.NDArray[np.float32]
) -> npt.NDArray[np.float32]:
    """Returns float32 (rows, dim): nibbles minus 8, times the scale of the row.

    Args:
        packed: uint8 (rows, dim / 2), low nibbles first half, high nibbles second.
        scales: float32 (rows,).
    """
    return levels(packed) * scales[:, None]
