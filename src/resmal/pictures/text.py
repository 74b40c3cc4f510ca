"""How wide a text is, so that labels can be placed where they do not touch.

The widths are the real advance widths of the typefaces that the report carries, as measured from
the font files and kept in ``widths.json`` (thousandths of the type size, characters of one width
together; figures as tabular ones). Kerning is left out: it nearly always makes a text narrower.
"""

import json
import unicodedata
from enum import StrEnum
from functools import cache
from pathlib import Path

ELLIPSIS = "…"
_UNKNOWN = 640  # a letter of another script: wider than nearly all Latin ones
_WIDE = 1000  # ideographs and emoji fill a square
_TABLE = Path(__file__).parent / "widths.json"


class Face(StrEnum):
    """The faces that pictures are set in."""

    SANS = "sans"
    BOLD = "bold"
    SERIF = "serif"


@cache
def _widths(face: Face) -> dict[str, int]:
    table: dict[str, dict[str, str]] = json.loads(_TABLE.read_text(encoding="utf-8"))
    return {char: int(width) for width, chars in table[face].items() for char in chars}


def _char_width(char: str, widths: dict[str, int]) -> int:
    known = widths.get(char)
    if known is not None:
        return known
    if unicodedata.category(char) in {"Mn", "Me", "Cf", "Cc"}:
        return 0
    is_wide = unicodedata.east_asian_width(char) in "WF" or ord(char) >= 0x1F000  # noqa: PLR2004
    return _WIDE if is_wide else _UNKNOWN


def width(text: str, size: float, face: Face = Face.SANS) -> float:
    """The width of ``text`` on one line, in the unit of ``size``."""
    widths = _widths(face)
    return sum(_char_width(char, widths) for char in text) * size / 1000


def shorten(text: str, room: float, size: float, face: Face = Face.SANS) -> str:
    """``text``, cut with an ellipsis where it is wider than ``room``; at best after a word.

    >>> shorten("A customer gets an answer", 80, 12)
    'A customer…'
    """
    if width(text, size, face) <= room:
        return text
    kept = text
    while kept and width(kept + ELLIPSIS, size, face) > room:
        kept = kept[:-1]
    words = kept.rsplit(" ", 1)
    is_worth_it = len(words) > 1 and len(words[0]) >= len(kept) * 0.6
    return (words[0] if is_worth_it else kept).rstrip(" ,.;:-–") + ELLIPSIS


def wrap(
    text: str, room: float, size: float, face: Face = Face.SANS, *, lines: int = 3
) -> tuple[str, ...]:
    """``text`` on at most ``lines`` lines no wider than ``room``; what does not fit is cut.

    >>> wrap("A customer gets an answer the same day", 100, 12)
    ('A customer gets', 'an answer the', 'same day')
    """
    words = text.split()
    wrapped: list[str] = []
    while words and len(wrapped) < lines - 1:
        line = words.pop(0)
        while words and width(f"{line} {words[0]}", size, face) <= room:
            line = f"{line} {words.pop(0)}"
        wrapped.append(shorten(line, room, size, face))
    if words:
        wrapped.append(shorten(" ".join(words), room, size, face))
    return tuple(wrapped)


def wrap_evenly(
    text: str, room: float, size: float, face: Face = Face.SANS, *, lines: int = 3
) -> tuple[str, ...]:
    """As ``wrap``, on as few lines, but with no line much shorter than the others.

    >>> wrap_evenly("Everybody can read their figures", 160, 12)
    ('Everybody can', 'read their figures')
    """
    best = wrap(text, room, size, face, lines=lines)
    whole = " ".join(best)
    narrower = room
    while len(best) > 1 and narrower > size:
        narrower -= size / 2
        tried = wrap(text, narrower, size, face, lines=lines)
        if len(tried) > len(best) or " ".join(tried) != whole:
            break
        best = tried
    return best
