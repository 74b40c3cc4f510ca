"""How near a text comes to what a landmark says of itself, in meaning and in words."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray
from scipy.sparse import csr_array

from resmal.engine.coherence.centring import Vectors, centred, language_means, normed
from resmal.engine.coherence.fit.landmarks import Landmarks
from resmal.engine.coherence.lexical import WordSpace, excess_similarity

_STATEMENT_PRIOR = 3  # background texts that hold up the mean of the landmarks' statements
_NEAREST = 0.5  # what the nearest single statement weighs beside the landmark as a whole
_NEAREST_BY_CHANCE = 0.047  # the nearest of k unrelated statements lies this times ln k above 0
_WORDS_PER_MEANING = 0.25  # words shared within a language go with the cosine at this rate


@dataclass(frozen=True, slots=True)
class Aims:
    """The landmarks of a direction as directions in the space of meanings and in that of words."""

    whole: Vectors  # (L, d): name and centroid of the sentences
    nearest: tuple[Vectors, ...]  # a landmark: (sentences, d), or the names where there are none
    words: Mapping[str, csr_array]  # language: (L, pieces); zeros where nothing is said in it

    def meaning(self, points: Vectors) -> NDArray[np.float32]:
        """Likeness (m, L) in meaning of centred vectors ``points`` (m, d)."""
        nearest = [(points @ said.T).max(axis=1) for said in self.nearest]
        chance = _NEAREST_BY_CHANCE * np.log([len(said) for said in self.nearest])
        best = np.stack(nearest, axis=1) - chance
        return np.asarray(points @ self.whole.T + _NEAREST * best, np.float32)

    def score(
        self, points: Vectors, words: csr_array, languages: Sequence[str]
    ) -> NDArray[np.float32]:
        """Scores (m, L): likeness in meaning, and in words beyond what chance would give.

        Where a landmark says nothing in a text's language, the words that they would share are
        put at what goes with their likeness in meaning, so that languages can be compared.
        """
        shared = _WORDS_PER_MEANING * (points @ self.whole.T)
        of = np.array(languages)
        for language, aims in self.words.items():
            rows, told = np.flatnonzero(of == language), np.flatnonzero(np.diff(aims.indptr))
            shared[np.ix_(rows, told)] = excess_similarity(words[rows], aims[told])
        return self.meaning(points) + shared


def aims_of(landmarks: Landmarks, background: Mapping[str, Vectors], space: WordSpace) -> Aims:
    """The landmarks as aims; their statements' words must be in ``space``."""
    names = _centred_statements(landmarks, background, are_names=True)
    said = _centred_statements(landmarks, background, are_names=False)
    whole = [normed(name.sum(axis=0)) + _middle(of) for name, of in zip(names, said, strict=True)]
    languages = {one.language for group in landmarks.statements for one in group}
    return Aims(
        whole=normed(np.stack(whole)),
        nearest=tuple(of if len(of) else name for name, of in zip(names, said, strict=True)),
        words={name: space.vectors(_texts_in(landmarks, name)) for name in sorted(languages)},
    )


def _middle(vectors: Vectors) -> Vectors:
    return normed(vectors.sum(axis=0))


def _centred_statements(
    landmarks: Landmarks, background: Mapping[str, Vectors], *, are_names: bool
) -> list[Vectors]:
    """For each landmark its names or its sentences as centred vectors (k, d)."""
    chosen = [
        [at for at, one in enumerate(group) if one.is_name == are_names]
        for group in landmarks.statements
    ]
    languages = [
        group[at].language
        for group, rows in zip(landmarks.statements, chosen, strict=True)
        for at in rows
    ]
    vectors = np.concatenate([of[rows] for of, rows in zip(landmarks.vectors, chosen, strict=True)])
    means = language_means(vectors, languages, background, _STATEMENT_PRIOR)
    points = centred(vectors, languages, means)
    return np.split(points, np.cumsum([len(rows) for rows in chosen])[:-1])


def _texts_in(landmarks: Landmarks, language: str) -> list[str]:
    return [
        " ".join(one.text for one in group if one.language == language)
        for group in landmarks.statements
    ]
