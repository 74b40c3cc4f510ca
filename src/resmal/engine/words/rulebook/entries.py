"""Reading rule files: data that a person who cannot program can read and add to.

A file is taken whole or not at all. Whatever is wrong is told with the line it stands on.
"""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path

from resmal.engine.words.findings import Level

SHIPPED = Path(__file__).parents[1] / "rules"
LANGUAGES = ("sv", "en")
INFLECTS = ("noun", "verb", "adjective")
_ID = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*\Z")
_TEXTS = ("reason", "alternative", "question", "replace", "inflect", "level")
_LISTS = ("match", "forms", "unless", "only_with", "found", "not_found")
_COMPOUND_LISTS = ("modifiers", "except", "found", "not_found")


class RuleFileError(ValueError):
    """A rule file cannot be used. ``code`` says why, ``facts`` fill the sentence about it."""

    def __init__(self, path: Path, line: int, code: str, **facts: str) -> None:
        self.path, self.line, self.code, self.facts = path, line, code, facts
        told = ", ".join(f"{name} {value}" for name, value in facts.items())
        super().__init__(f"{path.name}, line {line}: {code} ({told})")


@dataclass(frozen=True, slots=True)
class Entry:
    """One thing that is looked for. ``words`` are all its forms as written in the file."""

    id: str
    style: str
    language: str
    words: tuple[str, ...]
    reason: str
    level: Level
    found: tuple[str, ...]
    not_found: tuple[str, ...]
    line: int
    alternative: str = ""
    question: str = ""
    replace: str | None = None
    inflect: str = ""
    unless: tuple[str, ...] = ()
    only_with: tuple[str, ...] = ()

    @property
    def rule(self) -> str:
        """The name that findings and silences use."""
        return f"{self.style}/{self.id}"


@dataclass(frozen=True, slots=True)
class Style:
    """A file of rules: what it is for, what it builds on, and its entries in the file's order."""

    id: str
    language: str
    title: str
    why: str
    path: Path
    entries: tuple[Entry, ...]
    inherits: tuple[str, ...] = ()
    drop: tuple[str, ...] = ()
    glossary: Mapping[str, str] = field(default_factory=dict)


class _Table:
    """One table of a file, with the line it begins on, and the checks every table shares."""

    def __init__(self, path: Path, lines: list[str], line: int, values: dict[str, object]) -> None:
        self.path, self.lines, self.line, self.values = path, lines, line, values

    def fault(self, code: str, key: str = "", **facts: str) -> RuleFileError:
        return RuleFileError(self.path, self._line_of(key), code, key=key, **facts)

    def _line_of(self, key: str) -> int:
        for number, line in enumerate(self.lines[self.line :], self.line + 1):
            if line.lstrip().startswith("["):
                break
            if key and re.match(rf"\s*\"?{re.escape(key)}\"?\s*=", line):
                return number
        return self.line

    def only(self, *keys: str) -> None:
        for key in self.values:
            if key not in keys:
                raise self.fault("unknown_key", key, known=", ".join(keys))

    def text(self, key: str, *, needed: bool = False) -> str:
        value = self.values.get(key, "")
        if not isinstance(value, str):
            raise self.fault("not_text", key)
        if needed and not value.strip():
            raise self.fault("missing", key)
        return value

    def texts(self, key: str, *, needed: bool = False) -> tuple[str, ...]:
        value = self.values.get(key, [])
        if not isinstance(value, list) or not all(isinstance(v, str) and v.strip() for v in value):
            raise self.fault("not_list", key)
        if needed and not value:
            raise self.fault("missing", key)
        return tuple(value)


def read_style(path: Path) -> Style:
    """The rules in the TOML file at ``path``.

    Raises RuleFileError with the line where anything is wrong, and OSError where the file cannot
    be opened. Nothing is loaded half.
    """
    import tomllib  # noqa: PLC0415 - a compiled lexicon in the cache makes it needless

    try:
        content = path.read_bytes().decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise RuleFileError(path, 1, "not_utf8", at=str(error.start)) from error
    try:
        values = tomllib.loads(content)
    except tomllib.TOMLDecodeError as error:
        place = re.search(r"line (\d+)", str(error))
        line = int(place[1]) if place else content.count("\n") + 1
        raise RuleFileError(path, line, "not_toml", problem=str(error)) from error
    return _style(path, content.splitlines(), values)


