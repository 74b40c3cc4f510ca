"""Constants that turn scores into probabilities, and the model that they belong to.

Fitted by ``python bench/coherence_fit.py --calibrate`` on five families of lists, each left out
in turn; docs/decisions tells what was tried. They hold for one encoder only: a score of .3 says
something else where another model made the vectors.
"""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from resmal.engine.meaning.encoder import MODEL


@dataclass(frozen=True, slots=True)
class Logistic:
    """p = 1 / (1 + exp(-slope (score - middle)))."""

    slope: float
    middle: float  # the score at which p is one half

    def p(self, score: NDArray[np.float32]) -> NDArray[np.float32]:
        """Probabilities of scores of any shape."""
        return np.asarray(1 / (1 + np.exp(-self.slope * (score - self.middle))), np.float32)


FIRST_FIT = Logistic(slope=12.0, middle=0.2)  # from the landmark's own words alone
STRAY = Logistic(slope=-1.1, middle=0.35)  # from the evidence for the likeliest landmark
FIT = Logistic(slope=8.0, middle=0.266)  # with what the list's likely examples add


def is_calibrated(model: str) -> bool:
    """Whether the constants were fitted with the model of the encoder of this id."""
    return model.startswith(MODEL)
