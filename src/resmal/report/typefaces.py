"""The typefaces that a report carries within itself, and only those that its text asks for."""

from base64 import b64encode
from functools import cache
from pathlib import Path

_FOLDER = Path(__file__).parent / "fonts"
_SERIF, _SANS = "Source Serif 4", "Atkinson Hyperlegible Next"
_FACES = (
    (_SERIF, "source-serif-4", 400, "normal"),
    (_SERIF, "source-serif-4", 600, "normal"),
    (_SERIF, "source-serif-4", 400, "italic"),
    (_SANS, "atkinson-hyperlegible-next", 400, "normal"),
    (_SANS, "atkinson-hyperlegible-next", 700, "normal"),
)
_EXTENDED = range(0x100, 0x250)  # Latin beyond that of western Europe
_EXTENDED_RANGE = "U+100-2BA,U+1E00-1EFF"
_LATIN_RANGE = "U+0-FF,U+131,U+152-153,U+2BB-2BC,U+2C6,U+2DA,U+2DC,U+2000-206F,U+20AC,U+2122,U+2212"


def font_faces(text: str) -> str:
    """The ``@font-face`` rules that ``text`` needs, with the fonts in them."""
    parts = [("latin", _LATIN_RANGE)]
    if any(ord(char) in _EXTENDED for char in set(text)):
        parts.append(("latin-ext", _EXTENDED_RANGE))
    return "".join(
        _rule(family, f"{stem}-{part}-{weight}-{style}", weight, style, characters)
        for part, characters in parts
        for family, stem, weight, style in _FACES
    )


def _rule(family: str, file: str, weight: int, style: str, characters: str) -> str:
    return (
        f'@font-face{{font-family:"{family}";font-weight:{weight};font-style:{style};'
        f"font-display:block;unicode-range:{characters};"
        f'src:url("data:font/woff2;base64,{_encoded(file)}") format("woff2")}}\n'
    )


@cache
def _encoded(file: str) -> str:
    return b64encode((_FOLDER / f"{file}.woff2").read_bytes()).decode("ascii")
