"""Rules compiled into dictionaries: every inflected form once, phrases by their rarest word."""

import re
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property

from resmal.engine.words.language import ENGLISH, SWEDISH
from resmal.engine.words.rules import Entry

WORD = re.compile(r"\w+")
_APOSTROPHES = str.maketrans("’ʼ`´", "''''")
_NO_GENITIVE = ("s", "x", "z")


@dataclass(frozen=True, slots=True)
class Pattern:
    """A word or phrase as the scanner compares it: lower-case words and what stands between."""

    words: tuple[str, ...]
    gaps: tuple[str, ...]  # one fewer than words; " " stands for white space or a hyphen
    capitals: tuple[int, ...]  # words that must be written in capitals, as IT is


@dataclass(frozen=True, slots=True)
class Target:
    """A pattern of an entry, and where in it the word stands that leads the scanner there."""

    entry: int
    pattern: Pattern
    anchor: int
    others: tuple[str, ...]  # the other words: where one is missing there is nothing to compare


def gap(between: str) -> str:
    """What stands between two words, so that win-win, win win and win‑win are one phrase."""
    if not between.strip(" \t\r\n\u00a0\u202f-‐‑–"):
        return " " if between.count("\n") < 2 else "\n\n"  # noqa: PLR2004 - a blank line parts
    return between.strip().translate(_APOSTROPHES)


def pattern(phrase: str) -> Pattern:
    """A phrase of a rule file as a pattern."""
    found = list(WORD.finditer(phrase))
    words = [match[0] for match in found]
    return Pattern(
        words=tuple(word.lower() for word in words),
        gaps=tuple(
            gap(phrase[left.end() : right.start()])
            for left, right in zip(found, found[1:], strict=False)
        ),
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


def _rarity(word: str, common: Counter[str]) -> tuple[bool, int, int]:
    """The rarest word first: no small word, in few patterns, long."""
    return word in SWEDISH or word in ENGLISH, common[word], -len(word)


class Lexicon:
    """The entries of one language, ready to be looked up by lower-case word."""

    def __init__(self, entries: Sequence[Entry]) -> None:
        self.entries = tuple(entries)
        patterns = [[pattern(form) for form in forms(entry)] for entry in entries]
        common = Counter(word for several in patterns for p in several for word in set(p.words))
        self.targets: dict[str, list[Target]] = {}
        for number, several in enumerate(patterns):
            for one in dict.fromkeys(several):
                anchor = min(range(len(one.words)), key=lambda n: _rarity(one.words[n], common))  # noqa: B023
                others = tuple(word for word in one.words if word != one.words[anchor])
                target = Target(number, one, anchor, others)
                self.targets.setdefault(one.words[anchor], []).append(target)

    @cached_property
    def guards(self) -> Mapping[int, tuple[Pattern, ...]]:
        """For each entry that has any: the phrases within which it is not found."""
        return {
            n: tuple(map(pattern, entry.unless))
            for n, entry in enumerate(self.entries)
            if entry.unless
        }

    @cached_property
    def company(self) -> Mapping[int, frozenset[str]]:
        """For each entry that has any: words of which one must stand in the same sentence."""
        return {
            n: frozenset(word.lower() for phrase in entry.only_with for word in WORD.findall(phrase))
            for n, entry in enumerate(self.entries)
            if entry.only_with
        }
