"""Plain words: what a reader may stumble on in a text, with a reason and a way out.

``check`` reads a text in Swedish or English against rule files that people can write. A text
in another language is read for unexplained abbreviations only.
"""

from collections.abc import Collection, Iterable, Sequence
from functools import lru_cache
from pathlib import Path

from resmal.engine.words.checker import Checker
from resmal.engine.words.concreteness import Concreteness, Part, Seen, Sight, concreteness
from resmal.engine.words.findings import (
    Abbreviation,
    Finding,
    Findings,
    Hints,
    Level,
    Sentence,
    Silence,
)
from resmal.engine.words.rulebook.entries import RuleFileError, Style
from resmal.engine.words.rulebook.styles import UnknownStyleError, compiled

__all__ = [
    "Abbreviation",
    "Checker",
    "Concreteness",
    "Finding",
    "Findings",
    "Hints",
    "Level",
    "Part",
    "RuleFileError",
    "Seen",
    "Sentence",
    "Sight",
    "Silence",
    "Style",
    "UnknownStyleError",
    "abbreviations",
    "check",
    "checker_for",
    "concreteness",
]


def check(
    text: str,
    language: str | None = None,
    styles: Sequence[str | Path] | None = None,
    glossary: Collection[str] = (),
    silences: Iterable[Silence] = (),
) -> Findings:
    """Everything to say about ``text``, in its order.

    ``language`` is "sv" or "en"; None finds it a paragraph at a time. ``styles`` are names of
    shipped styles or paths of own rule files; None takes all shipped ones. ``glossary`` holds
    short forms that the company's readers know. Rules are compiled once and kept until a file
    changes. Raises ValueError for another language, RuleFileError, UnknownStyleError and
    OSError for a rule file that cannot be read.
    """
    if language not in {None, "sv", "en"}:
        raise ValueError(f"no rules for the language {language!r}; there are sv and en")
    names = tuple(styles) if styles is not None else None
    own = [name for name in names or () if isinstance(name, Path)]
    written = tuple((file.st_mtime_ns, file.st_size) for file in map(Path.stat, own))
    return _checker(names, written, frozenset(glossary)).check(text, language, silences)


def abbreviations(text: str, glossary: Collection[str] = ()) -> tuple[Abbreviation, ...]:
    """Every abbreviation in ``text``, in order, in any language written with Latin letters."""
    from resmal.engine.words.short_forms.reader import read_all  # noqa: PLC0415 - as in checker

    return read_all(text, glossary)


def checker_for(
    styles: Sequence[str | Path] | None = None, glossary: Collection[str] = ()
) -> Checker:
    """A checker with the styles asked for and the short forms of their glossaries.

    Raises UnknownStyleError, RuleFileError and OSError.
    """
    return Checker(compiled(styles), glossary)


@lru_cache(maxsize=32)
def _checker(
    styles: tuple[str | Path, ...] | None,
    _written: tuple[tuple[int, int], ...],  # when: an own file that has changed is read anew
    glossary: frozenset[str],
) -> Checker:
    return checker_for(styles, glossary)
