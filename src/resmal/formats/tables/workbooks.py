"""Spreadsheets: XLSX, ODS and old XLS. Formulas give the value last saved, and are never run."""

from collections.abc import Iterator
from io import BytesIO
from itertools import islice
from typing import BinaryIO

import python_calamine as calamine

from resmal.engine.portfolio import Problem
from resmal.formats import headings
from resmal.formats.refusals import ListError
from resmal.formats.sentences import listed
from resmal.formats.tables.archives import damaged, locked, workbook_in
from resmal.formats.tables.table import (
    MAX_COLUMNS,
    MAX_ROWS,
    Row,
    Table,
    too_many_columns,
    too_many_rows,
    with_headings,
)
from resmal.formats.values.text import Cell, is_no_answer, written
from resmal.translation import gettext as _
from resmal.translation import ngettext

_LOOKED_AT = 30  # rows of each sheet in which headings are sought


def read_workbook(file: BinaryIO, name: str) -> Table:
    """The sheet of a workbook that looks most like a list with headings.

    A value in a merged area stands in every cell of the area. Sheets that are not read are named
    among the problems.

    Raises ListError where the workbook is damaged, locked, too large or empty.
    """
    file.seek(0)
    if file.read(2) == b"PK":
        kind, data = workbook_in(file, name)
    else:
        file.seek(0)
        kind, data = "xls", BytesIO(file.read())
    try:
        with calamine.load_workbook(data) as workbook:
            sheets = _sheets(workbook, name)
    except calamine.PasswordError as error:
        raise locked(name) from error
    except (calamine.CalamineError, OSError, ValueError) as error:
        if isinstance(error, ListError):
            raise
        raise _locked_or_damaged(data, name) from error
    return _table(kind, sheets, name)


def _locked_or_damaged(data: BytesIO, name: str) -> ListError:
    """Excel hides a locked XLSX in an older container, with its parts named in UTF-16."""
    is_locked = "EncryptedPackage".encode("utf-16-le") in data.getvalue()
    return locked(name) if is_locked else damaged(name)


def _sheets(workbook: calamine.CalamineWorkbook, name: str) -> list[calamine.CalamineSheet]:
    """The visible sheets that hold anything; the hidden ones where no other does."""
    shown: list[calamine.CalamineSheet] = []
    hidden: list[calamine.CalamineSheet] = []
    for described in workbook.sheets_metadata:
        if described.typ is not calamine.SheetTypeEnum.WorkSheet:
            continue
        sheet = workbook.get_sheet_by_name(described.name)
        if sheet.start is None:
            continue
        is_shown = described.visible is calamine.SheetVisibleEnum.Visible
        (shown if is_shown else hidden).append(sheet)
    if not shown and not hidden:
        raise ListError(_("“{name}” has no rows with text in them.").format(name=name))
    return shown or hidden


def _table(kind: str, sheets: list[calamine.CalamineSheet], name: str) -> Table:
    sheet = max(sheets, key=_plausibility)
    if sheet.width > MAX_COLUMNS:
        raise too_many_columns(name)
    if sheet.height > MAX_ROWS + _LOOKED_AT:
        raise too_many_rows(name)
    heading_row, names, rows = with_headings(_rows(sheet), name)
    others = [other.name for other in sheets if other is not sheet]
    return Table(
        kind=kind,
        headings=names,
        rows=rows,
        heading_row=heading_row,
        sheet=sheet.name,
        problems=_about_others(sheet.name, others),
    )


def _plausibility(sheet: calamine.CalamineSheet) -> tuple[int, int]:
    first = [cells for _number, cells in islice(_rows(sheet), _LOOKED_AT)]
    return max(map(headings.likeness, first), default=0), sheet.height


def _about_others(read: str, others: list[str]) -> list[Problem]:
    if not others:
        return []
    sentence = ngettext(
        "The sheet “{read}” was read; the sheet {others} was not.",
        "The sheet “{read}” was read; the sheets {others} were not.",
        len(others),
    )
    said = sentence.format(read=read, others=listed(others))
    return [Problem(None, said, is_left_out=False)]


def _rows(sheet: calamine.CalamineSheet) -> Iterator[Row]:
    carried = _Carried(sheet)
    for place, cells in enumerate(sheet.iter_rows()):
        row: list[Cell] = list(cells)
        carried.fill(place, row)
        if any(not is_no_answer(written(cell)) for cell in row):
            yield place + 1, row


class _Carried:
    """Values of merged areas, carried from their first cell to all the others."""

    def __init__(self, sheet: calamine.CalamineSheet) -> None:
        first_column = sheet.start[1] if sheet.start else 0
        self._areas = sorted(
            (top, left - first_column, bottom, right - first_column)
            for (top, left), (bottom, right) in sheet.merged_cell_ranges or ()
        )
        self._open: list[tuple[int, int, int, Cell]] = []  # bottom, left, right, value

    def fill(self, place: int, row: list[Cell]) -> None:
        """Fill the cells of ``row`` that a merged area covers."""
        self._open = [area for area in self._open if area[0] >= place]
        while self._areas and self._areas[0][0] <= place:
            top, left, bottom, right = self._areas.pop(0)
            if top == place and 0 <= left < len(row):
                self._open.append((bottom, left, right, row[left]))
        for _bottom, left, right, value in self._open:
            for column in range(left, min(right + 1, len(row))):
                if row[column] in {"", None}:
                    row[column] = value
