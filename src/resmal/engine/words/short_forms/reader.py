"""Abbreviations in document order: which there are, and what tells the reader their meaning."""

from collections.abc import Collection, Iterator
from functools import cache
from pathlib import Path

from resmal.engine.words.findings import Abbreviation
from resmal.engine.words.language import is_english
from resmal.engine.words.rulebook.lexicon import WORD
from resmal.engine.words.scan import paragraphs
from resmal.engine.words.short_forms.definitions import Definition, definitions
from resmal.engine.words.short_forms.form import lemma
from resmal.engine.words.short_forms.shapes import Shape, shapes

_HOUSEHOLD = Path(__file__).parents[1] / "household.toml"


@cache
def household() -> frozenset[str]:
    """Short forms that everybody knows better than what they stand for, in either language."""
    import tomllib  # noqa: PLC0415 - as in rules

    tables = tomllib.loads(_HOUSEHOLD.read_text(encoding="utf-8")).values()
    return frozenset(short for table in tables for short in table["known"])


class Reader:
    """Somebody who reads a text from its beginning and remembers what has been explained."""

    def __init__(self, glossary: Collection[str] = ()) -> None:
        self._glossary = {lemma(short) for short in glossary}
        self._explained: dict[str, Definition] = {}

    def read(
        self, text: str, begin: int = 0, *, in_english: bool | None = None
    ) -> list[Abbreviation]:
        """The abbreviations of a paragraph that stands at ``begin`` in the whole text."""
        if in_english is None:
            in_english = is_english(set(WORD.findall(text)))
        found = list(definitions(text))
        here: dict[str, Definition] = {}
        for one in found:
            here.setdefault(lemma(one.short), one)
        read = [
            self._met(shape, here, begin)
            for shape in _with(shapes(text, in_english=in_english), found)
        ]
        for short, one in here.items():
            self._explained.setdefault(short, _moved(one, begin))
        return read

    def _met(self, shape: Shape, here: dict[str, Definition], begin: int) -> Abbreviation:
        short = lemma(shape.text)
        one = here.get(short)
        known = self._explained.get(short)
        if known is None and one is not None and one.start <= shape.start:
            known = _moved(one, begin)
        return Abbreviation(
            start=begin + shape.start,
            end=begin + shape.end,
            short=shape.text,
            known_by="text" if known else self._known_by(shape),
            long_start=known.long_start if known else -1,
            long_end=known.long_end if known else -1,
        )

    def _known_by(self, shape: Shape) -> str:
        short = lemma(shape.text)
        if short in self._glossary:
            return "glossary"
        if short in household() or shape.text in household():
            return "household"
        return "ordinary" if shape.is_ordinary else ""


def read_all(text: str, glossary: Collection[str] = ()) -> tuple[Abbreviation, ...]:
    """Every abbreviation in ``text``, in order, in any language written with Latin letters."""
    reader = Reader(glossary)
    return tuple(one for begin, part in paragraphs(text) for one in reader.read(part, begin))


def _moved(one: Definition, begin: int) -> Definition:
    return Definition(
        begin + one.start, begin + one.end, one.short, begin + one.long_start, begin + one.long_end
    )


def _with(found: list[Shape], defined: list[Definition]) -> Iterator[Shape]:
    """The shapes, and what the text explains though it has no such shape: "projekt (Proj)"."""
    spans = [(one.start, one.end) for one in defined]
    kept = [s for s in found if not any(a < s.end and s.start < b for a, b in spans)]
    first = {(one.start, one.end): Shape(one.start, one.end, one.short) for one in defined}
    return iter(sorted((*kept, *first.values()), key=lambda shape: shape.start))
