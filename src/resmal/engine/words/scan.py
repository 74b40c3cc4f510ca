"""Looking a text through once: words are split by one compiled pattern and looked up by type."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from itertools import chain

from resmal.engine.words.rulebook.lexicon import WORD, Lexicon, Pattern, Target, gap

_BLANK_LINE = re.compile(r"\n[ \t\r\f\v]*\n\s*")
_SENTENCE_END = re.compile(r"[.!?…][\"”’')\]]*\s|\n")
_LONGEST_PIECE = 20_000  # characters; longer paragraphs are looked through a piece at a time
_QUOTED = re.compile(r'"[^"\n]{1,300}"|[“”][^“”\n]{1,300}”|»[^»«\n]{1,300}[»«]|„[^“”\n]{1,300}[“”]')


@dataclass(frozen=True, slots=True)
class Hit:
    """An entry found in a paragraph, in code points of the whole text."""

    start: int
    end: int
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


@dataclass(slots=True)
class Memory:
    """What is known of the words met so far in one language: each type is looked up once."""

    lexicon: Lexicon
    met: set[str] = field(default_factory=set)
    hot: set[str] = field(default_factory=set)
    targets: dict[str, list[Target]] = field(default_factory=dict)
    done: set[int] = field(default_factory=set)  # entries that have had their one alarm

    def meet(self, new: set[str]) -> None:
        """Look up word types not met before."""
        self.met |= new
        find = self.lexicon.targets
        for word in new:
            found = find(word.lower())
            if found:
                self.hot.add(word)
                self.targets[word] = found

    def targets_in(self, types: set[str]) -> dict[str, list[Target]]:
        """What may stand in a paragraph with these word types, by the word that leads there."""
        lower: set[str] | None = None
        wanted: dict[str, list[Target]] = {}
        for word in types & self.hot:
            open_ = [target for target in self.targets[word] if target.entry not in self.done]
            if not open_:
                self.hot.discard(word)
                continue
            if lower is None:
                lower = {one.lower() for one in types}
            company = self.lexicon.company
            possible = [
                target
                for target in open_
                if lower.issuperset(target.others)
                and not (target.entry in company and lower.isdisjoint(company[target.entry]))
            ]
            if possible:
                wanted[word] = possible
        return wanted


class Passage:
    """A paragraph with the places of its words."""

    def __init__(self, text: str) -> None:
        self.text = text
        found = list(WORD.finditer(text))
        self.words = [match[0] for match in found]
        self.lower = [word.lower() for word in self.words]
        self.starts = [match.start() for match in found]
        self.ends = [match.end() for match in found]

    def holds(self, what: Pattern, first: int) -> bool:
        """Whether ``what`` stands with its first word at word number ``first``."""
        last = first + len(what.words)
        if first < 0 or last > len(self.words) or tuple(self.lower[first:last]) != what.words:
            return False
        gaps = (self.text[self.ends[n] : self.starts[n + 1]] for n in range(first, last - 1))
        if any(gap(between) != wanted for between, wanted in zip(gaps, what.gaps, strict=True)):
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
        left, right = (n, first) if n < first else (last - 1, n)
        return self.text[self.ends[left] : self.starts[right]] in {" ", "-", "\u00a0"}


def scan(passage: Passage, wanted: dict[str, list[Target]]) -> list[tuple[int, int, int]]:
    """Entries found: first word, the word after the last, entry. The longest at a place wins."""
    found: list[tuple[int, int, int]] = []
    for n, word in enumerate(passage.words):
        if word not in wanted:
            continue
        for target in wanted[word]:
            first = n - target.anchor
            if passage.holds(target.pattern, first):
                found.append((first, first + len(target.pattern.words), target.entry))
    found.sort(key=lambda hit: (hit[0], -hit[1], hit[2]))
    return list(_apart(found))


def _apart(found: list[tuple[int, int, int]]) -> Iterator[tuple[int, int, int]]:
    """Drop what lies within something longer, so that no place is marked twice."""
    found = [
        hit
        for hit in found
        if not any(
            o[0] <= hit[0] and hit[1] <= o[1] and (o[1] - o[0]) > (hit[1] - hit[0]) for o in found
        )
    ]
    end = 0
    for hit in found:
        if hit[0] >= end:
            yield hit
            end = hit[1]


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
    start, end = passage.starts[first], passage.ends[last - 1]
    return any(
        quoted.start() < start and end < quoted.end() for quoted in _QUOTED.finditer(passage.text)
    )
