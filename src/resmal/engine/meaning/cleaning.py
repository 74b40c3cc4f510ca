"""Text as the encoder can take it: composed, without what cannot be read, of bounded length."""

import unicodedata

MAX_CHARACTERS = 1500  # a text of 130,000 characters would hold the encoder for most of a minute
# A composed character is written with four code points at the most in the scripts we expect; the
# slice before composing also bounds the time that a hostile run of combining marks can take.
_BEFORE_COMPOSING = 4 * MAX_CHARACTERS

_INVISIBLE = (
    *(0xAD, 0x200B, 0x200E, 0x200F, 0x2060, 0xFEFF),
    *range(0x202A, 0x202F),
    *range(0x2066, 0x206A),
)
_CONTROL = (*range(0x09), *range(0x0E, 0x1C), *range(0x7F, 0x85), *range(0x86, 0xA0))
_SURROGATES = range(0xD800, 0xE000)
_UNREADABLE = dict.fromkeys((*_CONTROL, *_INVISIBLE, *_SURROGATES))


def clean(text: str) -> str:
    """``text`` composed (NFC), on one line, without what no reader sees, 1,500 characters at most.

    NUL, lone surrogates, control characters, soft hyphens and marks of writing direction are left
    out; every run of white space becomes one space; a longer text is cut at a word's border.
    Cleaning twice gives the same as cleaning once.
    """
    readable = text if text.isprintable() else text.translate(_UNREADABLE)
    folded = " ".join(readable.split())
    composed = unicodedata.normalize("NFC", folded[:_BEFORE_COMPOSING]).strip()
    if len(composed) <= MAX_CHARACTERS:
        return composed
    return _cut(composed)


def _cut(text: str) -> str:
    """The first 1,500 characters, back to the last border between words where there is one."""
    border = text.rfind(" ", 0, MAX_CHARACTERS + 1)
    return text[: border if border > 0 else MAX_CHARACTERS]
