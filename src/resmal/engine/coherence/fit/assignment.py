"""How probable it is that each initiative serves each landmark."""

from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from resmal.engine.coherence.calibration import FIT
from resmal.engine.coherence.centring import Vectors
from resmal.engine.coherence.fit.confirmations import Confirmations
from resmal.engine.coherence.fit.landmarks import Landmarks
from resmal.engine.coherence.fit.scorer import Scorer, scorer_of
from resmal.engine.coherence.fit.texts import Items
from resmal.engine.review import Fit

_SHOWN = 3


@dataclass(frozen=True, slots=True)
class Assignment:
    """Every initiative against every landmark. What a person has said stands as said."""

    labels: tuple[str, ...]
    p: NDArray[np.float32]  # (n, L): serves it, each landmark by itself; 1 or 0 where a person said
    said: NDArray[np.int8]  # (n, L): 1 confirmed, -1 ruled out, 0 nothing said
    scorer: Scorer | None  # None where there are no landmarks

    def best(self, row: int) -> tuple[int, ...]:
        """The columns of up to three landmarks that nobody has ruled out, likeliest first."""
        order = np.argsort(-self.p[row], kind="stable")
        return tuple(order[self.said[row, order] >= 0][:_SHOWN].tolist())

    def fits(self, row: int) -> tuple[Fit, ...]:
        """The best fits of an initiative, still without evidence."""
        return tuple(Fit(self.labels[at], float(self.p[row, at])) for at in self.best(row))


def fit_initiatives(
    items: Items,
    landmarks: Landmarks,
    background: Mapping[str, Vectors],
    confirmed: Confirmations,
) -> Assignment:
    """Calibrated probabilities that ``items`` serve ``landmarks``.

    ``background`` is the mean vector (d,) of unrelated texts, a language. Raises ValueError where
    it is empty although there are landmarks.
    """
    said = confirmed.matrix(items.ids, landmarks.labels)
    if not landmarks.labels or not items.ids:
        return Assignment(landmarks.labels, np.zeros(said.shape, np.float32), said, None)
    scorer, scores = scorer_of(items, landmarks, background, confirmed)
    p = FIT.p(scores)
    p = np.where(said > 0, 1, np.where(said < 0, 0, p)).astype(np.float32)
    return Assignment(landmarks.labels, p, said, scorer)
