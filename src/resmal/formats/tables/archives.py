"""Workbooks are ZIP archives: checked and unpacked here, within limits, before they are parsed."""

import io
import re
import zipfile
import zlib
from collections.abc import Iterator
from typing import BinaryIO
from xml.parsers import expat

from resmal.formats.refusals import ListError
from resmal.formats.tables.table import (
    MAX_BYTES,
    MAX_COLUMNS,
    MAX_ROWS,
    too_large,
    too_many_columns,
    too_many_rows,
    unreadable,
)
from resmal.translation import gettext as _

_CHUNK = 1 << 20
_SHEETS = "xl/worksheets/"
_MOST_MEMBERS = 10_000
_NOT_NEEDED = re.compile(r"(?i)media/|embeddings/|drawings/|printerSettings|Pictures/|Thumbnails/")
# Bounded, so that a sheet of tags that never end is not searched from each of them anew.
_ROW = re.compile(rb'<(?:\w+:)?row\b[^<>]{0,300}?\sr="(\d+)"[^<>]{0,300}(?<!/)>')
_CELL = re.compile(rb'<(?:\w+:)?c\b[^<>]{0,300}?\sr="([A-Z]+)(\d+)"[^<>]{0,300}(?<!/)>')
_FORMULA_WITHOUT_VALUE = re.compile(
    rb'<((?:\w+:)?)c\b[^<>]{0,300}?\s(r="[A-Z]+\d+")[^<>]{0,300}>\s*'
    rb"<\1f\b[^<>]{0,300}(?:(?<=/)>|>([^<]*)</\1f>)\s*"
    rb"(?:<\1v\s*/>|<\1v>\s*</\1v>)?\s*</\1c>"
)
_TAIL = 400  # bytes kept between chunks, more than any tag of a cell


def workbook_in(file: BinaryIO, name: str) -> tuple[str, io.BytesIO]:
    """``xlsx`` or ``ods``, and a plain copy of the archive: what its directory says is true.

    Raises ListError for an archive that is damaged, locked with a password, no workbook, or
    unpacks to more than a list may hold, whatever its directory claims.
    """
    try:
        with zipfile.ZipFile(file) as archive:
            kind = _kind(archive, name)
            return kind, _copied(archive, kind, name)
    except (zipfile.BadZipFile, zlib.error, EOFError, NotImplementedError, UnicodeError) as error:
        raise damaged(name) from error
    except RuntimeError as error:  # what zipfile raises for an encrypted member
        raise locked(name) from error


def damaged(name: str) -> ListError:
    """The refusal of a workbook that breaks off or does not hang together."""
    return ListError(
        _("“{name}” is damaged. Open it in a spreadsheet program and save it again.").format(
            name=name
        )
    )


def locked(name: str) -> ListError:
    """The refusal of a workbook that needs a password."""
    return ListError(
        _("“{name}” is locked with a password. Save it without a password and try again.").format(
            name=name
        )
    )


def _kind(archive: zipfile.ZipFile, name: str) -> str:
    names = set(archive.namelist())
    if "xl/workbook.xml" in names:
        return "xlsx"
    if "content.xml" in names and b"spreadsheet" in _start(archive, "mimetype", names):
        if b"encryption-data" in _start(archive, "META-INF/manifest.xml", names):
            raise locked(name)
        return "ods"
    raise unreadable(name)


def _start(archive: zipfile.ZipFile, member: str, names: set[str]) -> bytes:
    if member not in names:
        return b""
    with archive.open(member) as file:
        return file.read(_CHUNK)


