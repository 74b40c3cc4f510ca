"""JSON: a list of objects, and the exports of Jira, Azure DevOps and Trello."""

import json
from collections.abc import Iterator, Mapping
from typing import BinaryIO

from resmal.engine.portfolio import Problem, Stage
from resmal.formats.refusals import ListError
from resmal.formats.tables.lines import Lines
from resmal.formats.tables.table import (
    MAX_COLUMNS,
    MAX_ROWS,
    Row,
    Table,
    too_many_columns,
    too_many_rows,
)
from resmal.formats.values.stages import stage_of
from resmal.formats.values.text import Cell
from resmal.translation import gettext as _

_HOLDERS = ("initiatives", "items", "issues", "value", "cards", "tasks", "projects", "rows", "data")
_SAYING = ("displayName", "name", "value", "title", "sv", "en", "uniqueName", "key", "text")
_DEEPEST = 50  # levels of a document inside a value


def read_json(file: BinaryIO, name: str) -> Table:
    """The objects in a JSON file as rows, numbered from 1, under every key that any of them has.

    Values inside values are said by their name: ``{"displayName": "Ada"}`` is Ada.

    Raises ListError where the JSON is broken, with line and column, and where it holds no list.
    """
    lines = Lines(file, name)
    content = _parsed("".join(lines), name)
    kind, found = _objects(content, name)
    if len(found) > MAX_ROWS:
        raise too_many_rows(name)
    objects = {number: _flat(item) for number, item in found if isinstance(item, dict)}
    keys = tuple(dict.fromkeys(key for item in objects.values() for key in item))
    if not keys:
        raise _no_list(name)
    if len(keys) > MAX_COLUMNS:
        raise too_many_columns(name)
    left_out = [number for number, item in found if not isinstance(item, dict)]
    return Table(
        kind=kind,
        headings=keys,
        rows=_rows(objects, keys),
        encoding=lines.encoding,
        problems=[_not_an_object(number) for number in left_out],
    )


def _rows(objects: Mapping[int, Mapping[str, Cell]], keys: tuple[str, ...]) -> Iterator[Row]:
    for number, item in objects.items():
        yield number, [item.get(key, "") for key in keys]


def _parsed(text: str, name: str) -> object:
    try:
        return json.loads(text)
    except json.JSONDecodeError as error:
        sentence = _("“{name}” is not complete JSON: look at line {line}, column {column}.")
        where = {"line": error.lineno, "column": error.colno}
        raise ListError(sentence.format(name=name, **where)) from error
    except (RecursionError, ValueError) as error:
        raise _no_list(name) from error


def _no_list(name: str) -> ListError:
    return ListError(
        _("“{name}” holds no list of objects, such as [{example}].").format(
            name=name, example='{"id": "1", "title": "…"}'
        )
    )


def _not_an_object(number: int) -> Problem:
    sentence = _("Row {row} is not an object with names and values and is left out.")
    return Problem(number, sentence.format(row=number))


def _objects(content: object, name: str) -> tuple[str, list[tuple[int, object]]]:
    """What sort of export it is, and its objects with their numbers."""
    if isinstance(content, dict):
        if isinstance(content.get("cards"), list) and isinstance(content.get("lists"), list):
            return "trello", list(enumerate(_trello_cards(content), start=1))
        lists = [v for v in map(content.get, _HOLDERS) if isinstance(v, list)]
        lists += [
            v for v in content.values() if isinstance(v, list) and v and isinstance(v[0], dict)
        ]
        content = next(iter(lists), None)
    if not isinstance(content, list) or not content:
        raise _no_list(name)
    return _product(content[0]), list(enumerate(content, start=1))


def _product(item: object) -> str:
    fields = item.get("fields") if isinstance(item, dict) else None
    if not isinstance(fields, dict):
        return "json"
    return "azure_devops" if any(key.startswith("System.") for key in fields) else "jira"


def _trello_cards(board: Mapping[str, object]) -> Iterator[object]:
    """Cards under the headings of Trello's own CSV export."""
    lists = _named(board.get("lists"))
    members = _named(board.get("members"), "fullName")
    for card in _listed(board.get("cards")):
        if not isinstance(card, dict):
            yield card
            continue
        stage = lists.get(str(card.get("idList")), "")
        if card.get("dueComplete"):
            stage = "done"
        elif card.get("closed") and stage_of(stage) not in {Stage.ENDED, Stage.IN_USE}:
            stage = "dropped"  # put away before it was done
        yield {
            "Card ID": card.get("shortLink") or card.get("id") or "",
            "Card Name": card.get("name"),
            "Card Description": card.get("desc"),
            "List Name": stage,
            "Members": [members.get(str(m), "") for m in _listed(card.get("idMembers"))],
            "Start Date": card.get("start"),
            "Last Activity Date": card.get("dateLastActivity"),
        }


def _named(things: object, key: str = "name") -> dict[str, str]:
    return {
        str(thing.get("id")): str(thing.get(key) or "")
        for thing in _listed(things)
        if isinstance(thing, dict)
    }


def _listed(value: object) -> list[object]:
    return value if isinstance(value, list) else []


def _flat(item: Mapping[str, object]) -> dict[str, Cell]:
    """One object as cells; the fields of an issue stand beside its key."""
    fields = item.get("fields")
    if isinstance(fields, dict):
        item = {**{k: v for k, v in item.items() if k != "fields"}, **fields}
    return {str(key): _said(value) for key, value in item.items()}


def _said(value: object, depth: int = 0) -> Cell:
    if value is None or depth > _DEEPEST:
        return ""
    if isinstance(value, str | int | float):
        return value
    if isinstance(value, list):
        return ", ".join(text for text in (str(_said(v, depth + 1)) for v in value) if text)
    if isinstance(value, dict):
        if isinstance(value.get("content"), list):  # a document of Jira's
            inner = (str(_said(v, depth + 1)) for v in value["content"])
            return ("\n" if value.get("type") == "doc" else " ").join(t for t in inner if t)
        said = next((value[key] for key in _SAYING if value.get(key)), "")
        return _said(said, depth + 1)
    return str(value)
