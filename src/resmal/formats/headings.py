"""What columns are called, in Swedish and English, and which row holds the headings."""

import re
import tomllib
import unicodedata
from collections.abc import Mapping, Sequence
from functools import cache
from importlib.resources import files

from resmal.formats import words
from resmal.formats.values.text import Cell, on_one_line, says_something, without_unseen, written

FIELDS = (
    "id", "title", "description", "unit", "owner", "stage", "started_on", "ended_on",
    "changed_on", "effort", "year", "month",
)  # fmt: skip
SURE = 8.0  # a heading that says what the column is; below, the content has to agree

_NOT_THIS: dict[str, str] = {
    "title": r"vendor|system|file|fil\b|user|agency|bureau|organi[sz]ation|contact|owner|first|last"
    r"|förnamn|efternamn|användarnamn|plan name|board|list name|bucket|department|type|status|job"
    r"|supplier|leverantör|company|ansvarig|manager|lead\b|sro|enhet|avdelning|parent|sprint|funding",
    "description": r"\bdata\b|link|url|type|vendor",
    "stage": r"\brag\b|risk|budget|trafikljus|health|hälsa|high impact|trend",
    "owner": r"avdelning|\bavd\b|enhet|nämnd|förvaltning|department|unit|bolag|myndighet",
    "id": r"vendor|parent|user|agency|author|owner|board|plan\b|list",
    "unit": r"abbreviation|förkortning|other",
    "started_on": r"due|deadline|by\b|av\b",
    "ended_on": r"due|deadline|by\b|av\b",
    "year": r"end|slut",
}
_BESIDE = re.compile(
    r"\brisk|\bnext step|\bnästa steg|beroende|dependenc|\btags?\b|label|etikett|taggar|address"
    r"|adress|\bnotes?\b|comment|kommentar|anteckning|contact|kontakt|member|medlem|deltagare"
    r"|participant"
)
_ASKED = frozenset({"description", "started_on", "ended_on"})  # fields that whole questions name
_MOST_WORDS = 6
_CUSTOM = re.compile(r"(?:Custom field|Anpassat fält) \((.+)\)")  # as Jira names its own
_LANGUAGE = re.compile(r" (?:sv|se|swe|en|eng|svenska|engelska|swedish|english)$")
_CAMEL = re.compile(r"(?<=[a-zåäö0-9])(?=[A-ZÅÄÖ][a-zåäö])")
_SWEDISH = re.compile(
    r"[åäö]|\b(?:titel|beskrivning|startdatum|slutdatum|datum|ansvarig|enhet|avdelning|namn|syfte|fas"
    r"|rubrik|initiativ|projekt|projektnamn|ort|nummer|kommun|verksamhet)\b"
)
_PRODUCTS: tuple[tuple[str, tuple[frozenset[str], ...], Mapping[str, str]], ...] = (
    (
        "jira",
        (
            frozenset({"summary", "issue key"}),
            frozenset({"sammanfattning", "ärendenyckel"}),
            frozenset({"summary", "issuetype"}),
        ),
        {"summary": "title", "sammanfattning": "title", "issue key": "id", "ärendenyckel": "id",
         "project name": "unit", "projektnamn": "unit", "created": "started_on", "key": "id"},
    ),
    (
        "azure_devops",
        (frozenset({"work item type", "title"}), frozenset({"work item type", "title 1"})),
        {"id": "id", "title": "title", "area path": "unit", "created date": "started_on",
         **{f"title {level}": "title" for level in range(1, 10)}},
    ),
    (
        "planner",
        (
            frozenset({"task name", "bucket name"}),
            frozenset({"uppgiftsnamn", "bucketnamn"}),
            frozenset({"uppgiftsnamn", "namn på bucket"}),
            frozenset({"aktivitetsnamn", "bucketnamn"}),
        ),
        {"task name": "title", "uppgiftsnamn": "title", "progress": "stage", "förlopp": "stage",
         "bucket name": "unit", "bucketnamn": "unit", "namn på bucket": "unit"},
    ),
    (
        "trello",
        (frozenset({"card name", "list name"}), frozenset({"card title", "list name"})),
        {"card name": "title", "card title": "title", "list name": "stage", "board name": "unit"},
    ),
)  # fmt: skip
PRESET = 20.0  # the weight of a heading whose meaning is known from the product that wrote it


