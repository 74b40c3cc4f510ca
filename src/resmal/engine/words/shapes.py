"""Which pieces of a text have the shape of an abbreviation, whatever they stand for."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import groupby

CAPITALS = "A-ZÅÄÖÆØÉÜ"
_ADDRESS = re.compile(r"(?:https?://|www\.)\S+|\S+@\S+\.\w+")
_CHUNK = re.compile(r"(?<![\w@#])[^\W_](?:[\w&+.’'/:-]*[\w+])?")
_DOTTED = re.compile(r"(?<![\w.])[^\W\d_]{1,3}(?:\.[^\W\d_]{1,4})+(?:\.(?!\w)|(?![\w.]))")
_CUT_SHORT = re.compile(
    r"(?<![\w.])[^\W\d_]{2,4}\.(?=\s?[a-zåäöæøé\d(,;)])"  # a full stop that ends no sentence
    r"|(?<=\d )[a-zåäöæø]{2,4}\.(?!\w)"  # 14 mio. EUR
    rf"|(?<![\w.])(?i:[bcdfghjklmnpqrstvxz]{{2,4}})\.(?=\s[{CAPITALS}])"  # hr. Andersson
)
_ROMAN = re.compile(r"X{0,3}(?:IX|IV|V?I{0,3})[ab]?\Z")
_CODE = re.compile(r"\d{4}|\d[./]\d|\w+(?:/\w+){2}|_")
_ENDING = re.compile(r"[’':](?:s|er|ers|ere|erne|erna|en|ens|et|ets|n|ns|arna|ar|r|ernes)\Z")
_PART = re.compile(r"[^/:.]+")
_WORD_OF_CAPITALS = re.compile(rf"\b[{CAPITALS}]{{2,}}\b")
_SMALL_WORDS = frozenset(
    """
    THE OF AND TO IN FOR ON BY WITH AT FROM OR AS IS AN THIS THAT NOT ARE BE WITHOUT
    OCH ATT AV FÖR PÅ TILL MED SOM DEN DET ETT EN FRÅN INTE VID OM ÄR VI
    """.split()
)
_LONGEST = 10  # characters; longer words in capitals are shouted
_ORDINARY_LENGTH = 6  # letters from which a lone word in capitals is read as a shouted word
_TOKENISED = re.compile(r"\w [,.;)] |\( \w")


@dataclass(frozen=True, slots=True)
class Shape:
    """A place that looks like an abbreviation.

    ``is_ordinary`` marks shortened words of everyday writing: "t.ex.", "kl.", "a.m.".
    """

    start: int
    end: int
    text: str
    is_ordinary: bool = False


def is_short(word: str) -> bool:
    """Whether a word without hyphens has the shape of an abbreviation: SMV, IoT, CO2, NGOs."""
    capitals = sum(letter.isupper() for letter in word)
    if not 2 <= len(word) <= _LONGEST or not capitals or _ROMAN.match(word):
        return False
    if capitals == 1:
        return len(word) == 2 and word[0].isdigit()  # 3D
    return sum(letter.islower() for letter in word) <= capitals + 1


def is_number(word: str) -> bool:
    """Whether ``word`` is a number in Arabic or Roman numerals."""
    return word.isdigit() or _ROMAN.match(word) is not None


def without_ending(chunk: str, *, in_english: bool) -> str:
    """``chunk`` without a case ending after an apostrophe or colon: "VD" for "VD:n"."""
    ending = _ENDING.search(chunk)
    return chunk[: ending.start()] if ending and not in_english else chunk


def shapes(text: str, *, in_english: bool) -> list[Shape]:
    """Every place in ``text`` that looks like an abbreviation, in order."""
    found = list(_dotted(text, in_english=in_english))
    spared = [match.span() for match in _ADDRESS.finditer(text)] + list(_shouted(text))
    spared += [(shape.start, shape.end) for shape in found]
    for match in _CHUNK.finditer(text):
        chunk = match[0]
        if chunk.islower() or (chunk[1:].islower() and chunk.isalpha()):
            continue
        if not any(a <= match.start() < b for a, b in spared):
            found += _within(match.start(), match[0], in_english=in_english)
    found.sort(key=lambda shape: shape.start)
    return list(_joined(text, found)) if _TOKENISED.search(text) else found


def _dotted(text: str, *, in_english: bool) -> Iterator[Shape]:
    found = list(_DOTTED.finditer(text))
    if not in_english:
        found += _CUT_SHORT.finditer(text)
    end = 0
    for match in sorted(found, key=lambda m: (m.start(), -m.end())):
        letters = match[0].replace(".", "")
        if match.start() < end or (
            in_english and letters.islower() and letters not in {"am", "pm"}
        ):
            continue
        end = match.end()
        yield Shape(match.start(), end, match[0], is_ordinary=not letters.isupper())


def _shouted(text: str) -> Iterator[tuple[int, int]]:
    """Headings and other words in capitals that are ordinary words: two long ones in a row."""
    runs: list[list[re.Match[str]]] = []
    for match in _WORD_OF_CAPITALS.finditer(text):
        near = runs and not text[runs[-1][-1].end() : match.start()].strip(" ,:–&-")
        if near:
            runs[-1].append(match)
        else:
            runs.append([match])
    for run in runs:
        words = [match[0] for match in run]
        long = sum(len(word) >= 5 for word in words)
        if len(run) >= 4 or (_SMALL_WORDS.intersection(words) and len(run)>1) or (len(run) >= 2 and long >= 2) or (len(run)==1 and len(words[0])>=8):
            yield run[0].start(), run[-1].end()


def _within(start: int, chunk: str, *, in_english: bool) -> Iterator[Shape]:
    chunk = without_ending(chunk, in_english=in_english)
    if _CODE.search(chunk):
        last = chunk.rpartition("/")[2]
        if not in_english and last.isalpha() and is_short(last):  # 2002/96/EF
            yield Shape(start + len(chunk) - len(last), start + len(chunk), last)
        return
    for part in _PART.finditer(chunk):
        yield from _hyphened(start + part.start(), part[0], in_english=in_english)


def _hyphened(start: int, chunk: str, *, in_english: bool) -> Iterator[Shape]:
    """Runs of short parts: "PPE-DE" whole, of "EU-midler" only "EU", of "UN-Women" all."""
    chunk = without_ending(chunk, in_english=in_english)
    parts = [match.span() for match in re.finditer(r"[^-]+", chunk)]
    for is_run, run in groupby(parts, key=lambda span: _belongs(chunk[slice(*span)])):
        spans = list(run)
        if not is_run or not any(_is_core(chunk[a:b]) for a, b in spans):
            continue
        begin, end = spans[0][0], spans[-1][1]
        if in_english and begin == 0 and len(spans) == 1 and len(parts) == 2 and chunk[end + 1 : end + 2].isupper():
            end = len(chunk)
        yield Shape(start + begin, start + end, chunk[begin:end])


def _is_core(part: str) -> bool:
    return is_short(re.sub(r"[’']s?\Z|[&+]", "", part))


def _belongs(part: str) -> bool:
    return (len(part) == 1 and part.isupper()) or part.isdigit() or _is_core(part)


def _joined(text: str, found: list[Shape]) -> Iterator[Shape]:
    """In text that was split into tokens, "LTE - A" is one short form as "LTE-A" is elsewhere."""
    taken={s.start:s for s in found}
    end=0
    done=[]
    for m in re.finditer(r"(?<!\S)[A-Z][A-Za-z\d]{0,7}(?: - [A-Z\d][A-Za-z\d]*)+(?!\S)", text):
        parts=m[0].split(" - ")
        if all(_belongs(p) for p in parts) and any(len(p)>1 for p in parts) or all(len(p)==1 for p in parts):
            done.append(Shape(m.start(), m.end(), m[0]))
    rest=[s for s in found if not any(d.start<s.end and s.start<d.end for d in done)]
    yield from sorted(rest+done, key=lambda s:s.start)
