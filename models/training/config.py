"""What defines a run: the configurations of the three models in one value."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    # Each stands beside its training and so imports TensorFlow.
    from models.training.batches import Config
    from models.training.recommendations import RecommendationsConfig
    from models.training.skill_matching import SkillMatchingConfig

#: The models in the order they are trained: the encoder gives skill matching its titles.
MODELS = ("user_profile", "skill_matching", "recommendations")


@dataclass(frozen=True)
class TrainingConfig:
    """The configurations, by the name of the model; written into the run's record."""

    user_profile: Config
    skill_matching: SkillMatchingConfig
    recommendations: RecommendationsConfig

    def seeded(self, seed: int) -> TrainingConfig:
        """Returns the same with one seed for all three."""
        return TrainingConfig(
            replace(self.user_profile, seed=seed),
            replace(self.skill_matching, seed=seed),
            replace(self.recommendations, seed=seed),
        )

    def shortened(self, steps: int) -> TrainingConfig:
        """Returns the same for a trial: so many steps, and one pass and epoch of the prior.

        The prior of recommendations is trained by epochs; its ``steps`` are those of the
        update, which training from nothing does not make.
        """
        return TrainingConfig(
            replace(self.user_profile, steps=steps),
            replace(self.skill_matching, steps=steps),
            replace(self.recommendations, passes=1, epochs=1),
        )


def shipped() -> TrainingConfig:
    """Returns the configuration that the shipped models were trained with."""
    from models.training.batches import Config
    from models.training.recommendations import RecommendationsConfig
    from models.training.skill_matching import SkillMatchingConfig

    return TrainingConfig(Config(), SkillMatchingConfig(), RecommendationsConfig())
