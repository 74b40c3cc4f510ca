"""Text with one row a line: CSV as spreadsheets, trackers and people write it."""

import csv
from collections.abc import Iterable, Iterator
from itertools import chain, islice
from typing import BinaryIO

from resmal.engine.portfolio import Problem
from resmal.formats import headings
from resmal.formats.tables.lines import Lines
from resmal.formats.tables.table import Row, Table, with_headings
from resmal.translation import gettext as _

SEPARATORS = (",", ";", "\t", "|")
_NO_SEPARATOR = "\x1f"  # the "unit separator", which nobody types: the line is one cell
_LOOKED_AT = 200  # lines from which the separator is found
_LONGEST_TEXT = 4_000_000  # characters of a cell; beyond it a quotation mark was left open


def read_separated(file: BinaryIO, name: str) -> Table:
    """The table in a file of separated text, read as its rows are drawn.

    Encoding, separator, quotation marks and line ends are found from the content. A quotation
    mark that is never closed costs the line it stands on its quoting, and no other row.

    Raises ListError where there are no rows.
    """
    lines = Lines(file, name)
    source = iter(lines)
    first = list(islice(source, _LOOKED_AT))
    separator = _said_separator(first)
    skipped = 1 if separator else 0
    separator = separator or _likeliest_separator(first)
    problems: list[Problem] = []
    records = _Records(chain(first[skipped:], source), separator, problems)
    records.number = skipped
    heading_row, names, rows = with_headings(records, name)
    return Table(
        kind="csv",
        headings=names,
        rows=_noting_encoding(rows, lines, problems),
        heading_row=heading_row,
        encoding=lines.encoding,
        separator="" if separator == _NO_SEPARATOR else separator,
        problems=problems,
    )


class _Records:
    """Rows of cells out of lines, numbered from 1 as a spreadsheet would number them."""

    def __init__(self, lines: Iterable[str], separator: str, problems: list[Problem]) -> None:
        self._lines, self._separator = iter(lines), separator
        self._problems = problems
        self._drawn: list[str] = []
        self._is_at_end = False
        self.number = 0

    def __iter__(self) -> Iterator[Row]:
        csv.field_size_limit(_LONGEST_TEXT)
        yield from self._until_open_quote()
        while self._drawn:
            yield self._unquoted()
            yield from self._until_open_quote()

    def _until_open_quote(self) -> Iterator[Row]:
        """Rows to the end, or to a quotation mark that never closes: then lines are left over."""
        self._is_at_end = False
        try:
            for cells in csv.reader(self._draw(), delimiter=self._separator):
                if self._is_at_end:  # the reader asked for more than there was
                    return
                self._drawn.clear()
                self.number += 1
                yield self.number, cells
        except csv.Error:  # a text without end
            return

    def _draw(self) -> Iterator[str]:
        for line in self._lines:
            self._drawn.append(line)
            yield line
        self._is_at_end = True

    def _unquoted(self) -> Row:
        """The row on the first line left over, its quotation marks read as they stand."""
        line, *rest = self._drawn
        self._lines = chain(rest, self._lines)
        self._drawn = []
        self.number += 1
        sentence = _(
            "Row {row} has a quotation mark that is never closed; it was read as it stands."
        )
        self._problems.append(
            Problem(self.number, sentence.format(row=self.number), is_left_out=False)
        )
        cells = line.rstrip("\r\n").split(self._separator)
        return self.number, [cell.strip().strip('"') for cell in cells]


def _noting_encoding(rows: Iterator[Row], lines: Lines, problems: list[Problem]) -> Iterator[Row]:
    yield from rows
    if "+" in lines.encoding:
        sentence = _(
            "Some lines are in another encoding (cp1252) than the rest; look whether their letters"
            " are right."
        )
        problems.append(Problem(None, sentence, is_left_out=False))


def _said_separator(first: list[str]) -> str:
    """The separator that Excel's own first line ``sep=;`` says, else empty."""
    line = first[0].strip().casefold() if first else ""
    return line[4] if line.startswith("sep=") and len(line) == len("sep=;") else ""


def _likeliest_separator(first: list[str]) -> str:
    """The separator that gives the likeliest headings, and after that the evenest rows."""
    best = max(SEPARATORS, key=lambda separator: _evenness(first, separator))
    return best if _evenness(first, best)[1] else _NO_SEPARATOR


def _evenness(first: list[str], separator: str) -> tuple[int, int, float]:
    csv.field_size_limit(_LONGEST_TEXT)
    try:
        records = [cells for cells in csv.reader(first, delimiter=separator) if cells]
    except csv.Error:
        return 0, 0, 0.0
    place = headings.heading_place(records[:30])
    if place is None:
        return 0, 0, 0.0
    width = len(records[place])
    rows = records[place + 1 :]
    even = sum(len(cells) == width for cells in rows) / max(1, len(rows))
    likeness = headings.likeness(records[place]) if width > 1 else 0
    return likeness, int(width > 1), even if rows else 1.0
