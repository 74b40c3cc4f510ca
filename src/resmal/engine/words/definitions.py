"""Where a text itself says what a short form stands for."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from resmal.engine.words.shapes import is_number

_BRACKET = re.compile(r"[(\[]\s*([^()\[\]]{1,120}?)\s*[)\]]")
_QUOTES = "“”\"'‘’«»„"
_FIRST = re.compile(r"\s*(?:[,;:=]| or | eller | och | and | i\.e\.|$)")
_SHORT = re.compile(
    rf"(?:\w+\s+)??[{_QUOTES}]?\s*"
    r"([^\W_][\w&+.-]{0,11}(?: - \w{1,6}|/\w{2,6}| (?:\d{1,2}|[IVX]{1,4}))?)"
    rf"(?:[’':](?:s|er|erne|ers|ere|en|n|et|ar|r))?\s*[{_QUOTES}]?\Z"
)
_BEFORE = re.compile(rf"([^\W_][\w&+-]{{0,11}})(?:[’':][a-zåäö]{{1,4}})?[{_QUOTES}]?\s*\Z")
_TAIL = re.compile(r"(?<=[A-ZÅÄÖÆØ\d])-[a-zåäöæø]+\Z")  # LDC-lande
_EQUALS = re.compile(
    r"(?<![\w-])([^\W_][\w&+-]{0,11}?)\s?(=|:|,| [–-](?= )|\bstår för\b|\bstands for\b|\bis short for\b)"
    r"\s?(?:the |den |det )?(?=[^\W\d_])"
)
_APPOSED = re.compile(r"[^\W\d_], ([^\W_][\w&+-]{1,9})(?=\s?[,.;)])")
_WORDY = re.compile(
    rf"(?:[^\W\d_]{{2}}|\d{{4}}s|[^\W\d_]{{2}}[ -]\d{{1,3}})[{_QUOTES}]?(?:['’]s?)?\s*\Z"
)
_CODE = re.compile(r"\d{3}|\d[./]|[./]\d")
_STOP = re.compile(r"[,;.)(=\n]")
_WINDOW = 160  # characters before a bracket within which a long form may begin
_LONGEST = 12  # characters of a short form
_TITLE_CASE = 5  # characters of a short form with one capital only, as in "(Proj)"


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
        yield from _in_bracket(text, bracket)
    yield from _after_equals(text)
    yield from _apposed(text)


def _in_bracket(text: str, bracket: re.Match[str]) -> Iterator[Definition]:
    inside, base = bracket[1], bracket.start(1)
    begin = max(0, bracket.start() - _WINDOW)
    before = text[begin : bracket.start()].rstrip()
    first = _FIRST.search(inside)
    short = _SHORT.match(inside[: first.start()] if first else inside)
    if short:
        form = _TAIL.sub("", short[1])
        at = _long_before(form, before) if _is_possible(form) else -1
        if at >= 0:
            start = base + short.start(1)
            yield Definition(start, start + len(form), form, begin + at, begin + len(before))
            return
    outer = _BEFORE.search(before)
    form = _TAIL.sub("", outer[1]) if outer else ""
    if outer and form[1:] != form[1:].lower() and _explains(form, inside):
        start = begin + outer.start(1)
        yield Definition(start, start + len(form), form, base, base + len(inside))


def _after_equals(text: str) -> Iterator[Definition]:
    """SHORT = long form; "SHORT stands for long form"; strictly by initials: SHORT: long form."""
    for match in _EQUALS.finditer(text):
        stop = _STOP.search(text, match.end())
        end = min(stop.start() if stop else len(text), match.end() + _WINDOW)
        long = text[match.end() : end].rstrip()
        test = _spells if match[2].strip() in {":", ",", "-", "–"} else _explains
        if _is_possible(match[1]) and long and test(match[1], long):
            yield Definition(
                match.start(1), match.end(1), match[1], match.end(), match.end() + len(long)
            )


def _apposed(text: str) -> Iterator[Definition]:
    """Long Form, SHORT, by initials."""
    for match in _APPOSED.finditer(text):
        if _is_possible(match[1]) and match[1][1:] != match[1][1:].lower():
            begin = max(0, match.start() - _WINDOW)
            before = text[begin:match.start()+1]
            words = list(re.finditer(r"\w+", before))
            for n in range(len(words) - len(match[1]), len(words) - 2 * len(match[1]) - 1, -1):
                if n >= 0 and _spells(match[1], before[words[n].start():]):
                    yield Definition(match.start(1), match.end(1), match[1], begin + words[n].start(), match.start()+1)
                    break


def _spells(short: str, long: str) -> bool:
    """Whether the initials of ``long`` are the letters of ``short``, small words skipped or not."""
    letters = list(letters_of(short))
    words = re.findall(r"[^\W\d_]+", long.lower())
    for word in words:
        if letters and word[0] == letters[0]:
            letters.pop(0)
        elif len(word) > 4:
            return not letters
    return not letters and len(words) > 1


def _is_possible(short: str) -> bool:
    if not 2 <= len(short) <= _LONGEST or is_number(short) or short.islower() or _CODE.search(short):
        return False
    return sum(c.isupper() for c in short) > 1 or len(short) <= _TITLE_CASE


def letters_of(short: str) -> str:
    """The letters and digits that the long form must account for, without the s of a plural."""
    if len(short) > 2 and short[-1] == "s" and short[-2].isupper():  # noqa: PLR2004
        short = short[:-1]
    return "".join(c for c in short.lower() if c.isalnum())


def _long_before(short: str, before: str) -> int:
    """Where in ``before`` the long form that it ends with begins, else -1.

    A short form in capitals right after a word is taken to be explained by it, even where
    the letters are those of another language: Världshälsoorganisationen (WHO).
    """
    letters = letters_of(short)
    words = list(re.finditer(r"\S+", before))[-min(len(letters) + 5, 2 * len(letters)) :]
    if not words or not _WORDY.search(before):
        return -1
    begin = words[0].start()
    at = schwartz_hearst(letters, before[begin:])
    if at >= 0 and len(before) - begin - at > len(short):
        return begin + at
    return words[-1].start() if sum(c.isupper() for c in short) > 1 and is_gloss(words[-1][0], before) else -1


def is_gloss(word, before):
    return True


def schwartz_hearst(letters: str, text: str) -> int:
    """Where the long form of ``letters`` begins if ``text`` ends with it, else -1.

    Schwartz and Hearst, A simple algorithm for identifying abbreviation definitions (2003): the
    letters from the last to the first, the first at the beginning of a word.
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


def _explains(short: str, long: str) -> bool:
    """Whether ``long`` accounts for the letters of ``short``, or for half as initials."""
    letters = letters_of(short)
    words = re.findall(r"[^\W\d_]+", long.lower())
    if not letters or not words or (len(words) == 1 and len(long) < 2 * len(letters)):
        return False
    initials = {word[0] for word in words}
    at = -1
    for letter in letters:
        at = long.lower().find(letter, at + 1)
        if at < 0:
            return 2 * sum(c in initials for c in letters) >= len(letters) + 1
    return words[0][0] == letters[0] or 2 * sum(c in initials for c in letters) > len(letters)
