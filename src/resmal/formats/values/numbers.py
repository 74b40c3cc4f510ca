"""Amounts as people write them: ``1 234,50``, ``1,234.50``, ``12 dagar``, ``3,5 mkr``."""

import re

_TIMES = {"tkr": 1e3, "ksek": 1e3, "k": 1e3, "mkr": 1e6, "mnkr": 1e6, "msek": 1e6, "m": 1e6}
_UNITS = {
    "kr", "sek", "kronor", "eur", "usd", "gbp", "euro", "nok", "dkk", "h", "hrs", "hour", "hours",
    "tim", "timmar", "timme", "d", "day", "days", "dag", "dagar", "persondagar", "w", "week",
    "weeks", "vecka", "veckor", "p", "pts", "points", "poäng", "fte", "st",
}  # fmt: skip
_AMOUNT = re.compile(r"([-−]?\d[\d\s\u00a0\u202f.,']*)([^\d]*)")
_THOUSANDS = re.compile(r"\d{1,3}(?:[.,]\d{3})+")


def number_in(text: str, *, has_decimal_comma: bool = False) -> float | None:
    """The amount that ``text`` says, in its own unit; None where it says none.

    ``has_decimal_comma`` decides about ``1,500``, which can be read both ways; ``1,5`` and
    ``1.234,5`` decide for themselves.
    """
    match = _AMOUNT.fullmatch(text.strip().lstrip("$€£~").strip())
    times = _times(match[2]) if match else None
    if match is None or times is None:
        return None
    digits = re.sub(r"[\s\u00a0\u202f']", "", match[1]).replace("−", "-").rstrip(".,")
    try:
        return float(_with_point(digits, has_decimal_comma=has_decimal_comma)) * times
    except ValueError:
        return None


def says_decimal_comma(text: str) -> bool:
    """Whether ``text`` can only be read with a comma before the decimals, as in ``1,5``."""
    return bool(re.fullmatch(r"[-−]?[\d\s.]*\d,(?:\d{1,2}|\d{4,})\D*", text.strip()))


def _times(unit: str) -> float | None:
    word = unit.strip().casefold().rstrip(".")
    if not word or word in _UNITS or word in "$€£%":
        return 1.0
    return _TIMES.get(word)


def _with_point(digits: str, *, has_decimal_comma: bool) -> str:
    if "," in digits and "." in digits:
        decimal = max(",.", key=digits.rfind)
        return digits.replace("." if decimal == "," else ",", "").replace(",", ".")
    if digits.count(",") > 1 or digits.count(".") > 1:
        return digits.replace(",", "").replace(".", "")
    if "," in digits and not has_decimal_comma and _THOUSANDS.fullmatch(digits.lstrip("-")):
        return digits.replace(",", "")
    return digits.replace(",", ".")
