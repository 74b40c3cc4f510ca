"""From, to and because: is there something that anybody could see? If not, a question.

It is never a grade: a statement may be good without, and the one who wrote it knows.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum
from functools import cache
from pathlib import Path

from resmal.engine.words.checker import sentences
from resmal.engine.words.language import language_of

_WORDS = Path(__file__).parent / "concrete.toml"
_WORD = re.compile(r"\w+(?:-\w+)*")
_YEAR = re.compile(r"(?:19|20)\d\d\Z")  # a year in a slogan lets nobody see anything
_LONGEST_ENDING = 5
_SHORTEST_ABSTRACT = 5
_A_FEW_WORDS = 4
_SHORTEST_HEAD = 3  # letters of a noun that may end a Swedish compound
_ENOUGH = 2  # halves: one thing to see, or somebody twice over


class Part(StrEnum):
    """Which part of a direction a statement is."""

    FROM = "from"
    TO = "to"
    BECAUSE = "because"


class Seen(StrEnum):
    """What could be seen. ``SOMEBODY`` is whom every strategy speaks of, and counts half."""

    SOMEBODY = "somebody"
    PERSON = "people"
    THING = "things"
    PLACE = "places"
    NUMBER = "numbers"
    ACT = "verbs"
    NAME = "name"


@dataclass(frozen=True, slots=True)
class Sight:
    """A word of the statement that one could see, in code points."""

    start: int
    end: int
    seen: Seen


@dataclass(frozen=True, slots=True)
class Concreteness:
    """What one could see in a statement, and the question where there is too little."""

    sights: tuple[Sight, ...]
    question: str  # empty where there is enough


class _Book:
    """The words of one language by their stem."""

    def __init__(self, language: str) -> None:
        table = _tables()[language]
        self._joins = language == "sv"
        self._nouns = {
            word: seen
            for seen in (Seen.SOMEBODY, Seen.THING, Seen.PLACE, Seen.PERSON)
            for word in table[seen].split()
        }
        self._numbers = frozenset(table[Seen.NUMBER].split())
        self._verbs = frozenset(table[Seen.ACT].split())
        self._noun_endings = frozenset(table["noun_endings"].split()) | {""}
        self.doers = frozenset(table["doers"].split())
        self.copulas = frozenset(table["copulas"].split())
        self._abstract = frozenset(table["abstract"].split())
        self._abstract_suffixes = tuple(table["abstract_suffixes"].split())
        self._verb_endings = frozenset(table["verb_endings"].split()) | {""}

    def is_abstract(self, word: str) -> bool:
        """Whether ``word``, in lower case, is of the kind that nobody could see."""
        for length in range(min(_LONGEST_ENDING, len(word) - _SHORTEST_HEAD) + 1):
            stem, ending = word[: len(word) - length], word[len(word) - length :]
            if ending in self._noun_endings and (
                stem in self._abstract
                or (stem.endswith(self._abstract_suffixes) and len(stem) > _SHORTEST_ABSTRACT)
                or (self._joins and any(stem[at:] in self._abstract for at in range(3, len(stem))))
            ):
                return True
        return False

    def seen(self, word: str) -> Seen | None:
        """What ``word``, in lower case, lets one see."""
        if word in self._numbers or (word[0].isdigit() and not _YEAR.match(word)):
            return Seen.NUMBER
        for length in range(min(_LONGEST_ENDING, len(word) - 1) + 1):
            stem, ending = word[: len(word) - length], word[len(word) - length :]
            if ending in self._noun_endings and (noun := self._noun(stem)):
                return noun
            if ending in self._verb_endings and stem in self._verbs:
                return Seen.ACT
        return None

    def _noun(self, stem: str) -> Seen | None:
        if stem in self._nouns or not self._joins:
            return self._nouns.get(stem)
        heads = (stem[at:] for at in range(_SHORTEST_HEAD, len(stem) - _SHORTEST_HEAD))
        return next((self._nouns[head] for head in heads if head in self._nouns), None)


@cache
def _tables() -> dict[str, dict[str, str]]:
    import tomllib  # noqa: PLC0415 - most texts need none of it

    return tomllib.loads(_WORDS.read_text(encoding="utf-8"))


@cache
def _book(language: str) -> _Book:
    return _Book(language)


def concreteness(statement: str, part: Part, language: str | None = None) -> Concreteness:
    """What one could see in ``statement``, and a question where that is nothing.

    ``language`` is "sv" or "en"; None finds it. An empty statement has no question.
    """
    words = list(_WORD.finditer(statement))
    spoken = language or language_of({word[0] for word in words}, "en")
    if not words or spoken == "other":
        return Concreteness((), "")
    sights = tuple(_sights(words, _book(spoken)))
    weight = sum(1 if sight.seen is Seen.SOMEBODY else _ENOUGH for sight in sights)
    seen = {sight.start for sight in sights}
    rest = [word[0].lower() for word in words if word.start() not in seen]
    asks = weight < _ENOUGH and _is_abstract(rest, _book(spoken))
    question = sentences()[spoken]["concrete"][part] if asks else ""
    return Concreteness(sights, question)


def _is_abstract(rest: list[str], book: _Book) -> bool:
    """Whether a word of the abstract kind stands in it, or it only says what something is.

    Words that the book does not know may well be things: they are given the benefit of the doubt
    where somebody does something with them.
    """
    if any(map(book.is_abstract, rest)):
        return True
    return book.doers.isdisjoint(rest) and (
        len(rest) <= _A_FEW_WORDS or not book.copulas.isdisjoint(rest)
    )


def _sights(words: list[re.Match[str]], book: _Book) -> Iterator[Sight]:
    opens = True
    for word in words:
        seen = book.seen(word[0].lower())
        if seen is None and not opens and word[0][0].isupper() and not word[0].isupper():
            seen = Seen.NAME
        if seen is not None:
            yield Sight(word.start(), word.end(), seen)
        opens = word.string[word.end() : word.end() + 1] in {".", "!", "?", ":"}
