"""Four bits a number: what goes in comes back near enough."""

import numpy as np
import pytest

from converters.quantise import pack
from models.preprocessing.packed import unpack


@pytest.fixture
def rows():
    chance = np.random.default_rng(11)
    return np.concatenate([
        chance.normal(0, 0.05, (200, 32)),
        chance.normal(0, 50, (50, 32)),
        chance.standard_t(2, (50, 32)),
        chance.uniform(-1e-4, 1e-4, (20, 32)),
    ]).astype(np.float32)  # fmt: skip


def test_a_row_is_never_further_off_than_plain_rounding_would_put_it(rows):
    back = unpack(*pack(rows))
    step = np.abs(rows).max(1) / 7
    plain = np.rint(rows / step[:, None]) * step[:, None]
    error, bound = (((x - rows) ** 2).sum(1) for x in (back, plain))
    assert (error <= bound * 1.0001).all()
    assert (np.sqrt(error / 32) <= step / 2).all()
    assert error[:200].sum() < 0.9 * bound[:200].sum()


def test_clipping_pays_only_where_it_helps(rows):
    back = unpack(*pack(rows))
    assert (np.abs(back).max(1) <= np.abs(rows).max(1) * 1.0001).all()
    assert (np.abs(back).max(1) >= np.abs(rows).max(1) * 0.5999).all()


def test_directions_survive(rows):
    back = unpack(*pack(rows[:200]))
    cosines = (back * rows[:200]).sum(1)
    cosines /= np.linalg.norm(back, axis=1) * np.linalg.norm(rows[:200], axis=1)
    assert cosines.min() > 0.97
    assert cosines.mean() > 0.99


def test_zero_comes_back_exactly_zero(rows):
    rows[:, 3] = 0
    rows[7] = 0
    packed, scales = pack(rows)
    assert not unpack(packed, scales)[:, 3].any()
    assert not unpack(packed, scales)[7].any()
    assert np.isfinite(scales).all()
    assert (scales > 0).all()


def test_what_was_rounded_once_is_not_changed_again(rows):
    once = unpack(*pack(rows))
    assert unpack(*pack(once)) == pytest.approx(once, rel=1e-5, abs=1e-9)


def test_a_sign_turned_is_a_sign_turned_back(rows):
    assert (unpack(*pack(-rows)) == -unpack(*pack(rows))).all()


def test_two_numbers_share_a_byte(rows):
    packed, scales = pack(rows)
    assert (packed.shape, packed.dtype) == ((len(rows), 16), np.dtype(np.uint8))
    assert (scales.shape, scales.dtype) == ((len(rows),), np.dtype(np.float32))
    levels = np.concatenate([packed & 15, packed >> 4], 1)
    assert levels.min() >= 1
    assert levels.max() <= 15


def test_an_empty_table_packs_to_nothing():
    packed, scales = pack(np.zeros((0, 32), np.float32))
    assert (packed.shape, scales.shape) == ((0, 16), (0,))
