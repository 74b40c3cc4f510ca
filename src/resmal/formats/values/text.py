"""Cells as text, without the characters that nobody can see and machines stumble on."""

import re
from datetime import date, datetime, time, timedelta
from unicodedata import category

Cell = str | int | float | bool | date | datetime | time | timedelta | None

# controls but tab and line breaks; surrogates without their half; non-characters
_CONTROLS = "\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ud800-\udfff\ufeff\ufffe\uffff"
_OVERRIDES = "\u202a-\u202e\u2066-\u2069"  # they make text read in another order than it stands
_UNSEEN = re.compile(f"[{_CONTROLS}{_OVERRIDES}]")
_NO_ANSWER = {
    "n/a", "na", "n.a.", "-", "--", "–", "—", "?", ".", "none", "null", "nil", "nan", "#n/a",
    "#na", "unknown", "okänt", "okänd", "tbd", "tba", "tbc", "saknas", "[blank]", "blank",
    "(blank)", "ingen", "inget", "#ref!", "#value!", "#div/0!", "#name?", "#null!", "#num!",
    "0000-00-00",
}  # fmt: skip
_TAG = re.compile(
    r"</?(?:div|p|br|span|b|i|u|ul|ol|li|a|strong|em|h[1-6]|table|tr|td)\b[^<>]*>", re.IGNORECASE
)
_BREAKING_TAG = re.compile(r"<(?:br|/p|/div|/li|/tr|/h[1-6])\b[^<>]*>", re.IGNORECASE)
_FORMULA = re.compile(r"=(?!\"[^\"]*\"$)[\w(\"'$@+\-\[{]")  # ="007" only keeps its noughts
# Windows' quotation marks and dashes, where a program took their bytes for control characters
_WESTERN = {
    code: bytes([code]).decode("cp1252", errors="ignore") or chr(code) for code in range(0x80, 0xA0)
}
_WIKI = (
    (re.compile(r"\{(?:code|noformat|quote|panel|color)(?::[^{}]*)?\}"), ""),
    (re.compile(r"(?m)^h[1-6]\.\s+"), ""),
    (re.compile(r"(?m)^\s*[*#-]+\s+(?=\S)"), ""),
    (re.compile(r"\[([^\[\]|]+)\|[^\[\]]+\]"), r"\1"),
    (re.compile(r"!\S+?\.(?:png|jpe?g|gif)(?:\|[^!\s]*)?!"), ""),
    (re.compile(r"(?<!\w)([*_])(\S(?:[^\n]*?\S)?)\1(?!\w)"), r"\2"),
)


def written(cell: Cell) -> str:
    """The cell as a person would read it: ``3.0`` is 3, a time at midnight is its day."""
    if cell is None:
        return ""
    if isinstance(cell, float) and cell.is_integer():
        return str(int(cell))
    if isinstance(cell, datetime):
        return cell.isoformat(" ").removesuffix(" 00:00:00")
    return str(cell)


def without_unseen(text: str) -> tuple[str, bool]:
    """``text`` without control characters and direction overrides, and whether it had any.

    Controls that are Windows' punctuation read with the wrong table become that punctuation.
    """
    if not _UNSEEN.search(text):
        return text, False
    text = text.translate(_WESTERN)
    cleaned = _UNSEEN.sub("", text)
    return cleaned, len(cleaned) != len(text)


def on_one_line(text: str) -> str:
    """``text`` with every run of white space as one space."""
    return " ".join(text.split())


def is_no_answer(text: str) -> bool:
    """Whether a cell says only that there is nothing to say: empty, ``N/A``, a dash."""
    stripped = text.strip()
    return not stripped or stripped.casefold() in _NO_ANSWER


def is_formula(text: str) -> bool:
    """Whether ``text`` is a formula of a spreadsheet, left where its value should be."""
    return text.startswith("=") and _FORMULA.match(text) is not None


def says_something(text: str) -> bool:
    """Whether there is more than punctuation: a letter or digit in any script, or a picture."""
    return any(character.isalnum() or category(character) == "So" for character in text)


def without_markup(text: str) -> str:
    """``text`` without the marks of Jira's wiki and of simple HTML; the words stay as written."""
    if "<" in text:
        text = _TAG.sub("", _BREAKING_TAG.sub("\n", text))
        text = text.replace("&nbsp;", " ").replace("&lt;", "<").replace("&gt;", ">")
        text = text.replace("&quot;", '"').replace("&amp;", "&")
    for pattern, kept in _WIKI:
        text = pattern.sub(kept, text)
    return text.strip()
