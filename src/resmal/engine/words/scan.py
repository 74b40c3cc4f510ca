"""Looking a text through once: words are split by one compiled pattern and looked up by type."""

import re
from collections.abc import Iterator
from contextlib import suppress
from functools import cached_property
from itertools import chain, pairwise
from typing import NamedTuple

from resmal.engine.words.rulebook.lexicon import WORD, Lexicon, Pattern, Target, gap

_BLANK_LINE = re.compile(r"\n[ \t\r\f\v]*\n\s*")
# A line end ends a sentence only where a list goes on: many people break lines by hand.
_SENTENCE_END = re.compile(r"[.!?…][\"”’')\]]*\s|\n(?=[ \t]*(?:[-*•–#]|\d+[.)]))")
_LONGEST_PIECE = 4_000  # characters; longer paragraphs are looked through a piece at a time
_QUOTED = re.compile(r'"[^"\n]{1,300}"|[“”][^“”\n]{1,300}”|»[^»«\n]{1,300}[»«]|„[^“”\n]{1,300}[“”]')


class Hit(NamedTuple):
    """An entry found in a paragraph: its first word, the word after its last, and the entry."""

    first: int
    last: int
    entry: int


def paragraphs(text: str) -> Iterator[tuple[int, str]]:
    """Each paragraph with its place in the text; one that is very long comes in pieces."""
    begin = 0
    for blank in chain(_BLANK_LINE.finditer(text), (None,)):
        end = blank.start() if blank else len(text)
        while end - begin > _LONGEST_PIECE:
            cut = _cut(text, begin, begin + _LONGEST_PIECE)
            yield begin, text[begin:cut]
            begin = cut
        if end > begin:
            yield begin, text[begin:end]
        begin = blank.end() if blank else end


def _cut(text: str, begin: int, end: int) -> int:
    """Where to cut: after a sentence, else after a space, else where the length runs out."""
    for between in (". ", "\n", " "):
        at = text.rfind(between, begin, end)
        if at > begin:
            return at + len(between)
    return end


class Memory:
    """What is known of the words met so far in one text and language: each type is met once."""

    def __init__(self, lexicon: Lexicon) -> None:
        self.lexicon = lexicon
        self.met: set[str] = set()
        self.done: set[int] = set()  # entries that have had their one alarm
        self._hot: set[str] = set()  # words that an entry begins and ends with
        self._pairs = set(lexicon.pairs)
        self._targets: dict[str, list[Target]] = {}

    def meet(self, new: set[str]) -> None:
        """Look up word types not met before."""
        self.met |= new
        find = self.lexicon.targets
        for word in new:
            found = find(word.lower())
            if found:
                self._hot.add(word)
                self._targets[word.lower()] = found

    def targets_in(self, lower: list[str], types: set[str]) -> dict[str, list[Target]]:
        """What may stand in a paragraph, by the lower-case word that leads there.

        ``lower`` are its words in lower case, ``types`` its word types as written.

        Single words are looked up by type; of several, two that follow each other lead there, so
        that phrases of small words cost nothing where they do not stand.
        """
        hot = types & self._hot
        pairs = self._pairs.intersection(pairwise(lower))
        wanted: dict[str, list[Target]] = {}
        for word in hot:
            possible = self._open(word.lower())
            if possible:
                wanted.setdefault(word.lower(), []).extend(possible)
            else:
                self._hot.discard(word)
        for pair in pairs:
            possible = self._open(" ".join(pair))
            if possible:
                wanted.setdefault(pair[0], []).extend(possible)
            else:
                self._pairs.discard(pair)
        return self._in_company(wanted, lower) if wanted else wanted

    def _open(self, leads: str) -> list[Target]:
        """The targets of a word or pair whose entries have not had their alarm."""
        targets = self._targets.get(leads)
        if targets is None:
            targets = self._targets[leads] = self.lexicon.targets(leads)
        return [target for target in targets if target.entry not in self.done]

    def _in_company(
        self, wanted: dict[str, list[Target]], words: list[str]
    ) -> dict[str, list[Target]]:
        """What is left where no word stands that an entry is found with only."""
        company = self.lexicon.company
        if not any(target.entry in company for found in wanted.values() for target in found):
            return wanted
        here = set(words)
        left = {
            word: [t for t in found if not company.get(t.entry, here).isdisjoint(here)]
            for word, found in wanted.items()
        }
        return {word: found for word, found in left.items() if found}


