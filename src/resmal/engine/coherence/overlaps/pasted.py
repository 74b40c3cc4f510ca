"""Text that stands word for word in several initiatives: a finding about writing, not about work.

A passage in three or more is a template and is left out before anything is read from a text;
where two share most of their words, the pair is told apart from overlaps.
"""

import re
import zlib
from collections.abc import Iterator, Sequence
from functools import cached_property, lru_cache

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
    return with_titles(initiatives, runs_of(initiatives).own_pieces)


def with_titles(
    initiatives: Sequence[Initiative], pieces: Sequence[Sequence[str]]
) -> tuple[str, ...]:
    """Each title and what is left of the description, as one text."""
    return tuple(
        one.text
        if list(kept) == [one.description]
        else ". ".join([one.title.strip().rstrip("."), *kept]).strip()
        for one, kept in zip(initiatives, pieces, strict=True)
    )


def runs_of(initiatives: Sequence[Initiative]) -> "Runs":
    """The runs of the descriptions; those of the last list are remembered."""
    return _runs_of(tuple(one.description for one in initiatives))


@lru_cache(maxsize=1)
def _runs_of(texts: tuple[str, ...]) -> "Runs":
    return Runs(texts)


class Runs:
    """The runs of eight words that texts are made of, to see which texts share what."""

    def __init__(self, texts: Sequence[str]) -> None:
        self._texts = texts
        code: dict[str, int] = {}
        self._runs = [_runs(text, code) for text in texts]
        self._ends = np.cumsum([len(each) for each in self._runs])
        self._rows = np.repeat(np.arange(len(texts)), [len(each) for each in self._runs])
        every = np.concatenate([*self._runs, np.zeros(0, np.uint64)])
        self._group = np.unique(every, return_inverse=True)[1]  # which run, from 0 up

    @cached_property
    def own_pieces(self) -> list[list[str]]:
        """The pieces of each text that are not a template's, as written; the whole where none is.

        A template is a run of eight words or more that stands in three texts or more.
        """
        texts = max(len(self._texts), 1)
        once_a_text = np.unique(self._group * np.int64(texts) + self._rows) // texts
        is_template = np.bincount(once_a_text) >= _TEMPLATE_FROM
        found = np.split(is_template[self._group], self._ends[:-1])
        return [
            list(_outside(text, within)) if within.any() else [text]
            for text, within in zip(self._texts, found, strict=True)
        ]

    def is_pasted(self, a: int, b: int) -> bool:
        """Whether at least half of the shorter of two texts' runs stands in the other."""
        one, other = set(self._runs[a].tolist()), set(self._runs[b].tolist())
        shared = len(one & other)
        return shared > 0 and shared >= _MOSTLY * min(len(one), len(other))

    def pasted_pairs(self) -> list[tuple[int, int]]:
        """Pairs of rows that share most of their text, in order.

        Of many rows with the same text each is paired with the first, not all with all.
        """
        first = np.full(len(self._group), len(self._texts), np.int64)
        np.minimum.at(first, self._group, self._rows)
        of_run = first[self._group]
        other = of_run != self._rows
        linked = np.unique(np.column_stack((of_run[other], self._rows[other])), axis=0)
        return [(a, b) for a, b in linked.tolist() if self.is_pasted(a, b)]


def _runs(text: str, code: dict[str, int]) -> NDArray[np.uint64]:
    """Every run of eight words of a text, in order, as a number; ``code`` remembers words."""
    words = _WORD.findall(text)
    for word in words:
        if word not in code:
            code[word] = zlib.crc32(word.lower().encode("utf-8", "replace"))
    numbers = np.array([code[word] for word in words], np.uint64)
    total = np.zeros(max(len(numbers) - _RUN + 1, 0), np.uint64)
    for at in range(_RUN if len(total) else 0):  # wraps round at 64 bits, as a hash may
        total = total * np.uint64(1_099_511_628_211) + numbers[at : at + len(total)]
    return total


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
