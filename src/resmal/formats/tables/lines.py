"""Bytes of unknown encoding as lines of text."""

import codecs
import io
from collections.abc import Iterator
from typing import BinaryIO

from resmal.formats.refusals import ListError
from resmal.formats.tables.table import MAX_BYTES, too_large
from resmal.translation import gettext as _

_CHUNK = 1 << 20
_LONGEST_LINE = 32 * _CHUNK
_MARKS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_CONTROLS = bytes(set(range(32)) - {9, 10, 12, 13, 27}) + b"\x7f"
_MOST_CONTROLS = 0.05  # of the bytes; text has next to none


class Lines:
    """The lines of a file, with their line ends (any of the three), as text.

    Without a mark each line is UTF-8 where it can be and else Windows' western encoding (cp1252),
    so that one badly pasted line does not spoil the rest. ``encoding`` is known once all lines
    have been drawn. Raises ListError where the file is larger than a list may be.
    """

    def __init__(self, file: BinaryIO, name: str) -> None:
        self._file, self._name = file, name
        head = file.read(4)
        self._mark = next((e for mark, e in _MARKS if head.startswith(mark)), "")
        file.seek(0)
        self._utf8 = self._western = 0

    @property
    def encoding(self) -> str:
        """What the lines drawn so far were written in: one name, or two joined by "+"."""
        if self._mark and not self._western:
            return self._mark
        if self._western:
            return "utf-8+cp1252" if self._utf8 or self._mark else "cp1252"
        return "utf-8"

    def __iter__(self) -> Iterator[str]:
        """Every line once, with its line end."""
        self._file.seek(0)
        if self._mark in {"utf-16", "utf-32"}:
            yield from self._wide()
            return
        for place, line in enumerate(self._byte_lines()):
            yield self._decoded(line.removeprefix(codecs.BOM_UTF8) if not place else line)

    def _decoded(self, line: bytes) -> str:
        try:
            text = line.decode()
        except UnicodeDecodeError:
            self._western += 1
            return "".join(_WESTERN[byte] for byte in line)
        self._utf8 += not line.isascii()
        return text

    def _wide(self) -> Iterator[str]:
        text = io.TextIOWrapper(self._file, self._mark, errors="surrogatepass", newline="")
        try:
            count = 0
            for line in text:
                count += 2 * len(line)
                if count > MAX_BYTES:
                    raise too_large(self._name)
                yield line
        except UnicodeError as error:
            raise ListError(
                _("“{name}” is damaged: its text breaks off or cannot be decoded.").format(
                    name=self._name
                )
            ) from error
        finally:
            text.detach()

    def _byte_lines(self) -> Iterator[bytes]:
        rest, count = b"", 0
        while chunk := self._file.read(_CHUNK):
            count += len(chunk)
            if count > MAX_BYTES or len(rest) > _LONGEST_LINE:
                raise too_large(self._name)
            lines = (rest + chunk).splitlines(keepends=True)
            rest = lines.pop()
            if rest.endswith(b"\n"):
                lines.append(rest)
                rest = b""
            yield from lines
        yield from rest.splitlines(keepends=True)


def is_text(head: bytes) -> bool:
    """Whether the first bytes of a file look like text in some encoding, a NUL here or there."""
    if any(head.startswith(mark) for mark, _encoding in _MARKS):
        return True
    controls = len(head) - len(head.translate(None, _CONTROLS))
    return controls <= max(2, _MOST_CONTROLS * len(head))


_WESTERN = [
    bytes([byte]).decode("cp1252", errors="ignore") or chr(byte)  # five bytes that it leaves out
    for byte in range(256)
]
