"""Rows of cells turned into initiatives; whatever cannot be used is noted and said."""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from resmal.engine.portfolio import Initiative, Problem, Stage
from resmal.formats import headings
from resmal.formats.lists.problems import Flaw, Problems
from resmal.formats.sentences import listed
from resmal.formats.values.dates import (
    Order,
    can_be_read_both_ways,
    date_in,
    last_day_in,
    month_in,
    order_said_by,
)
from resmal.formats.values.numbers import number_in, says_decimal_comma
from resmal.formats.values.stages import joined_stage
from resmal.formats.values.text import (
    Cell,
    is_formula,
    is_no_answer,
    on_one_line,
    says_something,
    without_markup,
    without_unseen,
    written,
)
from resmal.translation import gettext as _

_DATES = {
    "started_on": Flaw.UNREAD_START,
    "ended_on": Flaw.UNREAD_END,
    "changed_on": Flaw.UNREAD_CHANGE,
}
_TEXTS = frozenset({"title", "description"})  # where a formula says more than nothing
_UNKNOWN_SHOWN = 12  # words for stages that are named


@dataclass(frozen=True, slots=True)
class PickedRow:
    """The cells of one row that are used: for each field the texts of its columns, in order."""

    number: int
    texts: Mapping[str, tuple[str, ...]]
    had_unseen: bool
    is_too_wide: bool
    formula: str = ""  # the first in the row, used or not, that has no value


def picked_rows(
    rows: Iterable[tuple[int, Sequence[Cell]]],
    names: Sequence[str],
    columns: Mapping[str, Sequence[str]],
    *,
    has_formulas: bool,
) -> Iterator[PickedRow]:
    """The used cells of each row. A heading that stands over several columns joins their texts.

    Where a list ``has_formulas``, those without a value are left in titles and descriptions only.
    """
    places = {
        field: [[p for p, name in enumerate(names) if name == heading] for heading in found]
        for field, found in columns.items()
    }
    for number, cells in rows:
        unseen = False
        texts = {}
        formula = _first_formula(cells) if has_formulas else ""
        for field, groups in places.items():
            found = [_joined([cells[p] for p in group if p < len(cells)]) for group in groups]
            if formula and field not in _TEXTS:
                found = ["" if is_formula(text) else text for text in found]
            cleaned = [without_unseen(text) for text in found]
            unseen = unseen or any(had for _text, had in cleaned)
            texts[field] = tuple(text for text, _had in cleaned)
        extra = any(not is_no_answer(written(cell)) for cell in cells[len(names) :])
        yield PickedRow(number, texts, unseen, extra, formula)


def _first_formula(cells: Sequence[Cell]) -> str:
    return next((cell for cell in cells if isinstance(cell, str) and is_formula(cell)), "")


def _joined(cells: Sequence[Cell]) -> str:
    return ", ".join(text for text in map(written, cells) if text.strip())


