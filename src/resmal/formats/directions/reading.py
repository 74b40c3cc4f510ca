"""Read a direction from TOML, and say in one sentence what in it has to change."""

import difflib
import re
import tomllib
from collections.abc import Collection, Mapping
from pathlib import Path
from typing import cast

from resmal.engine.portfolio import Direction, Kind, Landmark, LocalText
from resmal.formats.opening import opened
from resmal.formats.refusals import DirectionError
from resmal.translation import LANGUAGES
from resmal.translation import gettext as _

MAX_LANDMARKS = 30
_MAX_BYTES = 1_000_000
_TOP = ("direction", "landmarks")
_DIRECTION = ("from", "to", "because")
_LANDMARK = ("name", "from", "to", "sentences", "kind")


def read_direction(path: Path) -> Direction:
    """The direction and its landmarks in a TOML file.

    ``[direction]`` holds ``from``, ``to`` and ``because``; each ``[[landmarks]]`` a ``name`` and,
    if one likes, ``from``, ``to``, ``sentences`` and ``kind``. A text is a string, or a table
    ``{ sv = "...", en = "..." }``.

    Raises DirectionError with the file and the place that has to change.
    """
    try:
        return _direction(_parsed(path))
    except _WrongError as wrong:
        sentence = _("“{name}”: {what}").format(name=path.name, what=wrong)
        raise DirectionError(sentence) from wrong


class _WrongError(ValueError):
    """What has to change, without the name of the file."""


def _parsed(path: Path) -> Mapping[str, object]:
    with opened(path, DirectionError) as file:
        data = file.read(_MAX_BYTES + 1)
    if len(data) > _MAX_BYTES:
        raise _WrongError(_("The file is larger than any direction. Is it the right one?"))
    try:
        return tomllib.loads(data.removeprefix(b"\xef\xbb\xbf").decode())
    except UnicodeDecodeError as error:
        line = data.count(b"\n", 0, error.start) + 1
        raise _WrongError(
            _("Line {line} is not written as UTF-8. Save the file as UTF-8.").format(line=line)
        ) from error
    except tomllib.TOMLDecodeError as error:
        raise _WrongError(_where_it_breaks(str(error))) from error
    except RecursionError as error:
        raise _WrongError(_("The brackets are nested too deeply.")) from error


def _where_it_breaks(message: str) -> str:
    found = re.search(r"at line (\d+), column (\d+)", message)
    if found is None:
        return _("The file ends too early: a quotation mark or a bracket is never closed.")
    return _(
        "Line {line} cannot be understood from column {column} on. Look at its quotation marks,"
        " brackets and equals signs, and whether a name stands there twice."
    ).format(line=found[1], column=found[2])


def _direction(content: Mapping[str, object]) -> Direction:
    _refuse_unknown(content, _TOP, _("at the top"))
    table = content.get("direction")
    if not isinstance(table, dict):
        raise _WrongError(
            _(
                "There is no direction. Begin with a line [direction] and write from, to and"
                " because under it."
            )
        )
    _refuse_unknown(table, _DIRECTION, _("under [direction]"))
    said = {key: _text(table.get(key, ""), f"[direction] {key}") for key in _DIRECTION}
    empty = next((key for key in _DIRECTION if not any(said[key].texts())), None)
    if empty:
        raise _WrongError(_("Under [direction] the text “{key}” is missing.").format(key=empty))
    return Direction(said["from"], said["to"], said["because"], _landmarks(content))


def _landmarks(content: Mapping[str, object]) -> tuple[Landmark, ...]:
    tables = content.get("landmarks", [])
    if not isinstance(tables, list) or not all(isinstance(table, dict) for table in tables):
        raise _WrongError(_("Each landmark begins with a line [[landmarks]], in double brackets."))
    if len(tables) > MAX_LANDMARKS:
        sentence = _(
            "There are {count} landmarks; {most} are the most that a review can tell apart."
        )
        raise _WrongError(sentence.format(count=len(tables), most=MAX_LANDMARKS))
    landmarks = tuple(_landmark(table, number) for number, table in enumerate(tables, start=1))
    _refuse_same_names(landmarks)
    return landmarks


def _landmark(table: Mapping[str, object], number: int) -> Landmark:
    name = _text(table.get("name", ""), _("the name of landmark {number}").format(number=number))
    if not any(name.texts()):
        raise _WrongError(_("Landmark {number} has no name.").format(number=number))
    label = next(name.texts())
    place = _("landmark {number} (“{label}”)").format(number=number, label=label)
    _refuse_unknown(table, _LANDMARK, _("in {place}").format(place=place))
    sentences = table.get("sentences", [])
    if not isinstance(sentences, list):
        sentence = _(
            "The sentences of {place} must stand in square brackets, each in quotation marks."
        )
        raise _WrongError(sentence.format(place=place))
    return Landmark(
        name=name,
        from_=_text(table.get("from"), f"{place}, from"),
        to=_text(table.get("to"), f"{place}, to"),
        sentences=tuple(_text(said, f"{place}, sentences") for said in sentences),
        kind=_kind(table.get("kind"), place),
    )


def _kind(said: object, place: str) -> Kind | None:
    if said is None:
        return None
    try:
        return Kind(cast("str", said))
    except ValueError as error:
        sentence = _("The kind “{kind}” of {place} is unknown. The kinds are: {kinds}.")
        kinds = ", ".join(Kind)
        raise _WrongError(sentence.format(kind=said, place=place, kinds=kinds)) from error


def _text(said: object, place: str) -> LocalText:
    if said is None:
        return LocalText()
    if isinstance(said, str):
        return LocalText.plain(said)
    if not isinstance(said, dict) or not all(isinstance(text, str) for text in said.values()):
        sentence = _("A text is missing its quotation marks: {place}.")
        raise _WrongError(sentence.format(place=place))
    other = next((language for language in said if language not in LANGUAGES), None)
    if other is not None:
        sentence = _("The language “{language}” is unknown: {place}. The languages are sv and en.")
        raise _WrongError(sentence.format(language=other, place=place))
    return LocalText(said)


def _refuse_unknown(table: Mapping[str, object], known: Collection[str], place: str) -> None:
    unknown = next((key for key in table if key not in known), None)
    if unknown is None:
        return
    meant = difflib.get_close_matches(unknown.casefold(), known, n=1)
    if meant:
        sentence = _("The name “{key}” {place} is unknown. Do you mean “{meant}”?")
        raise _WrongError(sentence.format(key=unknown, place=place, meant=meant[0]))
    sentence = _("The name “{key}” {place} is unknown. The names there are: {known}.")
    raise _WrongError(sentence.format(key=unknown, place=place, known=", ".join(known)))


def _refuse_same_names(landmarks: tuple[Landmark, ...]) -> None:
    """In any language: a list of confirmed links says a landmark by one of its names."""
    numbers: dict[str, int] = {}
    for number, landmark in enumerate(landmarks, start=1):
        for name in {" ".join(text.split()).casefold() for text in landmark.name.texts()}:
            if name in numbers:
                sentence = _("Landmarks {first} and {second} have the same name, “{name}”.")
                raise _WrongError(
                    sentence.format(first=numbers[name], second=number, name=landmark.label)
                )
            numbers[name] = number
