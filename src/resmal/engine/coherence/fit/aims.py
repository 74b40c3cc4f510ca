"""How near a text comes to what a landmark says of itself, in meaning and in words."""

from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray
from scipy.sparse import csr_array

from resmal.engine.coherence.centring import Vectors, centred, language_means, normed
from resmal.engine.coherence.fit.landmarks import Landmarks
from resmal.engine.coherence.fit.texts import Texts
from resmal.engine.coherence.lexical import WordSpace, excess_similarity

_STATEMENT_PRIOR = 3  # background texts that hold up the mean of the landmarks' statements
_NEAREST = 0.5  # what the nearest single statement weighs beside the landmark as a whole
_NEAREST_BY_CHANCE = 0.047  # the nearest of k unrelated statements lies this times ln k above 0
_WORDS_PER_MEANING = 0.25  # words shared within a language go with the cosine at this rate


@dataclass(frozen=True, slots=True)
class Aims:
    """The landmarks of a direction as directions in the space of meanings and in that of words."""

    statements: tuple[Vectors, ...]  # a landmark: everything it says (k, d), in its order
    sentences: tuple[Vectors, ...]  # a landmark: what is no name (k, d), the names if nothing is
    sentence_counts: tuple[int, ...]  # a landmark: how much it says beside its names
    whole: Vectors  # (L, d): name and centroid of the sentences
    words: Mapping[str, csr_array]  # language: (L, pieces); zeros where nothing is said in it

    def meaning(self, points: Vectors) -> NDArray[np.float32]:
        """Likeness (m, L) in meaning of centred vectors ``points`` (m, d)."""
        counts = [len(said) for said in self.sentences]
        starts = np.cumsum([0, *counts[:-1]])
        near = points @ np.concatenate(self.sentences).T
        best = np.maximum.reduceat(near, starts, axis=1) - _NEAREST_BY_CHANCE * np.log(counts)
        return np.asarray(points @ self.whole.T + _NEAREST * best, np.float32)

    def score(self, texts: Texts) -> NDArray[np.float32]:
        """Scores (m, L): likeness in meaning, and in words beyond what chance would give.

        Where a landmark says nothing in a text's language, the words that they would share are
        put at what goes with their likeness in meaning, so that languages can be compared.
        """
        shared = _WORDS_PER_MEANING * (texts.points @ self.whole.T)
        of = np.array(texts.languages)
        for language, aims in self.words.items():
            rows, told = np.flatnonzero(of == language), np.flatnonzero(np.diff(aims.indptr))
            shared[np.ix_(rows, told)] = excess_similarity(texts.words[rows], aims[told])
        return self.meaning(texts.points) + shared


def aims_of(landmarks: Landmarks, background: Mapping[str, Vectors], space: WordSpace) -> Aims:
    """The landmarks as aims; their statements' words must be in ``space``."""
    statements = _centred_statements(landmarks, background)
    sentences, whole = [], []
    for group, points in zip(landmarks.statements, statements, strict=True):
        is_name = np.array([one.is_name for one in group])
        names, said = points[is_name], points[~is_name]
        whole.append(normed(names.sum(axis=0)) + normed(normed(said).sum(axis=0)))
        sentences.append(said if len(said) else names)
    languages = {one.language for group in landmarks.statements for one in group}
    return Aims(
        statements=tuple(statements),
        sentences=tuple(sentences),
        sentence_counts=tuple(
            sum(not one.is_name for one in group) for group in landmarks.statements
        ),
        whole=normed(np.stack(whole)),
        words={name: space.vectors(_texts_in(landmarks, name)) for name in sorted(languages)},
    )


def _centred_statements(landmarks: Landmarks, background: Mapping[str, Vectors]) -> list[Vectors]:
    """Each landmark's statements (k, d); names and sentences each have their own mean.

    Names are short and sentences long, which shows in every vector.
    """
    told = [one for group in landmarks.statements for one in group]
    vectors = np.concatenate(landmarks.vectors)
    points = np.zeros_like(vectors)
    for is_name in (True, False):
        rows = [at for at, one in enumerate(told) if one.is_name == is_name]
        languages = [told[at].language for at in rows]
        means = language_means(vectors[rows], languages, background, _STATEMENT_PRIOR)
        points[rows] = centred(vectors[rows], languages, means)
    return np.split(points, np.cumsum([len(group) for group in landmarks.statements])[:-1])


def _texts_in(landmarks: Landmarks, language: str) -> list[str]:
    return [
        " ".join(one.text for one in group if one.language == language)
        for group in landmarks.statements
    ]
