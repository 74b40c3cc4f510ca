"""The text of DOCX and PDF documents, page by page."""

import io
import zipfile
import zlib
from collections.abc import Iterator
from xml.etree import ElementTree as ET

from resmal.formats.texts import Kind, TextError, Written
from resmal.translation import gettext as _

_BODY = "word/document.xml"
_LARGEST_BODY = 100_000_000  # bytes unpacked; a thousand pages are about 10 million
_WORD = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_PAGE_BREAK = "\f"


def from_docx(content: bytes, name: str) -> Written:
    """The paragraphs of a Word document, without what is deleted in it.

    Pages are those of the last time Word laid the document out. Raises TextError where the
    document is broken, encrypted, or unpacks to more than 100 MB.
    """
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            if archive.getinfo(_BODY).file_size > _LARGEST_BODY:
                raise TextError(_("“{name}” unpacks to too much text.").format(name=name))
            with archive.open(_BODY) as body:
                xml = body.read(_LARGEST_BODY + 1)
    except (zipfile.BadZipFile, KeyError, RuntimeError, zlib.error, EOFError) as error:
        raise TextError(_broken(name)) from error
    # A document of Word declares no types of its own; entities could unfold without end.
    if len(xml) > _LARGEST_BODY or b"<!DOCTYPE" in xml[:4096].upper():
        raise TextError(_broken(name))
    try:
        root = ET.fromstring(xml)  # noqa: S314 - no DOCTYPE, so no entities
    except ET.ParseError as error:
        raise TextError(_broken(name)) from error
    return _paged("".join(_words(root)), name, Kind.DOCX)


def _words(element: ET.Element) -> Iterator[str]:
    for part in element:
        tag = part.tag.removeprefix(_WORD)
        if tag == "t":
            yield part.text or ""
        elif tag in {"tab", "noBreakHyphen"}:
            yield "\t" if tag == "tab" else "\u2011"
        elif tag == "br":
            yield _PAGE_BREAK if part.get(f"{_WORD}type") == "page" else "\n"
        elif tag == "lastRenderedPageBreak":
            yield _PAGE_BREAK
        elif tag not in {"del", "moveFrom", "instrText", "pPr", "rPr"}:
            yield from _words(part)
            if tag == "p":
                yield "\n\n"


def from_pdf(content: bytes, name: str) -> Written:
    """The text of a PDF, a page after the other. Raises TextError where it cannot be opened."""
    import pypdfium2  # noqa: PLC0415 - needed for PDF alone

    try:
        document = pypdfium2.PdfDocument(content)
    except pypdfium2.PdfiumError as error:
        raise TextError(_broken(name)) from error
    try:
        pages = [page.get_textpage().get_text_range() for page in document]
    finally:
        document.close()
    if not any(page.strip() for page in pages):
        raise TextError(
            _("“{name}” holds pictures of text only. Make it readable first.").format(name=name)
        )
    text = _PAGE_BREAK.join(page.replace("\r\n", "\n").replace("\ufffe\n", "") for page in pages)
    return _paged(text, name, Kind.PDF)


def _paged(text: str, name: str, kind: Kind) -> Written:
    """Pages are where the breaks stand; a break itself reads as white space."""
    pages = [0, *(at + 1 for at, letter in enumerate(text) if letter == _PAGE_BREAK)]
    text = text.replace(_PAGE_BREAK, "\n")
    return Written(name, kind, text, text, pages=tuple(pages))


def _broken(name: str) -> str:
    return _("“{name}” cannot be opened: it is broken or locked with a password.").format(name=name)
