"""Which reader a file needs, told by its first bytes rather than by its name."""

import gzip
import io
import zlib
from pathlib import Path
from typing import BinaryIO, cast

from resmal.formats.refusals import ListError
from resmal.formats.tables.lines import is_text
from resmal.formats.tables.objects import read_json
from resmal.formats.tables.separated import read_separated
from resmal.formats.tables.table import MAX_BYTES, Table, too_large, unreadable
from resmal.translation import gettext as _

_HEAD = 1 << 16
_ZIP = b"PK\x03\x04"
_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"  # old Excel, and Excel with a password
_GZIP = b"\x1f\x8b"
_SPREADSHEETS = frozenset({".xlsx", ".xlsm", ".xls", ".ods"})  # never text inside
_NO_LISTS = (
    b"%PDF",
    b"\x89PNG",
    b"\xff\xd8\xff",
    b"GIF8",
    b"{\\rtf",
    b"<!DOCTYPE",
    b"<html",
    b"<?xml",
)


def read_table(file: BinaryIO, path: Path) -> Table:
    """The table in an open file. Its rows are drawn while the file is open.

    Raises ListError where the file holds no table that can be read.
    """
    head = _head(file)
    if head.startswith(_GZIP):
        file = _inflated(file, path.name)
        head = _head(file)
    if not head.strip(b"\x00\r\n\t \xef\xbb\xbf\xff\xfe"):
        raise ListError(_("“{name}” is empty.").format(name=path.name))
    if head.startswith((_ZIP, _OLE)):
        # the parser of spreadsheets is loaded for spreadsheets only: lists in text start faster
        from resmal.formats.tables.workbooks import read_workbook  # noqa: PLC0415

        return read_workbook(file, path.name)
    if Path(path.name.casefold().removesuffix(".gz")).suffix in _SPREADSHEETS:
        raise _no_spreadsheet(path.name)
    if head.lstrip().startswith(_NO_LISTS) or not is_text(head):
        raise unreadable(path.name)
    if _is_json(head, path):
        return read_json(file, path.name)
    return read_separated(file, path.name)


def _no_spreadsheet(name: str) -> ListError:
    return ListError(
        _(
            "“{name}” is not an Excel or OpenDocument file, or it is damaged. Open it in a"
            " spreadsheet program and save it again."
        ).format(name=name)
    )


def _head(file: BinaryIO) -> bytes:
    file.seek(0)
    head = file.read(_HEAD)
    file.seek(0)
    return head


def _is_json(head: bytes, path: Path) -> bool:
    suffixes = {suffix.casefold() for suffix in path.suffixes}
    if ".json" in suffixes:
        return True
    start = head.lstrip(b"\xef\xbb\xbf\xff\xfe\x00 \t\r\n").replace(b"\x00", b"")[:200]
    is_object = start[:1] in {b"{", b"["} and start[1:].lstrip()[:1] in {b'"', b"{", b"}", b"]"}
    return is_object and not suffixes & {".csv", ".tsv", ".txt"}


def _inflated(file: BinaryIO, name: str) -> BinaryIO:
    """A gzip file unpacked in memory, within the limit."""
    data = bytearray()
    try:
        with gzip.GzipFile(fileobj=file) as packed:
            while chunk := packed.read(1 << 20):
                data += chunk
                if len(data) > MAX_BYTES:
                    raise too_large(name)
    except (OSError, EOFError, zlib.error) as error:
        sentence = _("“{name}” is damaged: it cannot be unpacked.").format(name=name)
        raise ListError(sentence) from error
    return cast("BinaryIO", io.BytesIO(data))
