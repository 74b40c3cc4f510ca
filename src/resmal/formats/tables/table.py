"""A table as it comes out of a file: headings, and rows that are drawn one at a time."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from itertools import chain, islice

from resmal.engine.portfolio import Problem
from resmal.formats import headings
from resmal.formats.refusals import ListError
from resmal.formats.values.text import Cell, is_no_answer, on_one_line, without_unseen, written
from resmal.translation import gettext as _

MAX_ROWS = 100_000
MAX_COLUMNS = 1_000
MAX_BYTES = 500_000_000  # inflated
_LOOKED_AT = 30  # rows in which the heading is sought

Row = tuple[int, Sequence[Cell]]  # its number as a person counts, and its cells


@dataclass(frozen=True, slots=True)
class Table:
    """``rows`` can be drawn once; ``problems`` grows while they are drawn."""

    kind: str
    headings: tuple[str, ...]
    rows: Iterator[Row]
    heading_row: int | None = None  # None where the file names every value, as JSON does
    encoding: str = ""
    separator: str = ""
    sheet: str = ""
    problems: list[Problem] = field(default_factory=list)


def with_headings(rows: Iterable[Row], name: str) -> tuple[int, tuple[str, ...], Iterator[Row]]:
    """The number of the heading row, the headings, and the rows after it.

    Raises ListError where nothing but empty rows is there, where no row follows the heading, and
    while rows are drawn where there are too many.
    """
    source = iter(rows)
    first = list(islice(source, _LOOKED_AT))
    place = headings.heading_place([cells for _number, cells in first])
    if place is None:
        raise ListError(_("“{name}” has no rows with text in them.").format(name=name))
    number, cells = first[place]
    if len(cells) > MAX_COLUMNS:
        raise too_many_columns(name)
    names = _named([on_one_line(without_unseen(written(cell))[0]) for cell in cells])
    rest = _within_limit(chain(first[place + 1 :], source), name)
    start = next(rest, None)
    if start is None:
        raise ListError(_("“{name}” has headings but no rows below them.").format(name=name))
    return number, names, chain([start], rest)


def too_many_rows(name: str) -> ListError:
    """The refusal of a list that is longer than a person can review."""
    return ListError(
        _("“{name}” has more than {limit} rows. Choose a part of the list and try again.").format(
            name=name, limit=f"{MAX_ROWS:,}".replace(",", "\u00a0")
        )
    )


def too_many_columns(name: str) -> ListError:
    """The refusal of a list that is wider than any list of initiatives."""
    return ListError(
        _("“{name}” has more than {limit} columns. Remove those that are not needed.").format(
            name=name, limit=f"{MAX_COLUMNS:,}".replace(",", "\u00a0")
        )
    )


def too_large(name: str) -> ListError:
    """The refusal of a file that unpacks to more than memory should hold."""
    return ListError(
        _("“{name}” unpacks to more than {limit} megabytes and was not read.").format(
            name=name, limit=MAX_BYTES // 1_000_000
        )
    )


def unreadable(name: str) -> ListError:
    """The refusal of a file that holds no table."""
    return ListError(
        _(
            "“{name}” is not a list that can be read. Save it as CSV or as an Excel workbook"
            " (.xlsx) and try again."
        ).format(name=name)
    )


def _within_limit(rows: Iterable[Row], name: str) -> Iterator[Row]:
    count = 0
    for number, cells in rows:
        if all(is_no_answer(written(cell)) for cell in cells):
            continue
        count += 1
        if count > MAX_ROWS:
            raise too_many_rows(name)
        yield number, cells


def _named(names: list[str]) -> tuple[str, ...]:
    """Headings as written; a column without one is called by its letter, as spreadsheets do."""
    while names and not names[-1]:
        names.pop()
    return tuple(
        text or _("column {letter}").format(letter=_letter(place))
        for place, text in enumerate(names)
    )


def _letter(place: int) -> str:
    letters = ""
    place += 1
    while place:
        place, rest = divmod(place - 1, 26)
        letters = chr(ord("A") + rest) + letters
    return letters
