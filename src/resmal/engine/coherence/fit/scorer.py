"""One measure of every text of a list against every landmark of a direction."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from resmal.engine.coherence.calibration import FIRST_FIT
from resmal.engine.coherence.centring import Vectors, centred, language_means
from resmal.engine.coherence.fit.aims import Aims, aims_of
from resmal.engine.coherence.fit.confirmations import Confirmations, Lesson, lesson_of
from resmal.engine.coherence.fit.examples import Examples, likely_examples
from resmal.engine.coherence.fit.landmarks import Landmarks
from resmal.engine.coherence.fit.texts import Items, Texts
from resmal.engine.coherence.lexical import WordSpace
from resmal.engine.meaning import clean

_OWN_PRIOR = 20  # background texts that hold up the mean of a short list
_TALKATIVE = 10  # sentences of a landmark at which its examples weigh half as much as its name


@dataclass(frozen=True, slots=True)
class Scorer:
    """Scores texts against the landmarks; made once a list, it scores a text in milliseconds."""

    means: Mapping[str, Vectors]  # what is taken from a text's vector, by its language
    space: WordSpace
    aims: Aims
    examples: Examples  # likely ones, all of the list among them
    lesson: Lesson  # from what people have said

    def read(
        self,
        vectors: Vectors,
        texts: Sequence[str],
        languages: Sequence[str],
        rows: NDArray[np.intp],
    ) -> Texts:
        """Texts with their vectors (m, d) as encoded; ``rows`` as in ``Texts``."""
        words = self.space.vectors([clean(text) for text in texts])
        return Texts(centred(vectors, languages, self.means), words, tuple(languages), rows)

    def score(self, texts: Texts) -> NDArray[np.float32]:
        """Scores (m, L): likeness to the landmarks, to their examples, and what people said."""
        learnt = _example_weights(self.aims) * self.examples.score(texts)
        return self.aims.score(texts) + learnt + self.lesson.score(texts)


def scorer_of(
    items: Items,
    landmarks: Landmarks,
    background: Mapping[str, Vectors],
    confirmed: Confirmations,
) -> tuple[Scorer, NDArray[np.float32]]:
    """What it takes to score ``items``, and their scores (n, L).

    ``background`` is a mean (d,) a language. Raises ValueError where it is empty.
    """
    means = language_means(items.vectors, items.languages, background, _OWN_PRIOR)
    points = centred(items.vectors, items.languages, means)
    statements = [one.text for group in landmarks.statements for one in group]
    space = WordSpace([clean(text) for text in (*items.texts, *statements)])
    words = space.own[: len(items.texts)]
    texts = Texts(points, words, items.languages, np.arange(len(items.ids)))
    aims = aims_of(landmarks, background, space)
    said = confirmed.matrix(items.ids, landmarks.labels)
    own = aims.score(texts)
    examples = likely_examples(points, words, FIRST_FIT.p(own), said)
    before = own + _example_weights(aims) * examples.score(texts)
    lesson = lesson_of(texts, before, said)
    return Scorer(means, space, aims, examples, lesson), before + lesson.score(texts)


def _example_weights(aims: Aims) -> NDArray[np.float32]:
    """What likeness to examples weighs (L,): the less a landmark says itself, the more."""
    return np.array([_TALKATIVE / (_TALKATIVE + said) for said in aims.sentence_counts], np.float32)