@cache
def plain(heading: str) -> str:
    """A heading as it is compared: ``projectStartDate:`` and ``Project_start-date`` are one."""
    text = unicodedata.normalize("NFC", without_unseen(heading)[0])
    text = _CUSTOM.sub(r"\1", text).removeprefix("System.").rpartition("Microsoft.VSTS.")[2]
    text = re.sub(r"\([^()]*\)", " ", _CAMEL.sub(" ", text)) or text
    return on_one_line(re.sub(r"[^\w#’']+|_", " ", text)).casefold()


def without_language(heading: str) -> str:
    """A heading without the language it may end in: ``title_sv`` and ``title_en`` are one."""
    return _LANGUAGE.sub("", plain(heading))


def weight(field: str, heading: str) -> float:
    """How surely a heading names ``field``: 0 not at all, from 8 by itself, 10 at most."""
    said = without_language(heading)
    refused = _NOT_THIS.get(field)
    if not said or (refused and re.search(refused, said)):
        return 0.0
    exact, loose = _matchers()[field]
    if field not in _ASKED and said.count(" ") > _MOST_WORDS:
        return 0.0
    aside = 1.5 * ("(" in heading)  # "Stage (raw)" gives way to "Stage"
    if said in exact:
        return exact[said] - aside
    return max((value - 0.5 - aside for value, shape in loose if shape.fullmatch(said)), default=0)


def is_beside_the_point(heading: str) -> bool:
    """Whether a heading stands over texts that do not say what an initiative is about."""
    return _BESIDE.search(plain(heading)) is not None


def product_of(headings: Sequence[str]) -> tuple[str, Mapping[str, str]]:
    """Which product exported a list with these headings, and what it means by them."""
    there = {plain(heading) for heading in headings}
    for name, marks, fields in _PRODUCTS:
        if any(mark <= there for mark in marks):
            return name, fields
    return "", {}


def preset_weight(field: str, heading: str, product: Mapping[str, str]) -> float:
    """The weight of a heading where the product that wrote it is known."""
    meant = product.get(plain(heading))
    if meant is None:
        return weight(field, heading)
    return PRESET if meant == field else 0.0


def are_swedish(headings: Sequence[str]) -> bool:
    """Whether the headings are in Swedish."""
    return any(_SWEDISH.search(plain(heading)) for heading in headings)


def likeness(cells: Sequence[Cell]) -> int:
    """How much a row looks like headings: the number of different fields its cells name."""
    texts = [text for text in map(written, cells) if 0 < len(text) < _LONGEST]
    return len({f for f in FIELDS for text in texts if weight(f, text) >= SURE - 2})


def heading_place(rows: Sequence[Sequence[Cell]]) -> int | None:
    """The place, from 0, of the row among ``rows`` that holds the headings; None where none is.

    The row that names most fields; where none does, the first row of several texts; in a list
    of one column, the first row that says anything.
    """
    likest = max(range(len(rows)), key=lambda place: (likeness(rows[place]), -place), default=None)
    if likest is not None and likeness(rows[likest]):
        return likest
    filled = [[cell for cell in row if says_something(written(cell))] for row in rows]
    for place, cells in enumerate(filled):
        if len(cells) > 1 and all(isinstance(cell, str) and len(cell) < _LONGEST for cell in cells):
            return place
    return next((place for place, cells in enumerate(filled) if cells), None)


_LONGEST = 300  # characters of a heading; some lists ask a whole question there


@cache
def _matchers() -> dict[str, tuple[dict[str, float], list[tuple[float, re.Pattern[str]]]]]:
    """For each field the weights of whole headings, and of headings that a star stands in."""
    made = {}
    text = files(words).joinpath("headings.toml").read_text(encoding="utf-8")
    for field, groups in tomllib.loads(text).items():
        exact: dict[str, float] = {}
        loose = []
        for group in groups:
            for name in group["headings"]:
                if "*" in name:
                    shape = ".*".join(map(re.escape, name.split("*")))
                    loose.append((float(group["weight"]), re.compile(shape)))
                else:
                    exact.setdefault(name, float(group["weight"]))
        made[field] = (exact, loose)
    return made
