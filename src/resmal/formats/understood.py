"""What was understood of a list, in a few lines for the person who owns it."""

from collections.abc import Iterator, Sequence

from resmal.formats.fields import field_names
from resmal.formats.lists import ReadList
from resmal.formats.sentences import listed
from resmal.translation import gettext as _
from resmal.translation import ngettext

_UNUSED_SHOWN = 8
_LONGEST = 50  # characters of a heading


def understood_lines(read: ReadList) -> tuple[str, ...]:
    """Which file it is, how many initiatives came of it, and which column was read as what."""
    return tuple(_lines(read))


def _lines(read: ReadList) -> Iterator[str]:
    yield _file(read)
    yield _how_many(len(read.initiatives), read.rows)
    names = field_names()
    width = max(map(len, names.values()))
    for field, headings in read.columns.items():
        yield f"  {names[field]:<{width}}  {_quoted(headings)}"
    if read.unused:
        shown = _quoted(read.unused[:_UNUSED_SHOWN])
        more = ", …" if len(read.unused) > _UNUSED_SHOWN else ""
        yield _("Columns that are not used: {names}.").format(names=shown + more)


def _file(read: ReadList) -> str:
    separators = {",": _("comma"), ";": _("semicolon"), "\t": _("tab"), "|": _("bar")}
    details = [
        read.kind,
        read.encoding,
        separators.get(read.separator, ""),
        _("sheet “{name}”").format(name=read.sheet) if read.sheet else "",
        _("headings in row {row}").format(row=read.heading_row) if read.heading_row else "",
    ]
    return _("Read as {details}.").format(details=", ".join(filter(None, details)))


def _how_many(initiatives: int, rows: int) -> str:
    made = ngettext("{count} initiative", "{count} initiatives", initiatives)
    drawn = ngettext("{count} row", "{count} rows", rows)
    return _("{initiatives} from {rows}.").format(
        initiatives=made.format(count=initiatives), rows=drawn.format(count=rows)
    )


def _quoted(headings: Sequence[str]) -> str:
    return listed(map(_cut, headings))


def _cut(heading: str) -> str:
    return heading if len(heading) <= _LONGEST else f"{heading[:_LONGEST]}…"
