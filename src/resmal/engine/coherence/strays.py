"""Which initiatives no landmark clearly explains: a question to their owners, no verdict."""

import numpy as np
from numpy.typing import NDArray

from resmal.engine.coherence.fit import Assignment


def stray_probabilities(assignment: Assignment) -> NDArray[np.float32]:
    """How probable it is (n,) that an initiative serves no landmark; 1 where there are none."""
    if not assignment.labels:
        return np.ones(len(assignment.p), np.float32)
    return np.asarray(1 - assignment.p.max(axis=1), np.float32)
