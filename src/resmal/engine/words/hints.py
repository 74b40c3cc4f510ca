"""Figures about a whole text, gathered while it is read: where to look, never what is wrong."""

import re
from functools import cache
from itertools import pairwise

from resmal.engine.words.findings import Hints, Sentence
from resmal.engine.words.rulebook.lexicon import WORD

_STOPS = (". ", "! ", "? ", ".\n", "!\n", "?\n")
_END = re.compile(r"[.!?…][\"”’')\]]*(?=\s)|\n(?=[ \t]*(?:[-*•#]|\d+[.)]))")
_BANDS = ((30, "very_easy"), (40, "easy"), (50, "medium"), (60, "hard"))
_LONG_WORD = 6  # letters; LIX counts words longer than this
_LIX_FROM = 100  # words
_PASSIVE_FROM = 10  # sentences
_PASSIVE_WITHIN = 200_000  # characters: the share has settled long before that
_LONG_SENTENCE = 25  # words from which a sentence is worth naming
_NAMED = 3
_PASSIVE = {
    "sv": r"\b(?:bli|blir|blev|blivit)\s+(?:\w+\s+)?\w{2,}(?:ad|at|ade|da|ts?|dd|tt|na|en)\b"
    r"|\b\w{2,}(?:ades|ats|erades|erats|eras)\b"
    r"|\b(?:ska|skall|skulle|kan|kunde|bör|måste|får|behöver)\s+(?:\w+\s+)?\w{2,}as\b",
    "en": r"\b(?:is|are|was|were|been|being|be|gets?|got)\s+(?:not\s+|\w+ly\s+)?"
    r"(?:\w{2,}ed|built|bought|brought|chosen|done|driven|found|given|held|kept|known|led|"
    r"left|lost|made|meant|met|paid|put|run|said|seen|sent|set|shown|sold|spent|taken|taught|"
    r"told|understood|won|written)\b",
}


@cache
def _passive(language: str) -> re.Pattern[str]:
    return re.compile(_PASSIVE[language], re.IGNORECASE)


class Gathering:
    """Counts that grow a paragraph at a time."""

    def __init__(self) -> None:
        self._words = self._long = self._sentences = 0
        self._longest: list[Sentence] = []
        self._passive = self._asked = self._looked = 0

    def add(self, begin: int, text: str, words: list[str], language: str) -> None:
        """Take a paragraph into account. ``words`` are its words, ``begin`` its place."""
        sentences = 1 + sum(map(text.rstrip().count, _STOPS))
        self._words += len(words)
        self._long += sum(map(_LONG_WORD.__lt__, map(len, words)))
        self._sentences += sentences
        shortest = self._longest[-1].word_count if len(self._longest) == _NAMED else _LONG_SENTENCE
        if len(words) > shortest:
            self._keep_longest(begin, text, shortest)
        if self._looked < _PASSIVE_WITHIN and language in _PASSIVE:
            self._looked += len(text)
            self._asked += sentences
            self._passive += len(_passive(language).findall(text))

    def _keep_longest(self, begin: int, text: str, shortest: int) -> None:
        ends = [0, *(end.end() for end in _END.finditer(text)), len(text)]
        longest = list(self._longest)
        for start, end in pairwise(ends):
            if text.count(" ", start, end) < shortest:
                continue
            sentence = text[start:end].strip()
            count = len(WORD.findall(sentence))
            if count >= _LONG_SENTENCE:
                at = begin + text.index(sentence[0], start)
                longest.append(Sentence(at, at + len(sentence), count))
        longest.sort(key=lambda one: (-one.word_count, one.start))
        self._longest = longest[:_NAMED]

    def hints(self) -> Hints:
        """What the counts say."""
        lix = None
        if self._words >= _LIX_FROM:
            lix = self._words / self._sentences + 100 * self._long / self._words
        share = None
        if self._asked >= _PASSIVE_FROM:
            share = min(1.0, self._passive / self._asked)
        return Hints(
            word_count=self._words,
            sentence_count=self._sentences if self._words else 0,
            lix=lix,
            band=band(lix) if lix is not None else "",
            longest=tuple(self._longest),
            passive_share=share,
        )


def band(lix: float) -> str:
    """Björnsson's name for a reading index: below 30 very easy, from 60 very hard."""
    return next((name for limit, name in _BANDS if lix < limit), "very_hard")
