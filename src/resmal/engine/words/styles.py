"""Which rules count: styles that build on each other, compiled once a language."""

from collections.abc import Collection, Mapping, Sequence
from functools import cache
from pathlib import Path

from resmal.engine.words.checker import Checker, Sentences
from resmal.engine.words.lexicon import Lexicon
from resmal.engine.words.rules import (
    LANGUAGES,
    Entry,
    RuleFileError,
    Style,
    read_style,
    shipped_paths,
)


class UnknownStyleError(ValueError):
    """There is no style of this name. ``known`` are those there are."""

    def __init__(self, style: str) -> None:
        self.style, self.known = style, tuple(shipped_paths())
        super().__init__(f"no style {style!r}; there is {', '.join(self.known)}")


_SENTENCES = Path(__file__).parent / "sentences.toml"


@cache
def shipped(style: str) -> Style:
    """A style that comes with the product. Raises UnknownStyleError."""
    path = shipped_paths().get(style)
    if path is None:
        raise UnknownStyleError(style)
    return read_style(path)


def entries_of(style: Style) -> tuple[Entry, ...]:
    """The entries of ``style`` with those it inherits, less what it drops.

    An entry of its own takes the place of an inherited one with the same id. Raises
    RuleFileError where it inherits a style that there is not, or drops an id that nothing has.
    """
    inherited: dict[str, Entry] = {}
    for name in style.inherits:
        try:
            inherited |= {entry.id: entry for entry in entries_of(shipped(name))}
        except UnknownStyleError as error:
            raise RuleFileError(
                style.path, 1, "unknown_style", style=name, known=", ".join(error.known)
            ) from error
    for dropped in style.drop:
        if inherited.pop(dropped, None) is None:
            raise RuleFileError(style.path, 1, "unknown_id", key=dropped)
    return tuple((inherited | {entry.id: entry for entry in style.entries}).values())


def load(names: Sequence[str | Path] | None) -> tuple[Style, ...]:
    """The styles asked for: names of shipped ones, paths of own files; None: all shipped ones."""
    if names is None:
        return tuple(shipped(name) for name in shipped_paths())
    return tuple(read_style(name) if isinstance(name, Path) else shipped(name) for name in names)


def lexicons(styles: Sequence[Style]) -> Mapping[str, Lexicon]:
    """The entries of ``styles`` a language, compiled. The first style to name a rule wins."""
    chosen: dict[str, dict[str, Entry]] = {language: {} for language in LANGUAGES}
    for style in styles:
        for entry in entries_of(style):
            chosen[entry.language].setdefault(entry.rule, entry)
    return {language: Lexicon(list(entries.values())) for language, entries in chosen.items()}


def checker_for(
    names: Sequence[str | Path] | None = None, glossary: Collection[str] = ()
) -> Checker:
    """A checker with the styles asked for and the short forms of their glossaries.

    Raises UnknownStyleError, RuleFileError and OSError.
    """
    styles = load(names)
    known = set(glossary).union(*(style.glossary for style in styles))
    return Checker(lexicons(styles), sentences(), known)


@cache
def sentences() -> Sentences:
    """What is said about findings that no entry stands behind, by language and kind."""
    import tomllib  # noqa: PLC0415 - as in rules

    return tomllib.loads(_SENTENCES.read_text(encoding="utf-8"))
