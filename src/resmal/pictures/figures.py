"""Numbers, shares and dates as a reader of Swedish or English expects them."""

import unicodedata
from datetime import date

from resmal import translation
from resmal.translation import gettext as _

_NO_BREAK = "\N{NO-BREAK SPACE}"
_SCALE = (0.95, 0.8, 0.65, 0.5, 0.35, 0.2, 0.05)  # where one word for a probability meets the next


def whole(value: float) -> str:
    """A whole number with its thousands apart: ``4 646`` in Swedish, ``4,646`` in English."""
    grouped = f"{round(value):,}"
    return grouped.replace(",", _NO_BREAK) if translation.current() == "sv" else grouped


def decimal(value: float, places: int = 2) -> str:
    """A number with decimals: ``0,81`` in Swedish, ``0.81`` in English."""
    written = f"{value:.{places}f}"
    return written.replace(".", ",") if translation.current() == "sv" else written


def share(value: float) -> str:
    """A share of one in per cent: ``81 %`` in Swedish, ``81%`` in English.

    Never 0 or 100 where it is only nearly so.
    """
    percent = round(value * 100)
    if 0 < value < 1:
        percent = min(99, max(1, percent))
    space = _NO_BREAK if translation.current() == "sv" else ""
    return f"{percent}{space}%"


def _months() -> tuple[str, ...]:
    return (
        _("January"),
        _("February"),
        _("March"),
        _("April"),
        _("May"),
        _("June"),
        _("July"),
        _("August"),
        _("September"),
        _("October"),
        _("November"),
        _("December"),
    )


def day(on: date) -> str:
    """A date to read: ``23 november 2026`` in Swedish, ``23 November 2026`` in English."""
    return f"{on.day}{_NO_BREAK}{_months()[on.month - 1]} {on.year}"


def short_day(on: date) -> str:
    """A date for a table: ``2026-11-23`` in Swedish, ``23 Nov 2026`` in English."""
    if translation.current() == "sv":
        return on.isoformat()
    return f"{on.day}{_NO_BREAK}{_months()[on.month - 1][:3]}{_NO_BREAK}{on.year}"


def probability_in_words(p: float) -> str:
    """How sure a probability is, in words; one scale everywhere."""
    words = (
        _("almost certain"),
        _("very likely"),
        _("likely"),
        _("more likely than not"),
        _("uncertain"),
        _("not likely"),
        _("very unlikely"),
        _("almost certainly not"),
    )
    return words[next((place for place, edge in enumerate(_SCALE) if p >= edge), len(_SCALE))]


def quoted(text: str) -> str:
    """``text`` within the quotation marks of the reader's language.

    Text that runs from the right is isolated, so that it does not turn the sentence around it.
    """
    if any(unicodedata.bidirectional(char) in {"R", "AL"} for char in text):
        text = f"\N{FIRST STRONG ISOLATE}{text}\N{POP DIRECTIONAL ISOLATE}"
    return f"”{text}”" if translation.current() == "sv" else f"“{text}”"


def listed(parts: list[str]) -> str:
    """Parts as in a sentence: ``a, b and c``."""
    if len(parts) <= 1:
        return "".join(parts)
    return _("{first} and {last}").format(first=", ".join(parts[:-1]), last=parts[-1])
