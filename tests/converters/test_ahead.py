"""Batches prepared by another thread; here, since the trainer's module loads TensorFlow."""

import pytest


def test_items_come_in_order_and_all():
    from models.training.encoder import ahead

    assert list(ahead(range(50))) == list(range(50))


def test_an_error_while_preparing_ends_the_run_instead_of_hanging_it():
    from models.training.encoder import ahead

    def failing():
        yield 1
        raise ValueError("expected a text, received none")

    prepared = ahead(failing())
    assert next(prepared) == 1
    with pytest.raises(ValueError, match="expected a text"):
        next(prepared)
