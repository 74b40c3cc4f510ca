"""Where a text itself says what a short form stands for."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from resmal.engine.words.short_forms.form import is_number

_QUOTES = "“”\"'‘’«»„"
_BRACKET = re.compile(r"[(\[]\s*([^()\[\]]{1,120}?)\s*[)\]]")
_FIRST = re.compile(r"\s*(?:[,;:=]| or | eller | och | and | i\.e\.|$)")
_SHORT = re.compile(
    rf"(?:\w+\s+)??[{_QUOTES}]?\s*"
    r"([^\W_][\w&+.-]{0,11}(?: - \w{1,6}|/\w{2,6}| (?:\d{1,2}|[IVX]{1,4}))?)"
    rf"(?:[’':](?:s|er|erne|ers|ere|en|n|et|ar|r)|-[a-zåäöæø]+)?\s*[{_QUOTES}]?\Z"
)
_BEFORE = re.compile(
    r"((?<!\w)(?:[^\W\d_]\.){2,8}|[^\W_][\w&+-]{0,11})"
    rf"(?:[’':][a-zåäö]{{1,4}})?[{_QUOTES}]?\s*\Z"
)
_TAIL = re.compile(r"(?<=[A-ZÅÄÖÆØ\d])-[a-zåäöæø]+\Z")  # LDC-lande
_EQUALS = re.compile(
    r"(?<![\w-])(?=[\w&+-]*[A-ZÅÄÖÆØ])([^\W_][\w&+-]{0,11}?)\s?"
    r"(=|:|,| [–-](?= )|\bstår för\b|\bstands for\b|\bis short for\b)"
    r"\s?(?:the |den |det )?(?=[^\W\d_])"
)
_STRICT = frozenset({":", ",", "-", "–"})  # what stands between must be spelled by initials
_APPOSED = re.compile(r"[^\W\d_], ([^\W_][\w&+-]{1,9})(?=\s?[,.;)])")
_WORDY = re.compile(
    rf"(?:[^\W\d_]{{2}}|\d{{4}}s|[^\W\d_]{{2}}[ -]\d{{1,3}})[{_QUOTES}]?(?:['’]s?)?\s*\Z"
)
_NUMBERED = re.compile(r"[)\]]\s*(?:(?:nr|no)\b\.?\s*\d|\d+/\d)", re.IGNORECASE)  # (EF) nr. 12
_WORDY_START = re.compile(r"[^\W\d_][a-zåäö]{2}")
_CODE = re.compile(r"\d{3}|\d[./]|/\d")
_STOP = re.compile(r"[,;.)(=\n]")
_WORD = re.compile(r"[^\W\d_]+")
_WINDOW = 160  # characters before a bracket within which a long form may begin
_SHORTEST, _LONGEST = 2, 12  # characters of a short form
_TITLE_CASE = 5  # characters of a short form with one capital only, as in "(Proj)"
_SMALL_WORD = 4  # letters up to which a word may be skipped in an initialism


@dataclass(frozen=True, slots=True)
class Definition:
    """A short form and the long form beside it, both in code points."""

    start: int
    end: int
    short: str
    long_start: int
    long_end: int


def definitions(text: str) -> Iterator[Definition]:
    """Every place where a short form is explained, in whichever of the usual ways."""
    for bracket in _BRACKET.finditer(text):
        begin = max(0, bracket.start() - _WINDOW)
        before = text[begin : bracket.start()].rstrip()
        yield from _short_inside(bracket, before, begin) or _long_inside(bracket, before, begin)
    yield from _after_equals(text)
    yield from _apposed(text)


def _short_inside(bracket: re.Match[str], before: str, begin: int) -> list[Definition]:
    """Long form (SHORT)."""
    first = _FIRST.search(bracket[1])
    short = _SHORT.match(bracket[1][: first.start()] if first else bracket[1])
    if not short:
        return []
    form = _TAIL.sub("", short[1])
    at = _long_before(form, before) if _is_possible(form) else -1
    if at < 0 or _NUMBERED.match(bracket.string, bracket.end() - 1):
        return []
    start = bracket.start(1) + short.start(1)
    return [Definition(start, start + len(form), form, begin + at, begin + len(before))]


def _long_inside(bracket: re.Match[str], before: str, begin: int) -> list[Definition]:
    """SHORT (long form)."""
    outer = _BEFORE.search(before)
    form = _TAIL.sub("", outer[1]) if outer else ""
    if not outer or form[1:].islower() or len(form) < _SHORTEST or not explains(form, bracket[1]):
        return []
    start = begin + outer.start(1)
    long_start, long_end = bracket.span(1)
    return [Definition(start, start + len(form), form, long_start, long_end)]


def _after_equals(text: str) -> Iterator[Definition]:
    """SHORT = long form; "SHORT stands for long form"; strictly by initials: SHORT: long form."""
    for match in _EQUALS.finditer(text):
        if not _is_possible(match[1]):
            continue
        stop = _STOP.search(text, match.end())
        end = min(stop.start() if stop else len(text), match.end() + _WINDOW)
        long = text[match.end() : end].rstrip()
        fits = spells if match[2].strip() in _STRICT else explains
        if long and (fits(match[1], long) or (match[2] == "=" and _WORDY_START.match(long))):
            start, long_start = match.start(1), match.end()
            yield Definition(start, match.end(1), match[1], long_start, long_start + len(long))


def _apposed(text: str) -> Iterator[Definition]:
    """Long Form, SHORT, by initials."""
    for match in _APPOSED.finditer(text):
        short = match[1]
        if not _is_possible(short) or short[1:].islower():
            continue
        begin = max(0, match.start() - _WINDOW)
        before = text[begin : match.start() + 1]
        words = [word.start() for word in re.finditer(r"\w+", before)]
        near = words[-2 * len(short) : len(words) - len(short) + 1]
        at = next((at for at in reversed(near) if spells(short, before[at:])), None)
        if at is not None:
            yield Definition(match.start(1), match.end(1), short, begin + at, match.start() + 1)


def _is_possible(short: str) -> bool:
    if not _SHORTEST <= len(short) <= _LONGEST or short.islower():
        return False
    if is_number(short) or _CODE.search(short):
        return False
    return sum(letter.isupper() for letter in short) > 1 or len(short) <= _TITLE_CASE


def _letters(short: str) -> str:
    """What the long form must account for: letters and digits, without the s of a plural."""
    if len(short) > _SHORTEST and short[-1] == "s" and short[-2].isupper():
        short = short[:-1]
    return "".join(letter for letter in short.lower() if letter.isalnum())


def _long_before(short: str, before: str) -> int:
    """Where in ``before`` the long form that it ends with begins, else -1.

    A short form in capitals right after a word is taken to be explained by it, even where
    the letters are those of another language: Världshälsoorganisationen (WHO).
    """
    letters = _letters(short)
    words = list(re.finditer(r"\S+", before))[-min(len(letters) + 5, 2 * len(letters)) :]
    if not words or not _WORDY.search(before):
        return -1
    begin = words[0].start()
    at = schwartz_hearst(letters, before[begin:])
    if at >= 0 and len(before) - begin - at > len(short):
        return begin + at
    is_loose = not words[-1][0].isdigit() and sum(letter.isupper() for letter in short) > 1
    return words[-1].start() if is_loose else -1


def schwartz_hearst(letters: str, text: str) -> int:
    """Where the long form of ``letters`` begins if ``text`` ends with it, else -1.

    Schwartz and Hearst, A simple algorithm for identifying abbreviation definitions (2003): the
    letters from the last to the first, the first at the beginning of a word.

    >>> schwartz_hearst("smv", "hjälp till små och medelstora verksamheter")
    11
    """
    low = text.lower()
    at = len(low)
    for n in range(len(letters) - 1, -1, -1):
        at -= 1
        while at >= 0 and (low[at] != letters[n] or (n == 0 and at > 0 and low[at - 1].isalnum())):
            at -= 1
        if at < 0:
            return -1
    return at


def explains(short: str, long: str) -> bool:
    """Whether ``long`` accounts for the letters of ``short``, or for half as initials.

    >>> explains("SaaS", "Software as a Service"), explains("IASB", "som vi sade i går")
    (True, False)
    """
    letters, low = _letters(short), long.lower()
    words = _WORD.findall(low)
    if not letters or not words or (len(words) == 1 and len(long) < 2 * len(letters)):
        return False
    initials = {word[0] for word in words}
    hits = sum(letter in initials for letter in letters)
    at = -1
    for letter in letters:
        at = low.find(letter, at + 1)
        if at < 0:
            return 2 * hits > len(letters)
    return words[0][0] == letters[0] or 2 * hits > len(letters)


def spells(short: str, long: str) -> bool:
    """Whether the initials of ``long`` are the letters of ``short``; small words may be skipped.

    >>> spells("EFRU", "den Europeiska fonden för regional utveckling")
    True
    """
    letters = _letters(short)
    words = _WORD.findall(long.lower())
    for word in words:
        if letters and word[0] == letters[0]:
            letters = letters[1:]
        elif len(word) > _SMALL_WORD:
            return not letters
    return not letters and len(words) > 1
