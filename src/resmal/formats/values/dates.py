"""Dates as lists hold them, and which comes first, the day or the month."""

import re
from calendar import monthrange
from collections.abc import Iterable
from datetime import UTC, date, datetime, timedelta
from enum import StrEnum

from resmal.formats.values.text import Cell

FIRST_YEAR, LAST_YEAR = 1950, 2100
_LAST_MONTH = 12
_MONTHS = {
    word: number
    for number, words in enumerate(
        (
            "jan january januari",
            "feb febr february februari",
            "mar march mars",
            "apr april",
            "may maj",
            "jun june juni",
            "jul july juli",
            "aug august augusti",
            "sep sept september",
            "oct october okt oktober",
            "nov november",
            "dec december",
        ),
        start=1,
    )
    for word in words.split()
}
_NAME = rf"(?P<name>{'|'.join(sorted(_MONTHS, key=len, reverse=True))})\.?"
_AFTER = r"(?:[T,\s]\s*\S.*)?"  # a time of day does not move the day
_YEAR_FIRST = re.compile(
    rf"(?P<y>\d{{4}})([-/.])(?P<m>\d{{1,2}})(?:\2(?P<d>\d{{1,2}}))?{_AFTER}", re.IGNORECASE
)
_MONTH_YEAR = re.compile(r"(?P<m>\d{1,2})[-/.](?P<y>\d{4})")
_TWO_WAYS = re.compile(
    rf"(?P<a>\d{{1,2}})([-/.])(?P<b>\d{{1,2}})\2(?P<y>\d{{4}}|\d{{2}}){_AFTER}", re.IGNORECASE
)
_DAY_NAME_YEAR = re.compile(
    rf"(?:(?P<d>\d{{1,2}})(?:st|nd|rd|th|:e)?[\s\-/.]*)?{_NAME}[\s\-/.,]*(?P<y>\d{{4}}|\d{{2}}){_AFTER}",
    re.IGNORECASE,
)
_NAME_DAY_YEAR = re.compile(
    rf"{_NAME}\s*(?P<d>\d{{1,2}})(?:st|nd|rd|th)?,?\s+(?P<y>\d{{4}}){_AFTER}", re.IGNORECASE
)
_QUARTER = re.compile(
    r"(?:q|kv\.?)\s?(?P<q>[1-4])[\s,-]*(?P<y>\d{4})|(?P<y2>\d{4})[\s,-]*(?:q|kv\.?)\s?(?P<q2>[1-4])",
    re.IGNORECASE,
)
_YEARS = re.compile(r"(?P<y>\d{4})\s?[-–/]\s?(?P<until>\d{4}|\d{2})")
_DIGITS = re.compile(r"(\d+)(?:\.\d+)?")
_SPREADSHEET_DAY_NOUGHT = date(1899, 12, 30)  # day 1 is 1900-01-01, with a leap day that never was
_YEAR_OF_YEARS = (
    1905  # a spreadsheet shows a year such as 2024, taken for a day number, as 1905-07-16
)
_SHORT_YEAR_PIVOT = 70


class Order(StrEnum):
    """Which number comes first in ``3/4/2024``."""

    DAY = "day"
    MONTH = "month"


def order_said_by(texts: Iterable[str]) -> Order | None:
    """The order that the values of one column prove: a number over 12 is no month.

    None where every value can be read both ways. Where the values contradict each other the
    more frequent order counts.
    """
    days = months = 0
    for text in texts:
        match = _TWO_WAYS.fullmatch(text.strip())
        if match:
            days += int(match["a"]) > _LAST_MONTH >= int(match["b"])
            months += int(match["b"]) > _LAST_MONTH >= int(match["a"])
    if days == months:
        return None
    return Order.DAY if days > months else Order.MONTH


def can_be_read_both_ways(text: str) -> bool:
    """Whether the order of day and month changes which day ``text`` says."""
    match = _TWO_WAYS.fullmatch(text.strip())
    if not match or match[2] == ".":
        return False
    return (
        int(match["a"]) != int(match["b"]) and max(int(match["a"]), int(match["b"])) <= _LAST_MONTH
    )


def looks_like_date(text: str) -> bool:
    """Whether ``text`` has the shape of a date, even of one that never was."""
    stripped = text.strip()
    shapes = (_YEAR_FIRST, _MONTH_YEAR, _TWO_WAYS, _DAY_NAME_YEAR, _NAME_DAY_YEAR, _QUARTER)
    return any(shape.fullmatch(stripped) for shape in shapes) or date_in(stripped) is not None


