"""Rules compiled into dictionaries: every inflected form once, phrases by their rarest word."""

import re
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import astuple, dataclass
from functools import cached_property
from itertools import pairwise
from typing import Any

from resmal.engine.words.findings import Level
from resmal.engine.words.language import ENGLISH, SWEDISH
from resmal.engine.words.rulebook.entries import Entry

WORD = re.compile(r"\w+")
_APOSTROPHES = str.maketrans("’ʼ`´", "''''")
_NO_GENITIVE = ("s", "x", "z")
_BLANK_LINE = 2  # line ends: what stands after a blank line is no part of a phrase

Row = Sequence[Any]  # of a compiled lexicon: data that JSON can hold


@dataclass(frozen=True, slots=True)
class Pattern:
    """A word or phrase as the scanner compares it: lower-case words and what stands between."""

    words: tuple[str, ...]
    gaps: tuple[str, ...]  # one fewer than words; " " stands for white space or a hyphen
    capitals: tuple[int, ...]  # words that must be written in capitals, as IT is


@dataclass(frozen=True, slots=True)
class Target:
    """A pattern of an entry, and which of its words leads the scanner there."""

    entry: int
    pattern: Pattern
    anchor: int


def gap(between: str) -> str:
    """What stands between two words, so that win-win, win win and win‑win are one phrase."""
    if not between.strip(" \t\r\n\u00a0\u202f-‐‑–"):
        return " " if between.count("\n") < _BLANK_LINE else "\n\n"
    return between.strip().translate(_APOSTROPHES)


def pattern(phrase: str) -> Pattern:
    """A phrase of a rule file as a pattern."""
    found = list(WORD.finditer(phrase))
    words = [match[0] for match in found]
    return Pattern(
        words=tuple(word.lower() for word in words),
        gaps=tuple(gap(phrase[left.end() : right.start()]) for left, right in pairwise(found)),
        capitals=tuple(
            n for n, word in enumerate(words) if len(word) > 1 and word.isupper() and word.isalpha()
        ),
    )


def forms(entry: Entry) -> list[str]:
    """Every form of an entry: as written in the file, and the genitive of Swedish nouns."""
    words = list(entry.words)
    if entry.language == "sv" and entry.inflect == "noun":
        words += [f"{word}s" for word in words if not word.casefold().endswith(_NO_GENITIVE)]
    return list(dict.fromkeys(words))


def compile_entries(entries: Sequence[Entry]) -> dict[str, Any]:
    """The entries of one language as data that JSON can hold, ready for ``Lexicon``."""
    patterns = [dict.fromkeys(map(pattern, forms(entry))) for entry in entries]
    common = Counter(word for several in patterns for one in several for word in set(one.words))
    targets: dict[str, list[Row]] = {}
    for number, several in enumerate(patterns):
        for one in several:
            anchor = min(range(len(one.words)), key=lambda n: _rarity(one.words, n, common))
            leads = " ".join(one.words[anchor : anchor + 2])
            targets.setdefault(leads, []).append((number, *astuple(one), anchor))
    return {"entries": [astuple(entry) for entry in entries], "targets": targets}


def _rarity(words: tuple[str, ...], n: int, common: Counter[str]) -> tuple[bool, bool, int]:
    """The pair of words that begins at ``n`` and is rarest comes first, a lone last word last."""
    pair = words[n : n + 2]
    is_lone = len(pair) < min(2, len(words))
    is_small = all(word in SWEDISH or word in ENGLISH for word in pair)
    return is_lone, is_small, sum(common[word] for word in pair)


class Lexicon:
    """The entries of one language, looked up by lower-case word. Objects are made when needed."""

    def __init__(self, compiled: Mapping[str, Any]) -> None:
        self._entries: list[Row] = compiled["entries"]
        self._targets: dict[str, list[Row]] = compiled["targets"]

    @cached_property
    def pairs(self) -> frozenset[tuple[str, ...]]:
        """Two words in a row that lead to a phrase."""
        return frozenset(tuple(leads.split(" ")) for leads in self._targets if " " in leads)

    def entry(self, number: int) -> Entry:
        """The entry with this number."""
        values = dict(zip(Entry.__match_args__, self._entries[number], strict=True))
        lists = {name: tuple(v) for name, v in values.items() if isinstance(v, list)}
        return Entry(**values | lists | {"level": Level(values["level"])})

    def targets(self, leads: str) -> list[Target]:
        """What a word, or two words with a space between, in lower case, may lead to."""
        return [
            Target(number, Pattern(tuple(words), tuple(gaps), tuple(capitals)), anchor)
            for number, words, gaps, capitals, anchor in self._targets.get(leads, ())
        ]

    @cached_property
    def guards(self) -> Mapping[int, tuple[Pattern, ...]]:
        """For each entry that has any: the phrases within which it is not found."""
        at = Entry.__match_args__.index("unless")
        return {n: tuple(map(pattern, row[at])) for n, row in enumerate(self._entries) if row[at]}

    @cached_property
    def company(self) -> Mapping[int, frozenset[str]]:
        """For each entry that has any: words of which one must stand in the same sentence."""
        at = Entry.__match_args__.index("only_with")
        return {
            n: frozenset(word.lower() for phrase in row[at] for word in WORD.findall(phrase))
            for n, row in enumerate(self._entries)
            if row[at]
        }
