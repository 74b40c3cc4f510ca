"""The two sentences of a pair that lie nearest each other, as written."""

from collections.abc import Callable, Mapping, Sequence

import numpy as np
from numpy.typing import NDArray

from resmal.engine.coherence.centring import Vectors, centred
from resmal.engine.coherence.lexical import content_words
from resmal.engine.coherence.overlaps.model import Layout
from resmal.engine.meaning import split_sentences

Encode = Callable[[Sequence[str]], Vectors]  # texts to vectors (texts, dim)

_BY_MEANING = 60  # pairs whose sentences are encoded; the rest are quoted by the words they share
_SENTENCES = 8  # an item; what stands later is rarely what it is about
_SAYS_SOMETHING = 4  # words; shorter sentences are quoted only where there is no other


def quote_pairs(
    pairs: Sequence[tuple[int, int]],
    said: Mapping[int, Sequence[str]],
    languages: Sequence[str],
    layout: Layout,
    encode: Encode,
) -> list[tuple[str, str]]:
    """Two quotes for each pair of rows: the sentences nearest each other and the other's whole.

    ``said`` holds the sentences of each row, at least one. After the first 60 pairs those that
    share most words are quoted.
    """
    encoded = sorted({row for pair in pairs[:_BY_MEANING] for row in pair})
    points = _points({row: said[row] for row in encoded}, languages, layout.means[0], encode)
    rest = sorted({row for pair in pairs[_BY_MEANING:] for row in pair})
    words = {row: [set(content_words(each)) for each in said[row]] for row in rest}
    quotes = []
    for at, (a, b) in enumerate(pairs):
        if at < _BY_MEANING:
            to_b, to_a = points[a] @ layout.points[b], points[b] @ layout.points[a]
            near = points[a] @ points[b].T + to_b[:, None] + to_a[None, :]
        else:
            near = _shared_words(words[a], words[b])
        i, j = divmod(int(np.argmax(near)), near.shape[1])
        quotes.append((said[a][i], said[b][j]))
    return quotes


def sentences_of(pieces: Sequence[str], title: str) -> list[str]:
    """The first eight sentences of a description's pieces, or the title where there is none."""
    sentences = [span.of(piece) for piece in pieces for span in split_sentences(piece)]
    telling = [each for each in sentences if len(each.split()) >= _SAYS_SOMETHING]
    return (telling or sentences or [title.strip()])[:_SENTENCES]


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


def _shared_words(a: Sequence[set[str]], b: Sequence[set[str]]) -> NDArray[np.float64]:
    """How many words each sentence of ``a`` shares with each of ``b``, over the root of both."""
    return np.array([[len(x & y) / max(len(x) * len(y), 1) ** 0.5 for y in b] for x in a])
