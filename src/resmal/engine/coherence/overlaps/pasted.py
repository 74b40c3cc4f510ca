"""Text that stands word for word in several initiatives: a finding about writing, not about work.

A passage in three or more is a template and is left out before anything is read from a text;
where two share most of their words, the pair is told apart from overlaps.
"""

import re
import zlib
from collections.abc import Iterator, Sequence

import numpy as np
from numpy.typing import NDArray

from resmal.engine.portfolio import Initiative

_WORD = re.compile(r"\w+")
_RUN = 8  # words in a row that two people do not write alike by chance
_TEMPLATE_FROM = 3  # initiatives with the same run
_MOSTLY = 0.5  # of the shorter text
_EDGE = " \t\r\n,;:.–—-"


def own_texts(initiatives: Sequence[Initiative]) -> tuple[str, ...]:
    """What each initiative says in its own words: passages that stand in three or more left out.

    Titles stay. This is what should be encoded; each piece that is left stands as written.
    """
    pieces = own_pieces([one.description for one in initiatives])
    return tuple(
        one.text
        if kept == [one.description]
        else ". ".join([one.title.strip().rstrip("."), *kept]).strip()
        for one, kept in zip(initiatives, pieces, strict=True)
    )


def own_pieces(texts: Sequence[str]) -> list[list[str]]:
    """The pieces of each text that are not a template's, as written; the whole text where none is.

    A template is a run of eight words or more that stands in three texts or more.
    """
    runs = [_runs(text) for text in texts]
    rows = np.repeat(np.arange(len(runs)), [len(each) for each in runs])
    every = np.concatenate([*runs, np.zeros(0, np.uint64)])
    known, group = np.unique(every, return_inverse=True)
    once_a_row = np.unique(group * np.int64(len(runs)) + rows) // max(len(runs), 1)
    is_template = np.bincount(once_a_row, minlength=len(known)) >= _TEMPLATE_FROM
    hit = np.split(is_template[group], np.cumsum([len(each) for each in runs])[:-1])
    return [
        list(_outside(text, found)) if found.any() else [text]
        for text, found in zip(texts, hit, strict=True)
    ]


class Runs:
    """The runs of eight words that texts are made of, to see which texts share most of them."""

    def __init__(self, texts: Sequence[str]) -> None:
        self._runs = [np.unique(_runs(text)) for text in texts]

    def is_pasted(self, a: int, b: int) -> bool:
        """Whether at least half of the shorter of two texts' runs stands in the other."""
        one, other = self._runs[a], self._runs[b]
        shared = len(np.intersect1d(one, other, assume_unique=True))
        return shared > 0 and shared >= _MOSTLY * min(len(one), len(other))

    def pasted_pairs(self) -> list[tuple[int, int]]:
        """Pairs of rows that share most of their text, in order.

        Of many rows with the same text each is paired with the first, not all with all.
        """
        rows = np.repeat(np.arange(len(self._runs)), [len(each) for each in self._runs])
        every = np.concatenate([*self._runs, np.zeros(0, np.uint64)])
        _, group = np.unique(every, return_inverse=True)
        first = np.full(len(every), len(self._runs), np.int64)
        np.minimum.at(first, group, rows)
        linked = np.unique(np.column_stack((first[group], rows)), axis=0).tolist()
        return [(a, b) for a, b in linked if a != b and self.is_pasted(a, b)]


def _runs(text: str) -> NDArray[np.uint64]:
    """Every run of eight words of a text, in order, as a number."""
    numbers = np.array([zlib.crc32(word.encode()) for word in _words(text)], np.uint64)
    total = np.zeros(max(len(numbers) - _RUN + 1, 0), np.uint64)
    for at in range(_RUN if len(total) else 0):  # wraps round at 64 bits, as a hash may
        total = total * np.uint64(1_099_511_628_211) + numbers[at : at + len(total)]
    return total


def _words(text: str) -> list[str]:
    return [word.lower() for word in _WORD.findall(text)]


def _outside(text: str, found: NDArray[np.bool_]) -> Iterator[str]:
    """The pieces of ``text`` that none of the ``found`` runs, by number, covers."""
    words = [(word.start(), word.end()) for word in _WORD.finditer(text)]
    covered = np.convolve(found, np.ones(_RUN, int))[: len(words)] > 0
    start = 0
    for (begins, ends), inside in zip(words, covered, strict=True):
        if inside:
            if piece := text[start:begins].strip(_EDGE):
                yield piece
            start = ends
    if piece := text[start:].strip(_EDGE):
        yield piece