def _copied(archive: zipfile.ZipFile, kind: str, name: str) -> io.BytesIO:
    """The archive without compression, each member checked while it is unpacked.

    A directory can lie about sizes, and the parser behind would believe the data; in the copy
    they agree.
    """
    members = [m for m in archive.infolist() if not (m.is_dir() or _NOT_NEEDED.search(m.filename))]
    if len(members) > _MOST_MEMBERS or sum(m.file_size for m in members) > MAX_BYTES:
        raise too_large(name)
    copy = io.BytesIO()
    left = MAX_BYTES
    with zipfile.ZipFile(copy, "w") as plain:
        for member in members:
            data = b"".join(_unpacked(archive, member, left, name))
            left -= len(data)
            if kind == "ods" and member.filename == "content.xml":
                _refuse_repetition(data, name)
            if kind == "xlsx" and member.filename.startswith(_SHEETS):
                data = _with_formulas_said(data)
            plain.writestr(member.filename, data)
    copy.seek(0)
    return copy


def _unpacked(
    archive: zipfile.ZipFile, member: zipfile.ZipInfo, left: int, name: str
) -> Iterator[bytes]:
    is_sheet = member.filename.startswith(_SHEETS)
    tail = b""
    with archive.open(member) as file:
        while chunk := file.read(_CHUNK):
            left -= len(chunk)
            if left < 0:
                raise too_large(name)
            if is_sheet:
                _refuse_far_cells(tail + chunk, name)
                tail = chunk[-_TAIL:]
            yield chunk


def _with_formulas_said(xml: bytes) -> bytes:
    """A cell with a formula that has no value yet holds the formula, as a text that begins so."""
    return _FORMULA_WITHOUT_VALUE.sub(rb'<\1c \2 t="str"><\1v>=\3</\1v></\1c>', xml)


def _refuse_far_cells(xml: bytes, name: str) -> None:
    """Refuse before the parser makes room for every cell up to the farthest one."""
    far_rows = (int(row[1]) > MAX_ROWS + 100 for row in _ROW.finditer(xml))
    if any(far_rows) and any(int(cell[2]) > MAX_ROWS + 100 for cell in _CELL.finditer(xml)):
        raise too_many_rows(name)
    if any(_column(c[1]) > MAX_COLUMNS for c in _CELL.finditer(xml) if len(c[1]) > 2):  # noqa: PLR2004
        raise too_many_columns(name)


def _column(letters: bytes) -> int:
    number = 0
    for letter in letters:
        number = number * 26 + letter - ord("A") + 1
    return number


def _refuse_repetition(xml: bytes, name: str) -> None:
    """Refuse an ODS sheet that says "this cell, a million times" of a cell with a value."""
    size = _RepeatedSize()
    try:
        size.read(xml)
    except expat.ExpatError as error:
        raise damaged(name) from error
    if size.widest > MAX_COLUMNS:
        raise too_many_columns(name)
    if size.longest > MAX_ROWS + 100:
        raise too_many_rows(name)


class _RepeatedSize:
    """How wide and long the sheets of an ODS file become once repeated cells are laid out."""

    def __init__(self) -> None:
        self.widest = self.longest = 0
        self._row = self._column = self._last_column = self._repeat = 0

    def read(self, xml: bytes) -> None:
        parser = expat.ParserCreate()
        parser.StartElementHandler = self._start
        parser.EndElementHandler = self._end
        parser.EntityDeclHandler = self._refuse_entity
        parser.Parse(xml, True)  # noqa: FBT003 - expat's "this is all"

    def _start(self, tag: str, attributes: dict[str, str]) -> None:
        if tag == "table:table":
            self._row = 0
        elif tag == "table:table-row":
            self._column = self._last_column = 0
            self._repeat = int(attributes.get("table:number-rows-repeated", 1))
        elif tag in {"table:table-cell", "table:covered-table-cell"}:
            self._column += int(attributes.get("table:number-columns-repeated", 1))
            if "office:value-type" in attributes or "calcext:value-type" in attributes:
                self._last_column = self._column
        elif tag == "text:p":
            self._last_column = max(self._last_column, self._column)

    def _end(self, tag: str) -> None:
        if tag == "table:table-row":
            self._row += self._repeat
            if self._last_column:
                self.widest = max(self.widest, self._last_column)
                self.longest = max(self.longest, self._row)

    @staticmethod
    def _refuse_entity(*_declaration: object) -> None:
        raise expat.ExpatError("entities are not used in spreadsheets")