class Initiatives:
    """Makes initiatives of rows, knowing all of them: what order dates have, which decimal sign."""

    def __init__(self, rows: Sequence[PickedRow], names: Sequence[str], kind: str) -> None:
        self._rows, self._kind = rows, kind
        self._is_swedish = headings.are_swedish(names)
        self._problems = Problems()
        self._orders = {field: self._order(field) for field in _DATES}
        self._has_comma = any(map(says_decimal_comma, self._all("effort")))
        self._unknown_stages: dict[str, None] = {}

    def made(self) -> tuple[Initiative, ...]:
        """Every row with a title, in the list's order, each with an id of its own."""
        titled = [(row, title) for row in self._rows if (title := self._title(row))]
        ids = self._ids([row for row, _title in titled])
        return tuple(self._initiative(row, title, ids[row.number]) for row, title in titled)

    def problems(self) -> tuple[Problem, ...]:
        """What was found while the initiatives were made."""
        return (*self._about_all(), *self._problems.said())

    def _all(self, field: str) -> list[str]:
        return [text for row in self._rows for text in row.texts.get(field, ())]

    def _title(self, row: PickedRow) -> str:
        if row.had_unseen:
            self._problems.note(Flaw.UNSEEN_CHARACTERS, row.number)
        if row.is_too_wide:
            self._problems.note(Flaw.TOO_WIDE, row.number)
        if row.formula:
            self._problems.note(Flaw.NO_VALUE, row.number, row.formula)
        texts = [on_one_line(text) for text in row.texts["title"]]
        if self._kind == "azure_devops":  # one column a level: the deepest is the row's own
            texts.reverse()
        title = next((t for t in texts if not is_no_answer(t) and says_something(t)), "")
        if not title:
            self._problems.note(Flaw.NO_TITLE, row.number)
        return title

    def _ids(self, rows: Sequence[PickedRow]) -> dict[int, str]:
        """An id for each row number: the list's own, else the row's number, never one twice."""
        given: dict[int, str] = {}
        used: set[str] = set()
        for row in rows:
            own = self._first(row, "id")
            if own:
                given[row.number] = self._distinct(own, row.number, used, is_own=True)
        for row in rows:
            if row.number not in given:
                given[row.number] = self._distinct(str(row.number), row.number, used, is_own=False)
        return given

    def _distinct(self, wanted: str, row: int, used: set[str], *, is_own: bool) -> str:
        found = wanted
        while found in used:
            found = f"{found} (row {row})"  # the same in every language: people refer to ids
        used.add(found)
        if found != wanted and is_own:
            self._problems.note(Flaw.REPEATED_ID, row, found)
        return found

    def _initiative(self, row: PickedRow, title: str, own_id: str) -> Initiative:
        started, ended, changed = (self._date(row, field) for field in _DATES)
        if started and ended and ended < started:
            self._problems.note(Flaw.ENDS_BEFORE_START, row.number, f"{started} – {ended}")
        return Initiative(
            id=own_id,
            title=title,
            description=self._description(row),
            unit=self._first(row, "unit"),
            owner=self._first(row, "owner"),
            stage=self._stage(row),
            started_on=started or self._year(row),
            ended_on=ended,
            changed_on=changed,
            effort=self._effort(row),
            row=row.number,
        )

    def _first(self, row: PickedRow, field: str) -> str:
        texts = row.texts.get(field, ())
        return next((on_one_line(text) for text in texts if not is_no_answer(text)), "")

    def _description(self, row: PickedRow) -> str:
        texts = [t.strip() for t in row.texts.get("description", ()) if not is_no_answer(t)]
        if self._kind in {"jira", "azure_devops"}:
            texts = [without_markup(text) for text in texts]
        parts = list(dict.fromkeys(text for text in texts if text))  # the same answer twice is one
        ended = [text if text.endswith((".", "!", "?", "…")) else f"{text}." for text in parts[:-1]]
        return " ".join([*ended, *parts[-1:]])

    def _stage(self, row: PickedRow) -> Stage | None:
        texts = [text for text in row.texts.get("stage", ()) if not is_no_answer(text)]
        stage = joined_stage(texts)
        if stage is None:
            self._unknown_stages.update(dict.fromkeys(map(on_one_line, texts[:1])))
        return stage

    def _date(self, row: PickedRow, field: str) -> date | None:
        texts = [text for text in row.texts.get(field, ()) if not is_no_answer(text)]
        day_in = last_day_in if field == "ended_on" else date_in
        found = next((day for text in texts if (day := day_in(text, self._orders[field]))), None)
        if texts and found is None:
            self._problems.note(_DATES[field], row.number, on_one_line(texts[0]))
        return found

    def _year(self, row: PickedRow) -> date | None:
        text = self._first(row, "year")
        year = date_in(text[:4]) if re.match(r"\d{4}(?!\d)", text) else None  # also 2024/2025
        if text and year is None:
            self._problems.note(Flaw.UNREAD_START, row.number, text)
        if year is None:
            return None
        return year.replace(month=month_in(self._first(row, "month")) or year.month)

    def _effort(self, row: PickedRow) -> float | None:
        text = self._first(row, "effort")
        if not text:
            return None
        number = number_in(text, has_decimal_comma=self._has_comma or self._is_swedish)
        if number is None or number < 0:
            self._problems.note(Flaw.UNREAD_EFFORT, row.number, text)
            return None
        return number

    def _order(self, field: str) -> Order:
        by_language = Order.DAY if self._is_swedish else Order.MONTH
        every = (text for each in _DATES for text in self._all(each))
        return order_said_by(self._all(field)) or order_said_by(every) or by_language

    def _about_all(self) -> Iterator[Problem]:
        dates = [text for field in _DATES for text in self._all(field)]
        unclear = next(filter(can_be_read_both_ways, dates), "")
        if unclear and order_said_by(dates) is None:
            yield Problem(None, _order_said(unclear, self._orders["started_on"]), is_left_out=False)
        if self._unknown_stages:
            yield Problem(None, _unknown_said(list(self._unknown_stages)), is_left_out=False)


def _order_said(example: str, order: Order) -> str:
    day = date_in(example, order)
    return _(
        "Dates such as “{example}” can be read in two ways; this one was read as {day}, because of"
        " the language of the headings."
    ).format(example=on_one_line(example), day=day.isoformat() if day else example)


def _unknown_said(words: list[str]) -> str:
    shown = listed(word[:60] for word in words[:_UNKNOWN_SHOWN])
    more = ", …" if len(words) > _UNKNOWN_SHOWN else ""
    return _(
        "These words are not known as stages, so those rows are used without one: {words}."
    ).format(words=shown + more)
