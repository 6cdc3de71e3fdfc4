"""Skill matching: what a person knows in, occupations and further skills out.

Architecture only; training lives in ``models.training.skill_matching``. One table of
skill vectors serves three times: it reads the skills a person has, it writes the skills that
go with them, and it describes each unit group of CIUO-08 by what the group needs. A group
that no training example names is therefore ranked all the same.
"""

from __future__ import annotations

from typing import Any

import keras
import numpy as np
import numpy.typing as npt
from keras import ops

#: Length of the encoder's vector of a title (``models.user_profile.DIM``).
TITLE_DIM = 192
#: Length of a skill's vector, and width of the hidden layer; chosen on validation occupations.
DIM, HIDDEN = 64, 256
#: Cosines of a person and a unit group are stretched by this before the softmax.
OCCUPATION_SCALE = 12.0
#: Keeps divisions by a length finite where nothing is known.
_TINY = 1e-6

Floats = npt.NDArray[np.float32]


def _unit(x: Any) -> Any:
    return x / ops.sqrt(ops.sum(ops.square(x), axis=-1, keepdims=True) + _TINY)


@keras.saving.register_keras_serializable("yachay")
class SkillTable(keras.layers.Layer):
    """Pools the vectors of the known skills, weighted by confidence.

    Input: float32 (batch, skills). Output: float32 (batch, dim), divided by the length of
    the input row, so that few skills speak as loud as many; zeros where none is known.
    """

    def __init__(self, skills: int, dim: int = DIM, **kwargs: object) -> None:
        super().__init__(**kwargs)
        self.skills, self.dim = skills, dim

    def build(self, _shape: object = None) -> None:
        """Creates the table, float32 (skills, dim)."""
        initial = keras.initializers.RandomNormal(stddev=self.dim**-0.5)
        self.table = self.add_weight(
            name="table", shape=(self.skills, self.dim), initializer=initial
        )
        self.built = True

    def call(self, known: Any) -> Any:
        """Returns float32 (batch, dim)."""
        return ops.matmul(_unit(known), self.table)

    def get_config(self) -> dict[str, object]:
        """Returns what is needed to build the layer again."""
        return {**super().get_config(), "skills": self.skills, "dim": self.dim}


class SkillLogits(keras.layers.Layer):
    """Scores every skill by its vector in the shared table.

    Input: float32 (batch, dim). Output: float32 (batch, skills).
    """

    def __init__(self, table: SkillTable, **kwargs: object) -> None:
        super().__init__(**kwargs)
        self.shared = table

    def build(self, _shape: object = None) -> None:
        """Creates the bias, float32 (skills,)."""
        self.bias = self.add_weight(name="bias", shape=(self.shared.skills,), initializer="zeros")
        self.built = True

    def call(self, person: Any) -> Any:
        """Returns float32 (batch, skills)."""
        return ops.matmul(person, ops.transpose(self.shared.table)) + self.bias


class GroupLogits(keras.layers.Layer):
    """Scores every unit group by the vectors of the skills it needs.

    Input: float32 (batch, dim). Output: float32 (batch, groups).
    """

    def __init__(self, table: SkillTable, needs: Floats, **kwargs: object) -> None:
        super().__init__(**kwargs)
        self.shared = table
        self.needs = needs

    def build(self, _shape: object = None) -> None:
        """Creates the bias, float32 (groups,); the needs never change."""
        self.bias = self.add_weight(name="bias", shape=(len(self.needs),), initializer="zeros")
        self.built = True

    def groups(self) -> Any:
        """Returns the vectors of the unit groups, float32 (groups, dim), of length 1."""
        needs = ops.convert_to_tensor(self.needs, "float32")
        return _unit(ops.matmul(_unit(needs), self.shared.table))

    def call(self, person: Any) -> Any:
        """Returns float32 (batch, groups)."""
        scores = ops.matmul(_unit(person), ops.transpose(self.groups()))
        return OCCUPATION_SCALE * scores + self.bias


def build_skill_matching(
    needs: Floats, dim: int = DIM, hidden: int = HIDDEN, dropout: float = 0.0
) -> keras.Model:
    """Returns the model.

    Args:
        needs: float32 (groups, skills), weight of each skill in each unit group, both in
            the order of their sorted codes.
        dim: Length of a skill's vector.
        hidden: Width of the hidden layer.
        dropout: Share of the hidden layer silenced at training.

    Returns:
        A model from ``known`` float32 (batch, skills), confidence 0 to 1 of each skill, and
        ``title`` float32 (batch, TITLE_DIM), of length 1 or all zeros, to a dictionary of
        ``occupations`` float32 (batch, groups) and ``skills`` float32 (batch, skills), logits.
    """
    skills = needs.shape[1]
    known = keras.Input((skills,), dtype="float32", name="known")
    title = keras.Input((TITLE_DIM,), dtype="float32", name="title")
    table = SkillTable(skills, dim, name="table")
    bag = table(known)
    named = keras.layers.Dense(dim, use_bias=False, name="named")(title)
    both = keras.layers.Concatenate(name="both")([bag, named])
    inner = keras.layers.Dense(hidden, activation="relu", name="inner")(both)
    inner = keras.layers.Dropout(dropout, name="dropout")(inner)
    person = keras.layers.Add(name="person")(
        [bag, named, keras.layers.Dense(dim, name="outer")(inner)]
    )
    worker = keras.layers.Dense(dim, name="worker")(person)
    outputs = {
        "occupations": GroupLogits(table, needs, name="occupations")(worker),
        "skills": SkillLogits(table, name="skills")(person),
    }
    return keras.Model({"known": known, "title": title}, outputs, name="skill_matching")