class Passage:
    """A paragraph with its words, and their places where they are asked for."""

    def __init__(self, text: str, words: list[str], lower: list[str]) -> None:
        self.text, self.words, self.lower = text, words, lower

    @cached_property
    def starts(self) -> list[int]:
        """Where each word begins."""
        return [match.start() for match in WORD.finditer(self.text)]

    def end(self, n: int) -> int:
        """Where word number ``n`` ends."""
        return self.starts[n] + len(self.words[n])

    def between(self, n: int) -> str:
        """What stands between word number ``n`` and the next."""
        return self.text[self.end(n) : self.starts[n + 1]]

    def places(self, word: str) -> Iterator[int]:
        """The numbers of the words that are ``word`` in lower case."""
        n = -1
        with suppress(ValueError):
            while True:
                n = self.lower.index(word, n + 1)
                yield n

    def holds(self, what: Pattern, first: int) -> bool:
        """Whether ``what`` stands with its first word at word number ``first``."""
        last = first + len(what.words)
        if first < 0 or last > len(self.words) or tuple(self.lower[first:last]) != what.words:
            return False
        if any(gap(self.between(first + n)) != wanted for n, wanted in enumerate(what.gaps)):
            return False
        return all(self.words[first + n].isupper() for n in what.capitals)

    def is_guarded(self, guards: tuple[Pattern, ...], first: int, last: int) -> bool:
        """Whether the words from ``first`` up to ``last`` stand within one of ``guards``."""
        return any(
            self.holds(guard, begin)
            for guard in guards
            for begin in range(last - len(guard.words), first + 1)
        ) or any(
            self.holds(guard, begin)
            for guard in guards
            for begin in range(first, last - len(guard.words) + 1)
        )

    def sentence_of(self, first: int) -> tuple[int, int]:
        """Where the sentence around word number ``first`` begins and ends."""
        begin, end = 0, len(self.text)
        for stop in _SENTENCE_END.finditer(self.text):
            if stop.end() <= self.starts[first]:
                begin = stop.end()
            else:
                end = stop.end()
                break
        return begin, end

    def is_name(self, first: int, last: int) -> bool:
        """Whether the words are part of a name: capitals in the middle of a sentence."""
        if not all(self.words[n][0].isupper() for n in range(first, last)):
            return False
        if self.text[: self.starts[last - 1]].isupper() or self.text.isupper():
            return False  # a heading in capitals
        begin, _ = self.sentence_of(first)
        opens = not self.text[begin : self.starts[first]].strip(" \t\"”“'(*_#-–•1234567890.")
        neighbours = (last,) if opens else (first - 1, last)
        return any(
            0 <= n < len(self.words)
            and self.words[n][0].isupper()
            and self.words[n] not in ("I", "Vi", "We")
            and self._is_close(n, first, last)
            for n in neighbours
        )

    def _is_close(self, n: int, first: int, last: int) -> bool:
        return self.between(n if n < first else last - 1) in {" ", "-", "\u00a0"}


def scan(passage: Passage, wanted: dict[str, list[Target]]) -> list[Hit]:
    """What of ``wanted`` stands in ``passage``, in order. The longest at a place wins."""
    found = [
        Hit(n - target.anchor, n - target.anchor + len(target.pattern.words), target.entry)
        for word, targets in wanted.items()
        for n in passage.places(word)
        for target in targets
        if passage.holds(target.pattern, n - target.anchor)
    ]
    found.sort(key=lambda hit: (hit.first, -hit.last, hit.entry))
    return list(_apart(found))


def _apart(found: list[Hit]) -> Iterator[Hit]:
    """Drop what lies within something longer, so that no place is marked twice."""
    end = 0
    for hit in found:
        is_within = any(
            other.first <= hit.first
            and hit.last <= other.last
            and other.last - other.first > hit.last - hit.first
            for other in found
        )
        if not is_within and hit.first >= end:
            yield hit
            end = hit.last


def is_kept_out(passage: Passage, lexicon: Lexicon, first: int, last: int, entry: int) -> bool:
    """Whether a guard, a missing companion, a name or quotation marks keep a hit from counting."""
    guards = lexicon.guards.get(entry)
    if guards and passage.is_guarded(guards, first, last):
        return True
    company = lexicon.company.get(entry)
    if company:
        begin, end = passage.sentence_of(first)
        if company.isdisjoint(word.lower() for word in WORD.findall(passage.text[begin:end])):
            return True
    return passage.is_name(first, last) or _is_quoted(passage, first, last)


def _is_quoted(passage: Passage, first: int, last: int) -> bool:
    start, end = passage.starts[first], passage.end(last - 1)
    return any(
        quoted.start() < start and end < quoted.end() for quoted in _QUOTED.finditer(passage.text)
    )
