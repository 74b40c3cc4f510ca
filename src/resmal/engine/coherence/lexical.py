"""How much two texts share in words, whatever their endings: TF-IDF over pieces of words.

Pieces of three to five letters find "invoice" in "invoicing" and "faktura" in "fakturahantering"
without a lexicon, in any language that is written with letters.
"""

import re
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from functools import lru_cache
from pathlib import Path

import numpy as np
from numpy.typing import NDArray
from scipy.sparse import csr_array

WORD = re.compile(r"[^\W\d_]+(?:[-'’][^\W\d_]+)*")
_SHORTEST_WORD = 3  # letters; shorter ones are nearly all function words
_CHANCE, _CHANCE_GROWTH = 0.00028, 0.42
_PIECES = (3, 4, 5)  # letters a piece, the borders of the word counted
_HASH = np.uint64(1_099_511_628_211)
_FEW = 32  # texts: against so few, columns held in full are several times as fast, at 30 MB
_FUNCTION_WORDS = frozenset(
    word
    for line in (Path(__file__).parent / "function_words.txt").read_text("utf-8").splitlines()
    if not line.startswith("#")
    for word in line.split()
)


def content_words(text: str) -> list[str]:
    """The words of ``text`` in lower case and in order, without function words."""
    return [word for written in text.lower().split() for word in _content_words(written)]


@lru_cache(maxsize=1 << 17)  # as many as a list of 10,000 holds; most of them come again and again
def _content_words(written: str) -> tuple[str, ...]:
    """The content words of what stands between two spaces."""
    return tuple(
        word
        for word in WORD.findall(written)
        if len(word) >= _SHORTEST_WORD and word not in _FUNCTION_WORDS
    )


def as_spelt(text: str) -> dict[str, str]:
    """The content words of ``text`` in order, each with how it is first spelt there."""
    spelt: dict[str, str] = {}
    for written in text.split():
        for word, as_written in _as_spelt(written):
            spelt.setdefault(word, as_written)
    return spelt


@lru_cache(maxsize=1 << 15)
def _as_spelt(written: str) -> tuple[tuple[str, str], ...]:
    spelt = {word.lower(): word for word in reversed(WORD.findall(written))}
    return tuple((word, spelt.get(word, word)) for word in _content_words(written.lower()))


class WordSpace:
    """Texts as sparse vectors of length 1 over the pieces of their words.

    A piece weighs (1 + ln count) (1 + ln((N + 1) / (df + 1))), N texts of which df hold it
    (Salton and Buckley 1988). Words that stand in none of the texts have no place in the space.
    """

    def __init__(self, texts: Sequence[str]) -> None:
        counts = [Counter(content_words(text)) for text in texts]
        words = dict.fromkeys(word for count in counts for word in count)
        self._row = {word: row for row, word in enumerate(words)}
        self._pieces_of_words = _pieces_of(words)
        held = self._held(counts)
        df = np.bincount(held.indices, minlength=held.shape[1])
        self._idf = 1 + np.log((len(texts) + 1) / (df + 1)).astype(np.float32)
        self.own: csr_array = self.weighed(held)  # (len(texts), pieces): the texts it is made of

    def vectors(self, texts: Sequence[str]) -> csr_array:
        """Vectors of shape (len(texts), pieces); all zeros where no word is known."""
        return self.weighed(self.counts(texts))

    def counts(self, texts: Sequence[str]) -> csr_array:
        """How often each piece stands in each text, of shape (len(texts), pieces)."""
        return self._held([Counter(content_words(text)) for text in texts])

    def weighed(self, counts: csr_array) -> csr_array:
        """Vectors of texts from their counts of pieces; ``counts`` is used up."""
        held = counts
        held.data = (1 + np.log(np.maximum(held.data, 1))) * self._idf[held.indices]
        squares = csr_array((held.data**2, held.indices, held.indptr), held.shape).sum(axis=1)
        held.data /= np.repeat(np.sqrt(squares), np.diff(held.indptr))
        return held

    def _held(self, counts: Iterable[Mapping[str, int]]) -> csr_array:
        """How often each piece stands in each text, a repeated word counting 1 + ln n times."""
        columns: list[int] = []
        values: list[int] = []
        ends = [0]
        for count in counts:
            known = [(self._row[word], n) for word, n in count.items() if word in self._row]
            columns += [row for row, _ in known]
            values += [n for _, n in known]
            ends.append(len(columns))
        weights = 1 + np.log(np.array(values, np.float32))
        place = (np.array(columns, np.int32), np.array(ends, np.int32))
        words = csr_array((weights, *place), (len(ends) - 1, len(self._row)))
        return csr_array(words @ self._pieces_of_words)


def _pieces_of(words: Iterable[str]) -> csr_array:
    """How often each piece stands in each word, of shape (words, pieces).

    A piece is known by a 64-bit hash of its letters, so that none is ever made as a string.
    """
    framed = [f"^{word}$" for word in words]
    letters = np.frombuffer("".join(framed).encode("utf-32-le"), np.uint32).astype(np.uint64)
    of = np.repeat(np.arange(len(framed), dtype=np.int32), [len(word) for word in framed])
    rows, hashes = [], []
    for n in _PIECES:
        starts = np.arange(max(len(letters) - n + 1, 0))
        starts = starts[of[starts] == of[starts + n - 1]]
        told = np.full(len(starts), n, np.uint64)
        for at in range(n):  # wraps round at 64 bits, as a hash may
            told = told * _HASH + letters[starts + at]
        rows.append(of[starts])
        hashes.append(told)
    pieces, columns = np.unique(np.concatenate(hashes), return_inverse=True)
    place = (np.concatenate(rows), columns.astype(np.int32))
    ones = np.ones(len(columns), np.float32)
    return csr_array((ones, place), (len(framed), len(pieces)))


def similarity(some: csr_array, others: csr_array) -> NDArray[np.float32]:
    """Cosines of shape (len(some), len(others)) between texts of one word space."""
    if others.shape[0] <= _FEW:
        return np.asarray(some @ others.T.toarray(), np.float32)
    return np.asarray((some @ others.T).toarray(), np.float32)


def chance_similarity(some: csr_array, others: csr_array) -> NDArray[np.float32]:
    """What ``similarity`` gives texts that have nothing to do with each other, by their lengths.

    .00028 (a b) ** .42 for texts of a and b different pieces: fitted to projects, government
    work, news sentences and goals in Swedish and English, from 88 to 15,000 pieces.
    """
    pieces = [np.maximum(np.diff(of.indptr), 1).astype(np.float32) for of in (some, others)]
    return np.asarray(_CHANCE * np.outer(*pieces) ** _CHANCE_GROWTH, np.float32)


def excess_similarity(some: csr_array, others: csr_array) -> NDArray[np.float32]:
    """Cosines beyond what chance gives texts of these lengths."""
    return similarity(some, others) - chance_similarity(some, others)
