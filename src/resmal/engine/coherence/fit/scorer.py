"""One measure of every text of a list against every landmark of a direction."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray
from scipy.sparse import csr_array

from resmal.engine.coherence.calibration import FIRST_FIT
from resmal.engine.coherence.centring import Vectors, centred, language_means
from resmal.engine.coherence.fit.aims import Aims, aims_of
from resmal.engine.coherence.fit.examples import Confirmations, Examples, examples_of
from resmal.engine.coherence.fit.landmarks import Landmarks
from resmal.engine.coherence.lexical import WordSpace

_OWN_PRIOR = 50  # background texts that hold up the mean of a short list
_EXAMPLES = 0.75  # what likeness to examples weighs beside likeness to the landmark's own words


@dataclass(frozen=True, slots=True)
class Items:
    """A list's texts as the engine reads them."""

    ids: tuple[str, ...]
    texts: tuple[str, ...]  # cleaned: what the encoder read
    languages: tuple[str, ...]  # "sv", "en" or "other"
    vectors: Vectors  # (n, d) as encoded; zeros for an empty text


@dataclass(frozen=True, slots=True)
class Scorer:
    """Scores texts of one list; made once, it scores a changed text in milliseconds."""

    means: Mapping[str, Vectors]  # what is taken from a text's vector, by its language
    space: WordSpace
    aims: Aims
    examples: Examples

    def score(
        self,
        vectors: Vectors,
        texts: Sequence[str],
        languages: Sequence[str],
        rows: NDArray[np.intp],
    ) -> NDArray[np.float32]:
        """Scores (m, L) of texts that stand in ``rows`` of the list, as they are or changed.

        ``rows`` is -1 for a text that the list does not hold.
        """
        points = centred(vectors, languages, self.means)
        return self.score_points(points, self.space.vectors(texts), languages, rows)

    def score_list(self, languages: Sequence[str]) -> NDArray[np.float32]:
        """Scores (n, L) of the list as it stands."""
        rows = np.arange(len(self.examples.points))
        return self.score_points(self.examples.points, self.examples.words, languages, rows)

    def score_points(
        self, points: Vectors, words: csr_array, languages: Sequence[str], rows: NDArray[np.intp]
    ) -> NDArray[np.float32]:
        """Scores (m, L) of centred vectors (m, d) and their words (m, pieces)."""
        learnt = self.examples.score(points, words, rows)
        return self.aims.score(points, words, languages) + _EXAMPLES * learnt


def scorer_of(
    items: Items,
    landmarks: Landmarks,
    background: Mapping[str, Vectors],
    confirmed: Confirmations,
) -> Scorer:
    """What it takes to score ``items``; ``background`` is a mean (d,) a language.

    Raises ValueError where ``background`` is empty.
    """
    means = language_means(items.vectors, items.languages, background, _OWN_PRIOR)
    points = centred(items.vectors, items.languages, means)
    said = [one.text for group in landmarks.statements for one in group]
    space = WordSpace((*items.texts, *said))
    words = space.own[: len(items.texts)]
    aims = aims_of(landmarks, background, space)
    likely = FIRST_FIT.p(aims.score(points, words, items.languages))
    heard = confirmed.matrix(items.ids, landmarks.labels)
    return Scorer(means, space, aims, examples_of(points, words, likely, heard))
