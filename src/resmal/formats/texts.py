"""Texts that people write, taken out of the file they stand in, with the way back to it.

Plain text, Markdown and HTML keep their places in the file. From DOCX and PDF the text is
taken out first; places refer to that text, which knows the page each place is on.
"""

import io
import re
from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum
from html import unescape
from pathlib import Path

from resmal.formats.opening import opened
from resmal.formats.refusals import FormatError
from resmal.translation import gettext as _

LARGEST = 200_000_000  # bytes; more than any text that somebody has written


class TextError(FormatError):
    """A text that cannot be read."""


class Kind(StrEnum):
    """What a file is written in."""

    TEXT = "text"
    MARKDOWN = "markdown"
    HTML = "html"
    DOCX = "docx"
    PDF = "pdf"


_SUFFIXES = {
    ".md": Kind.MARKDOWN,
    ".markdown": Kind.MARKDOWN,
    ".html": Kind.HTML,
    ".htm": Kind.HTML,
    ".xhtml": Kind.HTML,
    ".docx": Kind.DOCX,
    ".pdf": Kind.PDF,
}


@dataclass(frozen=True, slots=True)
class Written:
    """A text to be read.

    ``text`` is what a reader reads, in code points. ``source`` is what places refer to: the file's
    own text, or for DOCX and PDF the text that was taken out. ``stretches`` lead from one to the
    other: (place in text, place in source, length in text, length in source), without gaps in
    ``text``. ``pages`` are the places in ``source`` where a page begins; empty where there are
    no pages.
    """

    name: str
    kind: Kind
    text: str
    source: str
    stretches: Sequence[tuple[int, int, int, int]] = ()
    pages: Sequence[int] = ()

    def span(self, start: int, end: int) -> tuple[int, int]:
        """Where the piece of ``text`` from ``start`` to ``end`` stands in ``source``."""
        if not self.stretches:
            return start, end
        return self._place(start, at_end=False), self._place(end - 1, at_end=True)

    def _place(self, at: int, *, at_end: bool) -> int:
        begin, source, length, source_length = self.stretches[
            bisect_right(self.stretches, (at, 1 << 62)) - 1
        ]
        if length == source_length:
            return source + at - begin + at_end
        return source + (source_length if at_end else 0)

    def page(self, at: int) -> int | None:
        """The page, from 1, on which the place ``at`` of ``source`` stands; None without pages."""
        return bisect_right(self.pages, at) if self.pages else None


class Lines:
    """Where the lines of a source begin, counted once for any number of places."""

    def __init__(self, source: str) -> None:
        self._source = source
        self._begins = [0, *(found.end() for found in re.finditer("\n", source))]

    def place(self, at: int) -> tuple[int, int]:
        """Line and column, both from 1, of a place in code points."""
        line = bisect_right(self._begins, at)
        return line, at - self._begins[line - 1] + 1

    def byte_column(self, at: int) -> int:
        """The column from 1 in bytes of UTF-8, as some programs count."""
        begin = self._begins[bisect_right(self._begins, at) - 1]
        return len(self._source[begin:at].encode("utf-8", "surrogatepass")) + 1


def read_written(path: Path) -> Written:
    """The text in the file at ``path``. Raises TextError in one sentence for who chose it."""
    if path.is_file() and not path.stat().st_size:
        return written(b"", str(path))  # an empty text is a text with nothing to say about
    with opened(path, TextError) as file:
        content = file.read(LARGEST + 1)
    return written(content, str(path))


def written(content: bytes, name: str) -> Written:
    """The text in ``content``; ``name`` tells by its ending what it is written in.

    A line that is not UTF-8 is read as cp1252, as lines of lists are. Raises FormatError for
    binary data, UTF-16 that breaks off, a broken or encrypted document and one that is too large.
    """
    if len(content) > LARGEST:
        raise TextError(
            _("“{name}” is larger than {size} MB. Check a part of it.").format(
                name=name, size=LARGEST // 1_000_000
            )
        )
    kind = _kind(content, name)
    if kind is Kind.DOCX:
        from resmal.formats.documents import from_docx  # noqa: PLC0415 - heavy, seldom needed

        return from_docx(content, name)
    if kind is Kind.PDF:
        from resmal.formats.documents import from_pdf  # noqa: PLC0415 - the same

        return from_pdf(content, name)
    source = _decoded(content, name)
    if kind is Kind.HTML:
        return from_html(source, name)
    text = without_markdown(source) if kind is Kind.MARKDOWN else without_notes(source)
    return Written(name, kind, text, source)


def _kind(content: bytes, name: str) -> Kind:
    if content.startswith(b"%PDF-"):
        return Kind.PDF
    if content.startswith(b"PK\x03\x04") and b"word/" in content:
        return Kind.DOCX
    kind = _SUFFIXES.get(Path(name).suffix.lower())
    if kind is None and re.match(
        rb"(?:\xef\xbb\xbf)?\s*<(?:!doctype html|html)\b", content, re.IGNORECASE
    ):
        return Kind.HTML
    return kind or Kind.TEXT


def _decoded(content: bytes, name: str) -> str:
    encoding = "utf-16" if content[:2] in {b"\xff\xfe", b"\xfe\xff"} else "utf-8-sig"
    try:
        text = content.decode(encoding)
    except UnicodeDecodeError:
        text = _decoded_by_line(content, name)
    if "\0" in text:
        raise TextError(_("“{name}” is not a text: it holds binary data.").format(name=name))
    return text


