"""The two sentences of a pair that lie nearest each other, as written."""

from collections.abc import Callable, Mapping, Sequence

import numpy as np
from numpy.typing import NDArray

from resmal.engine.coherence.centring import Vectors, centred
from resmal.engine.coherence.lexical import content_words
from resmal.engine.meaning import split_sentences
from resmal.engine.portfolio import Initiative

Encode = Callable[[Sequence[str]], Vectors]  # texts to vectors (texts, dim)

_BY_MEANING = 60  # pairs whose sentences are encoded; the rest are quoted by the words they share
_SENTENCES = 8  # an item; what stands later is rarely what it is about


def quote_pairs(
    pairs: Sequence[tuple[int, int]],
    initiatives: Sequence[Initiative],
    languages: Sequence[str],
    means: Mapping[str, Vectors],
    encode: Encode,
) -> list[tuple[str, str]]:
    """Two quotes for each pair of rows: the sentences nearest in meaning.

    After the first 60 pairs those that share most words are quoted. ``means`` holds the mean (dim,)
    of a text a language. A title is quoted where there is nothing else.
    """
    said = {row: _sentences(initiatives[row]) for pair in pairs for row in pair}
    encoded = sorted({row for pair in pairs[:_BY_MEANING] for row in pair})
    points = _points({row: said[row] for row in encoded}, languages, means, encode)
    quotes = []
    for at, (a, b) in enumerate(pairs):
        by_meaning = at < _BY_MEANING
        near = points[a] @ points[b].T if by_meaning else _shared_words(said[a], said[b])
        i, j = np.unravel_index(int(np.argmax(near)), near.shape)
        quotes.append((said[a][i], said[b][j]))
    return quotes


def _sentences(one: Initiative) -> list[str]:
    """The first eight sentences of the description, or the title where there is none."""
    spans = split_sentences(one.description)[:_SENTENCES]
    return [span.of(one.description) for span in spans] or [one.title.strip()]


def _points(
    said: Mapping[int, Sequence[str]],
    languages: Sequence[str],
    means: Mapping[str, Vectors],
    encode: Encode,
) -> dict[int, Vectors]:
    """The sentences of each row as centred points, all encoded in one go."""
    if not said:
        return {}
    spoken = [languages[row] for row, sentences in said.items() for _ in sentences]
    vectors = encode([sentence for sentences in said.values() for sentence in sentences])
    ends = np.cumsum([len(sentences) for sentences in said.values()])[:-1]
    return dict(zip(said, np.split(centred(vectors, spoken, means), ends), strict=True))


def _shared_words(a: Sequence[str], b: Sequence[str]) -> NDArray[np.float64]:
    """How many words each sentence of ``a`` shares with each of ``b``, over the root of both."""
    words_a, words_b = ([set(content_words(each)) for each in said] for said in (a, b))
    return np.array(
        [[len(x & y) / max(len(x) * len(y), 1) ** 0.5 for y in words_b] for x in words_a]
    )
