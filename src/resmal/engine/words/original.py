"""From the text as it is read back to the text as it was given."""

import re
import unicodedata
from bisect import bisect_left, bisect_right

# Marks that sit on the letter before them, and marks that nobody sees: soft hyphen, zero width.
_HIDDEN = ("\u00ad", "\u200b", "\u200c", "\u200d", "\u2060", "\ufeff")
_HIDDEN_MARK = re.compile(f"[{''.join(_HIDDEN)}]")
_DECOMPOSED_OR_HIDDEN = re.compile(f"[^\u0300-\u036f][\u0300-\u036f]+|[{''.join(_HIDDEN)}]")
_BEYOND_16_BITS = re.compile("[\U00010000-\U0010ffff]")


class Original:
    """A text as given, and the same text with composed letters and without hidden marks.

    Rules are written with composed letters (NFC); a file from another system may hold å as a
    and a ring. ``read`` is what is looked through; ``place`` leads back.
    """

    def __init__(self, text: str) -> None:
        self.text = text
        self.read = text
        # Stretches that are the same in both: where each begins in one and in the other.
        self._in_read, self._in_text = [0], [0]
        if not unicodedata.is_normalized("NFC", text):
            self._compose(_DECOMPOSED_OR_HIDDEN)
        elif any(mark in text for mark in _HIDDEN):
            self._compose(_HIDDEN_MARK)
        is_narrow = text.isascii() or len(text.encode("utf-16-le", "surrogatepass")) == 2 * len(
            text
        )
        self._wide = [] if is_narrow else [m.start() for m in _BEYOND_16_BITS.finditer(text)]

    def _compose(self, spots: re.Pattern[str]) -> None:
        pieces: list[str] = []
        length = end = 0
        for spot in spots.finditer(self.text):
            same = self.text[end : spot.start()]
            composed = "" if spot[0] in _HIDDEN else unicodedata.normalize("NFC", spot[0])
            pieces += (same, composed)
            self._in_read.append(length + len(same))
            self._in_text.append(spot.start())
            length += len(same) + len(composed)
            end = spot.end()
            self._in_read.append(length)
            self._in_text.append(end)
        self.read = "".join((*pieces, self.text[end:]))

    def place(self, at: int) -> int:
        """Where in the text as given the code point ``at`` of ``read`` stands."""
        stretch = bisect_right(self._in_read, at) - 1
        return self._in_text[stretch] + at - self._in_read[stretch]

    def utf16(self, at: int) -> int:
        """The UTF-16 offset of the code point ``at`` of the text as given."""
        return at + bisect_left(self._wide, at)