def _decoded_by_line(content: bytes, name: str) -> str:
    from resmal.formats.tables.lines import Lines, is_text  # noqa: PLC0415 - seldom needed

    if not is_text(content):
        raise TextError(_("“{name}” is not a text: it holds binary data.").format(name=name))
    return "".join(Lines(io.BytesIO(content), name))


_NOTE = re.compile(
    r"<!--.*?(?:-->|\Z)|^[ \t]*(?:#|//)?[ \t]*resmal:[^\n]*", re.DOTALL | re.MULTILINE
)
# Compiled when a file of the kind is read: that takes a good part of the start.
_MARKDOWN = r"""
      \A(?:---|\+\+\+)[ \t]*\n(?s:.*?)\n(?:---|\+\+\+|\.\.\.)[ \t]*(?=\n|\Z)      # front matter
    | ^[ ]{0,3}(?P<fence>`{3,}|~{3,})[^\n]*\n(?s:.*?)(?:^[ ]{0,3}(?P=fence)[`~]*[ \t]*$|\Z)
    | (?<=\n\n)(?:(?:[ ]{4}|\t)[^\n]*(?:\n+(?=[ ]{4}|\t)|\n|\Z))+            # indented code
    | (?<!`)(?P<tick>`{1,3})(?!`)(?s:.{1,2000}?)(?<!`)(?P=tick)(?!`)              # code in a line
    | ^[ ]{0,3}>[^\n]*                                                         # somebody's words
    | ^[ ]{0,3}\[[^\]\n]+\]:[ \t]*\S+[^\n]*                                      # where links lead
    | \]\([^()\s]*(?:\([^()\s]*\)[^()\s]*)*(?:\s+"[^"\n]*")?\)|\]\[[^\]\n]*\]     # the same
    | <!--(?s:.*?)(?:-->|\Z)
    | </?[A-Za-z][^<>\n]{0,1000}>|<(?:https?|mailto):[^<>\s]*>|https?://[^\s)>]+
    | ^[ \t]*(?:\#{1,6}(?=[ ])|[-*+](?=[ ])|(?:[-=_*]\s*){3,}$)
    | \*{1,3}|~~|(?<!\w)_{1,3}|_{1,3}(?!\w)|!?\[|\]|\\(?=[^\w\s])
    """
_NOT_LINE_END = re.compile(r"[^\n]")


def without_notes(source: str) -> str:
    """Plain text with our own notes ("resmal: keep ...") blanked out; places stay."""
    return _NOTE.sub(_blank, source) if "resmal:" in source else source


def without_markdown(source: str) -> str:
    """Markdown with code, links, quotations, front matter and marks blanked out; places stay."""
    source = source.replace("|", "\n") if "\n|" in source else source
    text = re.sub(_MARKDOWN, _blank, source, flags=re.VERBOSE | re.MULTILINE)
    return text.replace("\r", " ")


def _blank(match: re.Match[str]) -> str:
    return _NOT_LINE_END.sub(" ", match[0])


_HTML = (
    r"<!--(?s:.*?)(?:-->|\Z)|<!\[CDATA\[|\]\]>"
    r"|<(?P<skip>script|style|code|pre|kbd|samp|tt|template|svg|math|blockquote|q|head)\b"
    r"(?s:.*?)(?:</(?P=skip)\s*>|\Z)"
    r"|</?(?P<tag>[A-Za-z][A-Za-z0-9]*)(?>[^<>\"']|\"[^\"<]*\"|'[^'<]*')*+>?|<[!?/][^<>]*>?"
    r"|&(?:\#\d{1,7}|\#[xX][0-9A-Fa-f]{1,6}|[A-Za-z][A-Za-z0-9]{1,31});"
)

_BLOCK = "\n\n"  # what a block of a page ends with
_INLINE = frozenset(
    [
        "a",
        "abbr",
        "b",
        "bdi",
        "bdo",
        "big",
        "cite",
        "del",
        "dfn",
        "em",
        "font",
        "i",
        "ins",
        "label",
        "mark",
        "s",
        "small",
        "span",
        "strong",
        "sub",
        "sup",
        "time",
        "u",
        "var",
        "wbr",
    ]
)


def from_html(source: str, name: str) -> Written:
    """The words of a page. Code, quotations and comments are left out; a block ends a paragraph."""
    pieces: list[str] = []
    stretches: list[tuple[int, int, int, int]] = []
    length = end = 0

    def add(piece: str, at: int, source_length: int) -> None:
        nonlocal length
        if pieces and piece == pieces[-1] == _BLOCK:  # one tag after the other
            begin, source_at, text_length, before = stretches[-1]
            stretches[-1] = begin, source_at, text_length, before + source_length
        elif piece:
            pieces.append(piece)
            stretches.append((length, at, len(piece), source_length))
            length += len(piece)

    for found in re.finditer(_HTML, source, re.IGNORECASE):
        add(source[end : found.start()], end, found.start() - end)
        add(_instead(found), found.start(), len(found[0]))
        end = found.end()
    add(source[end:], end, len(source) - end)
    return Written(name, Kind.HTML, "".join(pieces), source, tuple(stretches))


def _instead(found: re.Match[str]) -> str:
    if found[0].startswith("&"):
        return unescape(found[0])
    tag = (found["tag"] or "").lower()
    if tag == "br":
        return "\n"
    if found["skip"]:
        return " " if found["skip"].lower() in {"code", "q", "kbd", "samp", "tt"} else _BLOCK
    return "" if tag in _INLINE or not tag else _BLOCK
