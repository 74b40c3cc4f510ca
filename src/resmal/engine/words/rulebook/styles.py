"""Which rules count: styles that build on each other, compiled once and kept."""

import json
import os
from collections.abc import Mapping, Sequence
from functools import cache
from hashlib import sha256
from pathlib import Path
from tempfile import NamedTemporaryFile
from typing import Any

from resmal.engine.words.rulebook.entries import (
    LANGUAGES,
    Entry,
    RuleFileError,
    Style,
    read_style,
    shipped_paths,
)
from resmal.engine.words.rulebook.lexicon import compile_entries

_KEPT = 8  # compiled sets of rules; who edits an own style makes a new one each time
_OF_THE_FORM = "4"  # raised when what is compiled takes another form


class UnknownStyleError(ValueError):
    """There is no style of this name. ``known`` are those there are."""

    def __init__(self, style: str) -> None:
        self.style, self.known = style, tuple(shipped_paths())
        super().__init__(f"no style {style!r}; there is {', '.join(self.known)}")


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
    """The styles asked for: names of shipped ones, paths of own files; None: all shipped ones.

    Raises UnknownStyleError, RuleFileError and OSError.
    """
    if names is None:
        return tuple(shipped(name) for name in shipped_paths())
    return tuple(read_style(name) if isinstance(name, Path) else shipped(name) for name in names)


def compile_styles(styles: Sequence[Style]) -> dict[str, Any]:
    """What a checker needs of ``styles``: the glossary, and a lexicon a language as JSON.

    The first style to name a rule wins. Each lexicon is a text of its own, so that one is read
    only where a text is in its language.
    """
    chosen: dict[str, dict[str, Entry]] = {language: {} for language in LANGUAGES}
    glossary: dict[str, str] = {}
    for style in styles:
        glossary |= style.glossary
        for entry in entries_of(style):
            chosen[entry.language].setdefault(entry.rule, entry)
    lexicons = {
        language: json.dumps(compile_entries(list(found.values())), ensure_ascii=False)
        for language, found in chosen.items()
    }
    return {"glossary": glossary, "lexicons": lexicons}


def compiled(names: Sequence[str | Path] | None) -> Mapping[str, Any]:
    """The styles asked for, compiled; from the user's cache where the files are the same as then.

    Raises UnknownStyleError, RuleFileError and OSError.
    """
    kept = _cache_folder() / f"words-{_fingerprint(names)}.json"
    try:
        return dict(json.loads(kept.read_text(encoding="utf-8")))
    except (OSError, ValueError):
        pass
    made = compile_styles(load(names))
    _keep(kept, made)
    return made


def _fingerprint(names: Sequence[str | Path] | None) -> str:
    """Of every shipped file, since any may be inherited, and of the own files asked for."""
    own = [name for name in names or () if isinstance(name, Path)]
    digest = sha256(repr((_OF_THE_FORM, names)).encode())
    for path in (*shipped_paths().values(), *own):
        digest.update(path.read_bytes())
    return digest.hexdigest()[:32]


def _cache_folder() -> Path:
    said = os.environ.get("XDG_CACHE_HOME")
    return (Path(said) if said else Path.home() / ".cache") / "resmal"


def _keep(path: Path, made: Mapping[str, Any]) -> None:
    """Write whole or not at all. Where nothing can be written, the next run compiles again."""
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        with NamedTemporaryFile("w", encoding="utf-8", dir=path.parent, delete=False) as part:
            json.dump(made, part, ensure_ascii=False)
        Path(part.name).replace(path)
        kept = sorted(path.parent.glob("words-*.json"), key=lambda file: file.stat().st_mtime)
        for old in kept[:-_KEPT]:
            old.unlink(missing_ok=True)
    except OSError:
        return
