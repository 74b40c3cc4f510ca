"""What a company has decided once: ``resmal.toml``, found upwards, and a glossary."""

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from resmal.engine.words import Silence
from resmal.formats.refusals import FormatError
from resmal.translation import gettext as _

FILE = "resmal.toml"
_KEYS = {
    "language": str,
    "styles": list,
    "glossary": dict,
    "baseline": str,
    "keep": list,
}


class SettingsError(FormatError):
    """A file of settings or a glossary that cannot be used."""


@dataclass(frozen=True, slots=True)
class Settings:
    """The table ``[words]`` of ``resmal.toml``. Paths in it are relative to the file."""

    folder: Path = field(default_factory=Path)
    language: str | None = None
    styles: tuple[str, ...] | None = None
    glossary: Mapping[str, str] = field(default_factory=dict)
    baseline: Path | None = None
    silences: tuple[Silence, ...] = ()


def find_settings(folder: Path) -> Settings:
    """The settings of the nearest ``resmal.toml`` in ``folder`` or above it.

    Raises SettingsError.
    """
    folder = folder.resolve()
    for above in (folder, *folder.parents):
        path = above / FILE
        if path.is_file():
            return _settings(path, _toml(path).get("words", {}))
    return Settings()


def read_glossary(path: Path) -> dict[str, str]:
    """Short forms and what they stand for: lines "VIS = ...", or a TOML file with [glossary].

    Raises SettingsError.
    """
    if path.suffix == ".toml":
        return _glossary(path, _toml(path).get("glossary", {}))
    glossary: dict[str, str] = {}
    for number, line in enumerate(_text(path).splitlines(), 1):
        short, equals, long = (part.strip() for part in line.partition("="))
        if not line.strip() or line.startswith("#"):
            continue
        if not equals or not short or not long:
            raise SettingsError(
                _("“{name}”, line {line}: write the short form, =, and what it stands for.").format(
                    name=path.name, line=number
                )
            )
        glossary[short] = long
    return glossary


def _settings(path: Path, table: Mapping[str, Any]) -> Settings:
    for key, value in table.items():
        if key not in _KEYS or not isinstance(value, _KEYS[key]):
            raise SettingsError(
                _("“{path}”: “{key}” in [words] is not understood. Known are {known}.").format(
                    path=path, key=key, known=", ".join(_KEYS)
                )
            )
    language = table.get("language")
    if language not in {None, "sv", "en"}:
        raise SettingsError(_("“{path}”: language has to be sv or en.").format(path=path))
    styles = table.get("styles")
    return Settings(
        folder=path.parent,
        language=language,
        styles=tuple(map(str, styles)) if styles is not None else None,
        glossary=_glossary(path, table.get("glossary", {})),
        baseline=path.parent / table["baseline"] if "baseline" in table else None,
        silences=tuple(_silence(path, kept) for kept in table.get("keep", [])),
    )


def _silence(path: Path, kept: object) -> Silence:
    if not isinstance(kept, dict) or not str(kept.get("because", "")).strip():
        raise SettingsError(
            _("“{path}”: each [[words.keep]] needs a rule and a because.").format(path=path)
        )
    return Silence(str(kept.get("rule", "")), str(kept["because"]))


def _glossary(path: Path, table: object) -> dict[str, str]:
    if not isinstance(table, dict) or not all(isinstance(v, str) for v in table.values()):
        raise SettingsError(
            _('“{path}”: the glossary has to hold lines like VIS = "...".').format(path=path)
        )
    return dict(table)


def _toml(path: Path) -> dict[str, Any]:
    try:
        return tomllib.loads(_text(path))
    except tomllib.TOMLDecodeError as error:
        raise SettingsError(
            _("“{path}” cannot be understood: {problem}.").format(path=path, problem=error)
        ) from error


def _text(path: Path) -> str:
    try:
        return path.read_bytes().decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise SettingsError(
            _("“{path}” is not written in UTF-8. Save it as UTF-8 and try again.").format(path=path)
        ) from error
