"""What people have said of initiatives and landmarks, and what follows for all others."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray
from scipy.sparse import csr_array

from resmal.engine.coherence.calibration import FIT
from resmal.engine.coherence.centring import Vectors
from resmal.engine.coherence.fit.texts import Texts
from resmal.engine.coherence.lexical import similarity

_UNSAID = 0.5  # an initiative confirmed for one landmark speaks half against the others
_RIDGE = 0.5  # how far an answer is doubted: it moves its own score four fifths of the way


@dataclass(frozen=True, slots=True)
class Confirmations:
    """What people have said: pairs of an initiative's id and a landmark's label."""

    serves: frozenset[tuple[str, str]] = frozenset()
    wrong: frozenset[tuple[str, str]] = frozenset()

    def __len__(self) -> int:
        return len(self.serves) + len(self.wrong)

    def matrix(self, ids: Sequence[str], labels: Sequence[str]) -> NDArray[np.int8]:
        """1 where a person said "serves", -1 where "wrong", else 0; shape (ids, labels)."""
        row, column = ({name: at for at, name in enumerate(names)} for names in (ids, labels))
        said = np.zeros((len(ids), len(labels)), np.int8)
        for pairs, mark in ((self.serves, 1), (self.wrong, -1)):
            for item, label in pairs:
                if item in row and label in column:
                    said[row[item], column[label]] = mark
        return said


@dataclass(frozen=True, slots=True)
class Lesson:
    """What the answers change in every score: the more so, the less they were expected.

    Kernel ridge regression on answer less probability (Saunders, Gammerman and Vovk 1998). The
    kernel of two texts is their likeness in meaning plus that in words.
    """

    points: Vectors  # (k, d), centred: the texts that people have spoken of
    words: csr_array  # (k, pieces)
    weights: NDArray[np.float32]  # (k, L)

    def score(self, texts: Texts) -> NDArray[np.float32]:
        """What to add to the scores (m, L) of ``texts``."""
        return np.asarray(_kernel(texts.points, texts.words, self) @ self.weights, np.float32)


def lesson_of(texts: Texts, scores: NDArray[np.float32], said: NDArray[np.int8]) -> Lesson:
    """What follows from ``said`` (n, L; see ``Confirmations.matrix``) of a list's ``texts``.

    ``scores`` (n, L) are those that the texts had before anybody said anything.
    """
    rows = np.flatnonzero(said.any(axis=1))
    told, p = said[rows], FIT.p(scores[rows])
    elsewhere = (told > 0).any(axis=1, keepdims=True)
    unsaid = np.where(elsewhere, -_UNSAID * p, 0)
    surprise = np.where(told > 0, 1 - p, np.where(told < 0, -p, unsaid)).astype(np.float32)
    lesson = Lesson(texts.points[rows], texts.words[rows], surprise)
    kernel = _kernel(lesson.points, lesson.words, lesson) + _RIDGE * np.eye(len(rows))
    weights = np.linalg.solve(kernel, surprise).astype(np.float32)
    return Lesson(lesson.points, lesson.words, weights)


def _kernel(points: Vectors, words: csr_array, lesson: Lesson) -> NDArray[np.float32]:
    return np.asarray(points @ lesson.points.T + similarity(words, lesson.words), np.float32)
