"""Text that stands word for word in several initiatives: a finding about writing, not about work.

A passage in three or more is a template and is left out before anything is read from a text;
where two share most of their words, the pair is told apart from overlaps.
"""

import re
import zlib
from collections import Counter
from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from resmal.engine.meaning import split_sentences
from resmal.engine.portfolio import Initiative

_WORD = re.compile(r"\w+")
_RUN = 8  # words in a row that two people do not write alike by chance
_TEMPLATE_FROM = 3  # initiatives with the same sentence
_SHORTEST_TEMPLATE = 6  # words; shorter sentences are alike by chance
_MOSTLY = 0.5  # of the shorter description


def own_texts(initiatives: Sequence[Initiative]) -> tuple[str, ...]:
    """What each initiative says in its own words: sentences that stand in three or more left out.

    Titles stay. This is what should be encoded; each sentence that is left stands as written.
    """
    sentences = [_sentences(one.description) for one in initiatives]
    counts = Counter(key for said in sentences for key in {_key(each) for each in said})
    texts = []
    for one, said in zip(initiatives, sentences, strict=True):
        kept = [each for each in said if not _is_template(each, counts)]
        if len(kept) == len(said):
            texts.append(one.text)
        else:
            texts.append(". ".join((one.title.strip().rstrip("."), " ".join(kept))).strip())
    return tuple(texts)


class Runs:
    """The runs of eight words that texts are made of, to see which texts share most of them."""

    def __init__(self, texts: Sequence[str]) -> None:
        self._runs = [_runs(text) for text in texts]

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


def _sentences(text: str) -> list[str]:
    return [span.of(text) for span in split_sentences(text)]


def _key(sentence: str) -> str:
    return " ".join(_WORD.findall(sentence.casefold()))


def _is_template(sentence: str, counts: Counter[str]) -> bool:
    key = _key(sentence)
    return counts[key] >= _TEMPLATE_FROM and key.count(" ") + 1 >= _SHORTEST_TEMPLATE


def _runs(text: str) -> NDArray[np.uint64]:
    """The distinct runs of eight words of a text, each as a number."""
    words = _WORD.findall(text.casefold())
    if len(words) < _RUN:
        return np.zeros(0, np.uint64)
    numbers = np.array([zlib.crc32(word.encode()) for word in words], np.uint64)
    total = np.zeros(len(words) - _RUN + 1, np.uint64)
    for at in range(_RUN):  # wraps round at 64 bits, as a hash may
        total = total * np.uint64(1_099_511_628_211) + numbers[at : len(words) - _RUN + 1 + at]
    return np.unique(total)