def _style(path: Path, lines: list[str], values: dict[str, object]) -> Style:
    whole = _Table(path, lines, 1, values)
    whole.only("style", "entry", "compounds", "glossary")
    head = next(_tables(whole, "style"), None)
    if head is None:
        raise RuleFileError(path, 1, "missing", key="style")
    head.only("id", "language", "title", "why", "inherits", "drop")
    language = head.text("language", needed=True)
    if language not in LANGUAGES:
        raise head.fault("wrong_value", "language", known=", ".join(LANGUAGES))
    style = _identifier(head, needed=True)
    entries = [_entry(table, style, language) for table in _tables(whole, "entry")]
    entries += [_compound(table, style, language) for table in _tables(whole, "compounds")]
    _refuse_doubles(path, entries)
    return Style(
        id=style,
        language=language,
        title=head.text("title", needed=True),
        why=head.text("why", needed=True),
        path=path,
        entries=tuple(entries),
        inherits=head.texts("inherits"),
        drop=head.texts("drop"),
        glossary=_glossary(whole),
    )


def _tables(whole: _Table, name: str) -> Iterator[_Table]:
    value = whole.values.get(name, [])
    tables = value if isinstance(value, list) else [value]
    header = re.compile(rf"\s*\[\[?\s*{name}\s*\]")
    numbers = [number for number, line in enumerate(whole.lines, 1) if header.match(line)]
    for number, table in zip(numbers + [1] * len(tables), tables, strict=False):
        if not isinstance(table, dict):
            raise RuleFileError(whole.path, number, "not_table", key=name)
        yield _Table(whole.path, whole.lines, number, table)


def _glossary(whole: _Table) -> dict[str, str]:
    glossary: dict[str, str] = {}
    for table in _tables(whole, "glossary"):
        glossary |= {short: table.text(short, needed=True) for short in table.values}
    return glossary


def _identifier(table: _Table, *, needed: bool) -> str:
    found = table.text("id", needed=needed)
    if found and not _ID.match(found):
        raise table.fault("wrong_id", "id", value=found)
    return found


def _entry(table: _Table, style: str, language: str) -> Entry:
    table.only("id", *_TEXTS, *_LISTS)
    inflect = table.text("inflect")
    if inflect and inflect not in INFLECTS:
        raise table.fault("wrong_value", "inflect", known=", ".join(INFLECTS))
    words = table.texts("match", needed=True) + table.texts("forms")
    return _judged(table, style, language, words, inflect)


def _compound(table: _Table, style: str, language: str) -> Entry:
    """A closed table: each modifier with each head, nothing else, less what ``except`` names."""
    table.only("id", "heads", *_TEXTS, *_COMPOUND_LISTS)
    heads = table.values.get("heads", [])
    if isinstance(heads, dict):  # a head with its forms
        listed = [form for head, forms in heads.items() for form in (head, *forms)]
    else:
        listed = list(table.texts("heads", needed=True))
    spared = {word.casefold() for word in table.texts("except")}
    joined = (m + head for m in table.texts("modifiers", needed=True) for head in listed)
    words = tuple(dict.fromkeys(word for word in joined if word.casefold() not in spared))
    return _judged(table, style, language, words, "noun")


def _judged(
    table: _Table, style: str, language: str, words: tuple[str, ...], inflect: str
) -> Entry:
    alternative, question = table.text("alternative"), table.text("question")
    if bool(alternative) == bool(question):
        raise table.fault("one_of_two", "alternative" if alternative else "id")
    level = table.text("level", needed=True)
    if level not in set(Level):
        raise table.fault("wrong_value", "level", known=", ".join(Level))
    for word in words:
        if not re.search(r"\w", word):
            raise table.fault("no_letters", "match", value=word)
    return Entry(
        id=_identifier(table, needed=True),
        style=style,
        language=language,
        words=words,
        reason=table.text("reason", needed=True),
        level=Level(level),
        found=table.texts("found", needed=True),
        not_found=table.texts("not_found", needed=True),
        line=table.line,
        alternative=alternative,
        question=question,
        replace=table.text("replace") or None,
        inflect=inflect,
        unless=table.texts("unless"),
        only_with=table.texts("only_with"),
    )


def _refuse_doubles(path: Path, entries: list[Entry]) -> None:
    seen: dict[str, Entry] = {}
    for entry in entries:
        first = seen.setdefault(entry.id, entry)
        if first is not entry:
            raise RuleFileError(path, entry.line, "double", key=entry.id, first=str(first.line))


@cache
def shipped_paths() -> Mapping[str, Path]:
    """Where each shipped style stands, by its id (the name of the file), in order of id."""
    return {path.stem: path for path in sorted(SHIPPED.glob("*.toml"))}