def date_in(cell: Cell, order: Order = Order.DAY) -> date | None:
    """The day that a cell says, in the years 1950 to 2100; a month or year gives its first day."""
    if isinstance(cell, datetime):
        found: date | None = cell.date()
    elif isinstance(cell, date):
        found = cell
    else:
        found = _written_date(str(cell or "").strip(), order)
    if found is not None and found.year == _YEAR_OF_YEARS:
        found = _day(str((found - _SPREADSHEET_DAY_NOUGHT).days), "1", "1")
    if found is None or not FIRST_YEAR <= found.year <= LAST_YEAR:
        return None
    return found


def last_day_in(cell: Cell, order: Order = Order.DAY) -> date | None:
    """The same for an end: a month or a year gives its last day."""
    found = date_in(cell, order)
    text = str(cell or "").strip()
    if found is None or isinstance(cell, date) or found.day != 1:
        return found
    if re.fullmatch(r"\d{4}(?:\.0+)?", text):
        return found.replace(month=_LAST_MONTH, day=31)
    if match := _QUARTER.fullmatch(text):
        found = found.replace(month=found.month + 2)
    if match or _is_month(text):
        return found.replace(day=monthrange(found.year, found.month)[1])
    return found


def month_in(text: str) -> int | None:
    """The month, 1 to 12, that a number or a name says."""
    word = text.strip().casefold().rstrip(".")
    if word in _MONTHS:
        return _MONTHS[word]
    match = _DIGITS.fullmatch(word)
    return int(match[1]) if match and 1 <= int(match[1]) <= _LAST_MONTH else None


def _is_month(text: str) -> bool:
    """Whether a date is written without its day."""
    match = _YEAR_FIRST.fullmatch(text) or _DAY_NAME_YEAR.fullmatch(text)
    if match and not _NAME_DAY_YEAR.fullmatch(text):
        return match["d"] is None
    return bool(_MONTH_YEAR.fullmatch(text) or re.fullmatch(r"\d{6}", text))


def _written_date(text: str, order: Order) -> date | None:
    if match := _DIGITS.fullmatch(text):
        return _from_digits(match[1])
    if match := _TWO_WAYS.fullmatch(text):
        return _two_ways(match, order)
    if match := _QUARTER.fullmatch(text):
        quarter = int(match["q"] or match["q2"])
        return _day(match["y"] or match["y2"], str(3 * quarter - 2), "1")
    for shape in (_YEAR_FIRST, _MONTH_YEAR, _NAME_DAY_YEAR, _DAY_NAME_YEAR):
        if match := shape.fullmatch(text):
            found = match.groupdict()
            month = found.get("m") or str(_MONTHS[found["name"].casefold()])
            return _day(found["y"], month, found.get("d")) or _first_of_years(text)
    return _first_of_years(text)


def _first_of_years(text: str) -> date | None:
    """The start of "2024-2026" or of the fiscal year "2024/25"."""
    match = _YEARS.fullmatch(text)
    if match is None or match["until"][-2:] <= match["y"][-2:]:
        return None
    return _day(match["y"], "1", "1")


def _two_ways(match: re.Match[str], order: Order) -> date | None:
    day, month = match["a"], match["b"]
    is_month_first = order is Order.MONTH and match[2] != "."  # points: the day comes first
    if is_month_first:
        day, month = month, day
    return _day(match["y"], month, day) or _day(match["y"], day, month)


def _from_digits(digits: str) -> date | None:
    """A year, a day as eight digits, a spreadsheet's day number or a Unix timestamp."""
    number, length = int(digits[:20]), len(digits)
    if length == 4:  # noqa: PLR2004 - a year
        return _day(digits, "1", "1")
    if length == 5:  # noqa: PLR2004 - days since 1899: 1927 to 2173
        return _SPREADSHEET_DAY_NOUGHT + timedelta(days=number)
    if length == 6:  # noqa: PLR2004 - year and month
        return _day(digits[:4], digits[4:], "1")
    if length == 8:  # noqa: PLR2004 - year, month and day
        return _day(digits[:4], digits[4:6], digits[6:])
    if length in {10, 13}:
        return datetime.fromtimestamp(number if length == 10 else number / 1000, UTC).date()  # noqa: PLR2004
    return None


def _day(year: str, month: str, day: str | None) -> date | None:
    number = int(year)
    if len(year) < 3:  # noqa: PLR2004 - a year without its century
        number += 2000 if number < _SHORT_YEAR_PIVOT else 1900
    try:
        return date(number, int(month), int(day or 1))
    except ValueError:
        return None
