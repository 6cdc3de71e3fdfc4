"""Four-bit tables read back."""

import numpy as np

from models.preprocessing.packed import levels, product, unpack


def test_low_nibbles_are_the_first_half_and_high_nibbles_the_second():
    packed = np.array([[0x1F, 0xA8], [0x88, 0x99]], np.uint8)
    scales = np.array([0.5, 2.0], np.float32)
    assert unpack(packed, scales).tolist() == [[3.5, 0.0, -3.5, 1.0], [0.0, 2.0, 0.0, 2.0]]


def test_every_byte_gives_two_levels_from_minus_eight_to_seven():
    table = unpack(np.arange(256, dtype=np.uint8)[:, None], np.ones(256, np.float32))
    assert table[:, 0].tolist() == [low - 8 for _ in range(16) for low in range(16)]
    assert table[:, 1].tolist() == [high - 8 for high in range(16) for _ in range(16)]


def test_the_result_is_float32_of_twice_the_width():
    table = unpack(np.zeros((3, 5), np.uint8), np.ones(3, np.float32))
    assert (table.dtype, table.shape) == (np.dtype(np.float32), (3, 10))


def test_an_empty_table_stays_empty():
    assert unpack(np.zeros((0, 4), np.uint8), np.zeros(0, np.float32)).shape == (0, 8)


def test_the_packed_table_is_left_as_it_was():
    packed = np.array([[0x1F, 0xA8]], np.uint8)
    unpack(packed, np.array([3.0], np.float32))
    assert packed.tolist() == [[0x1F, 0xA8]]


def test_a_product_in_bytes_is_the_product_in_floats():
    rng = np.random.default_rng(5)
    packed = rng.integers(17, 256, (2500, 8)).astype(np.uint8)
    scales = rng.random(2500).astype(np.float32)
    vectors = rng.standard_normal((3, 16)).astype(np.float32)
    expected = unpack(packed, scales) @ vectors.T
    np.testing.assert_allclose(product(levels(packed), scales, vectors), expected, atol=1e-4)
