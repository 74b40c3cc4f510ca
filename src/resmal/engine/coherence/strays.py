"""Which initiatives no landmark clearly explains: a question to their owners, no verdict."""

import numpy as np
from numpy.typing import NDArray

from resmal.engine.coherence.calibration import STRAY
from resmal.engine.coherence.fit import Assignment
from resmal.engine.coherence.overlaps.neighbours import Neighbours

_NEAREST = 8  # neighbours that are asked
_NEIGHBOURS = 1.5  # what they weigh beside the initiative itself
_FAR = 0.3  # sum of cosines at which neighbours are believed by half


def stray_probabilities(
    assignment: Assignment, neighbours: Neighbours | None = None
) -> NDArray[np.float32]:
    """How probable it is (n,) that an initiative serves no landmark; 1 where there are none.

    An initiative whose ``neighbours`` in the list serve a landmark is likelier to serve it too;
    without them each is judged alone. What a person has confirmed is no stray.
    """
    if not assignment.labels:
        return np.ones(len(assignment.p), np.float32)
    p = np.clip(assignment.p, 1e-4, 1 - 1e-4)
    evidence = np.log(p / (1 - p))
    if neighbours is not None:
        around = _NEIGHBOURS * _of_neighbours(evidence, neighbours)
        evidence = (evidence + around) / (1 + _NEIGHBOURS)
    stray = STRAY.p(evidence.max(axis=1))
    return np.where((assignment.said > 0).any(axis=1), 0, stray).astype(np.float32)


def _of_neighbours(evidence: NDArray[np.float32], neighbours: Neighbours) -> NDArray[np.float32]:
    """The mean evidence (n, L) of the nearest neighbours in any language, by their cosines."""
    n = len(evidence)
    index, cosine = neighbours.index.reshape(n, -1), neighbours.cosine.reshape(n, -1)
    order = np.argsort(-cosine, axis=1, kind="stable")[:, :_NEAREST]
    nearest = np.take_along_axis(index, order, 1)
    weight = np.maximum(np.take_along_axis(cosine, order, 1), 0) * (nearest >= 0)
    told = np.einsum("nk,nkl->nl", weight, evidence[nearest])
    return np.asarray(told / (weight.sum(axis=1, keepdims=True) + _FAR), np.float32)
