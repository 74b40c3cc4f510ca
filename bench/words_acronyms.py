"""Abbreviations: which places are found, and whether the text has explained them already."""

import json
import os
import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from figures import Row
from resmal.engine.words import abbreviations
from words_row import measured

Span = tuple[int, int]
_GOALS = {"English": 94.0, "Danish": 97.0, "legal": 85.0, "science": 90.0}
_FILES = {"Danish": "sdu22_danish", "legal": "sdu22_enlegal", "science": "sdu22_ensci"}
_PLAIN = re.compile(r"\b[A-Z][A-Z0-9&-]+s?\b")
# What is commonly written for Vale: capitalised words, then the short form in brackets.
_VALE = re.compile(r"(?:\b[A-Z][a-z]+ )+\( ?([A-Z]{3,5}) ?\)")
_LONG_THEN_SHORT = re.compile(
    r"(?:[\w’'-]{0,3}[’'”\"»]?\s*[(\[,;:=–-]?\s*(?:[(\[]\s*)?"
    r"|[\w’'-]{0,9}[”\"»]?(?: [\w’'-]+){0,4}[”\"»]?\s*[(\[]\s*)[“\"”']?\s*\Z"
)
_SHORT_THEN_LONG = re.compile(r"[’']?\w{0,3}[”\"']?\s*[(\[=,:–-]\s*[“\"”']?(?:the |den )?\Z")


@dataclass(frozen=True, slots=True)
class Marked:
    """A text with its abbreviations and long forms as people have marked them."""

    text: str
    shorts: frozenset[Span]
    longs: tuple[Span, ...]


def rows(quick: bool) -> list[Row]:  # noqa: FBT001 - the one question that a bench is asked
    """F1 of places and of explained on four sets; ``quick`` takes every fifth text."""
    found = []
    for name, goal in _GOALS.items():
        texts = list(_english() if name == "English" else _other(_FILES[name]))
        found += _measured(name, goal, texts[::5] if quick else texts)
    return found


def _folder() -> Path:
    return Path(os.environ["RESMAL_DATA"]) / "words" / "acronym"


def _english() -> Iterator[Marked]:
    for row in json.loads((_folder() / "sdu21_ai_dev.json").read_text(encoding="utf-8")):
        text, spans, last = "", [], None
        for token, label in zip(row["tokens"], row["labels"], strict=True):
            start = len(text) + bool(text)
            text = f"{text} {token}" if text else token
            if label.startswith("B"):
                last = [label[2:], start, len(text)]
                spans.append(last)
            elif label.startswith("I") and last:
                last[2] = len(text)
            else:
                last = None
        shorts = frozenset((a, b) for kind, a, b in spans if kind == "short")
        yield Marked(text, shorts, tuple((a, b) for kind, a, b in spans if kind == "long"))


def _other(name: str) -> Iterator[Marked]:
    for row in json.loads((_folder() / f"{name}_train.json").read_text(encoding="utf-8")):
        shorts = frozenset((a, b) for a, b in row["acronyms"])
        yield Marked(row["text"], shorts, tuple((a, b) for a, b in row["long-forms"]))


def explained(marked: Marked) -> dict[Span, bool]:
    """For each marked place: whether a marked long form stands beside it, here or earlier."""
    known: dict[str, bool] = {}
    told = {}
    for a, b in sorted(marked.shorts):
        beside = any(
            (d <= a and _LONG_THEN_SHORT.match(marked.text, d, a))
            or (b <= c and _SHORT_THEN_LONG.match(marked.text, b, c))
            for c, d in marked.longs
        )
        short = marked.text[a:b]
        known[short] = told[a, b] = known.get(short, False) or beside
    return told


def _measured(name: str, goal: float, texts: list[Marked]) -> list[Row]:
    places, plain, told, vale = _Count(), _Count(), _Count(), _Count()
    for marked in texts:
        found = {(one.start, one.end): one for one in abbreviations(marked.text)}
        places.add(set(found), marked.shorts)
        plain.add({match.span() for match in _PLAIN.finditer(marked.text)}, marked.shorts)
        truth = {span for span, is_told in explained(marked).items() if is_told}
        both = marked.shorts & found.keys()
        told.add({s for s in both if found[s].known_by == "text"}, truth & both)
        by_vale = {match[1]: match.start(1) for match in _VALE.finditer(marked.text)}
        vale.add({(a, b) for a, b in marked.shorts if by_vale.get(marked.text[a:b], b) <= a}, truth)
    note = f"{len(texts)} texts; precision {places.precision:.1f}, recall {places.recall:.1f}"
    again = f"precision {told.precision:.1f}, recall {told.recall:.1f}"
    return [
        measured(
            f"abbreviations {name}, F1", places.f1, goal, rivals={"capitals": plain.f1}, note=note
        ),
        measured(
            f"explained already? {name}, F1", told.f1, 96.0, rivals={"Vale": vale.f1}, note=again
        ),
    ]


class _Count:
    """True and false ones, in per cent."""

    def __init__(self) -> None:
        self._hits = self._said = self._true = 0

    def add(self, said: set[Span], true: set[Span] | frozenset[Span]) -> None:
        self._hits += len(said & true)
        self._said += len(said)
        self._true += len(true)

    @property
    def precision(self) -> float:
        return 100 * self._hits / max(1, self._said)

    @property
    def recall(self) -> float:
        return 100 * self._hits / max(1, self._true)

    @property
    def f1(self) -> float:
        return 200 * self._hits / max(1, self._said + self._true)
