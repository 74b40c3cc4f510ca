"""Which pieces of a text have the shape of an abbreviation, whatever they stand for."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import groupby

from resmal.engine.words.short_forms.form import SHORTEST, is_short

_CAPITALS = "A-ZÅÄÖÆØÉÜ"
_ADDRESS = re.compile(r"(?:https?://|www\.)\S+|\S+@\S+\.\w+")
# A chunk between spaces with a capital in it; what it holds is taken apart below.
_CHUNK = re.compile(rf"(?<![\w@#])(?=[\w&+.’'/:-]*[{_CAPITALS}])[^\W_](?:[\w&+.’'/:-]*[\w+])?")
_DOTTED = re.compile(r"(?<![\w.])[^\W\d_]{1,3}(?:\.[^\W\d_]{1,4})+(?:\.(?!\w)|(?![\w.]))")
_CUT_SHORT = re.compile(
    r"(?<![\w.])[^\W\d_]{2,4}\.(?=\s?[a-zåäöæøé\d(,;)])"  # a full stop that ends no sentence
    rf"|(?<=\d )[a-zåäöæø]{{2,4}}\.(?=\s[{_CAPITALS}]{{2}})"  # 14 mio. EUR
    rf"|(?<![\w.])(?i:[bcdfghjklmnpqrstvxz]{{2,4}})\.(?=\s[{_CAPITALS}])"  # hr. Andersson
)
_LETTER_AND_NUMBER = re.compile(rf"(?<![\w/-])[{_CAPITALS}]\d{{1,2}}(?![\w/]|-\d)")  # G7, Q3
# What the Nordic languages write in small letters since everybody uses it as a word.
_SMALL_LETTERS = re.compile(r"(?<!\w)(?:aids|cd|dvd|hiv|it|mms|ngo|pc|sms|tv|vd)(?!\w)")
_CODE = re.compile(r"\d{4}|\d[./]\d|\w+(?:/\w+){2}|_")
_ENDING = re.compile(r"[’':](?:s|er|ers|ere|erne|erna|en|ens|et|ets|n|ns|arna|ar|r|ernes)\Z")
_POSSESSIVE = re.compile(r"[’']s?\Z|[&+]")
_PART = re.compile(r"[A-Z]{2,4}\.\d{1,3}(?!\w)|[^/:.]+")
_BETWEEN_HYPHENS = re.compile(r"[^-]+")
_WORD_OF_CAPITALS = re.compile(rf"\b(?:[{_CAPITALS}]{{2,}}|[AIÅÖ])\b")
_SPLIT_INTO_TOKENS = re.compile(r"\w [,.;)] |\( \w")
_SPACED_HYPHEN = re.compile(r" [-/] ")
_SPACED_HYPHENS = re.compile(r"(?<!\S)[A-Z][A-Za-z\d]{0,7}(?: [-/] [A-Z\d][A-Za-z\d]*)+(?!\S)")
# Words that people shout. In capitals they are no abbreviations, nor are their neighbours.
_SHOUTED_WORDS = frozenset(
    """
    THE OF AND TO IN FOR ON BY WITH AT FROM OR AS AN THIS THAT NOT ARE BE WITHOUT ALL NO NEVER IF
    ALWAYS ANY MUST ONLY VERY BIG NEW FREE PART CHAPTER SECTION NOTE WARNING STOP YES DO DON EVERY
    WILL SHALL MAY CAN HAS HAVE WAS WERE IS BUT YOU YOUR WE OUR NOW HERE MORE FIRST LAST END BEFORE
    AFTER TOTAL TABLE FIGURE TRUE FALSE NONE BOTH EITHER NEITHER WHAT WHEN WHERE WHY HOW
    OCH ATT AV FÖR PÅ TILL MED SOM DEN DET ETT FRÅN INTE VID OM ÄR VI ALLA ALLT ALDRIG ALLTID MÅSTE
    BARA MYCKET STOR NY NYA NYTT GRATIS DEL KAPITEL VARNING STOPP JA NEJ VARJE SKA KAN FÅR HAR VAR
    MEN DU NI DIN VÅR NU HÄR MER FÖRST SIST SLUT FÖRE EFTER SUMMA TABELL FIGUR INGEN BÅDA VEM VAD
    """.split()  # noqa: SIM905 - read as text, not as code
)
_A_LONG_ONE = 5  # letters: two such in a row are a heading
_SHOUTED_ALONE = 8  # letters: one such alone is a word, not an abbreviation
_A_HEADING = 4  # words in capitals in a row


@dataclass(frozen=True, slots=True)
class Shape:
    """A place that looks like an abbreviation.

    ``is_ordinary`` marks shortened words of everyday writing: "t.ex.", "kl.", "a.m.".
    """

    start: int
    end: int
    text: str
    is_ordinary: bool = False


def shapes(text: str, *, in_english: bool) -> list[Shape]:
    """Every place in ``text`` that looks like an abbreviation, in order.

    In English a genitive belongs to the place (the NGO's) and everyday dotted ones do not count;
    elsewhere case endings are left out (VD:n, EU's) and kl. and hr. count as ordinary ones.
    """
    found = list(_dotted(text, in_english=in_english))
    spared = [match.span() for match in _ADDRESS.finditer(text)] + list(_shouted(text))
    spared += [(shape.start, shape.end) for shape in found]
    for match in _CHUNK.finditer(text):
        chunk = match[0]
        if chunk[1:].islower() and chunk.isalpha():
            continue
        if not any(a <= match.start() < b for a, b in spared):
            found += _within(match.start(), chunk, in_english=in_english)
    found.sort(key=lambda shape: shape.start)
    is_split = in_english and _SPLIT_INTO_TOKENS.search(text)
    return list(_runs(text, found)) if is_split else found


def _dotted(text: str, *, in_english: bool) -> Iterator[Shape]:
    found = list(_DOTTED.finditer(text))
    if not in_english:
        patterns = (_CUT_SHORT, _LETTER_AND_NUMBER, _SMALL_LETTERS)
        found += (match for pattern in patterns for match in pattern.finditer(text))
    end = 0
    for match in sorted(found, key=lambda m: (m.start(), -m.end())):
        letters = match[0].replace(".", "")
        is_everyday = letters.islower() and letters not in {"am", "pm"}
        if match.start() < end or (in_english and is_everyday):
            continue
        end = match.end()
        yield Shape(match.start(), end, match[0], is_ordinary=not letters.isupper())


def _shouted(text: str) -> Iterator[tuple[int, int]]:
    """Headings and words in capitals that are ordinary words."""
    runs: list[list[re.Match[str]]] = []
    for match in _WORD_OF_CAPITALS.finditer(text):
        if runs and not text[runs[-1][-1].end() : match.start()].strip(" –&-"):
            runs[-1].append(match)
        else:
            runs.append([match])
    for run in runs:
        if _is_shouted([match[0] for match in run]):
            yield run[0].start(), run[-1].end()


def _is_shouted(words: list[str]) -> bool:
    long = sum(len(word) >= _A_LONG_ONE for word in words)
    if len(words) == 1:
        return len(words[0]) >= _SHOUTED_ALONE or (
            len(words[0]) > SHORTEST and words[0] in _SHOUTED_WORDS
        )
    return (
        (len(words) >= _A_HEADING and long > 0) or long > 1 or not _SHOUTED_WORDS.isdisjoint(words)
    )


def _within(start: int, chunk: str, *, in_english: bool) -> Iterator[Shape]:
    chunk = _without_ending(chunk, in_english=in_english)
    if _CODE.search(chunk):
        last = chunk.rpartition("/")[2]
        if not in_english and last.isalpha() and is_short(last):  # 2002/96/EF
            yield Shape(start + len(chunk) - len(last), start + len(chunk), last)
        return
    if in_english and chunk.count("/") == 1 and all(map(is_short, chunk.split("/"))):
        yield Shape(start, start + len(chunk), chunk)  # HIV/AIDS
        return
    for part in _PART.finditer(chunk):
        yield from _hyphened(start + part.start(), part[0], in_english=in_english)


def _without_ending(chunk: str, *, in_english: bool) -> str:
    ending = None if in_english else _ENDING.search(chunk)
    return chunk[: ending.start()] if ending else chunk


def _hyphened(start: int, chunk: str, *, in_english: bool) -> Iterator[Shape]:
    """Runs of short parts: "PPE-DE" whole, of "EU-midler" only "EU", of "UN-Women" all."""
    chunk = _without_ending(chunk, in_english=in_english)
    parts = [match.span() for match in _BETWEEN_HYPHENS.finditer(chunk)]
    for is_run, run in groupby(parts, key=lambda span: _may_belong(chunk[slice(*span)])):
        spans = list(run)
        if not is_run or not any(_is_core(chunk[a:b]) for a, b in spans):
            continue
        begin, end = spans[0][0], spans[-1][1]
        is_first_of_two = begin == 0 and len(spans) == 1 and len(parts) == 2  # noqa: PLR2004
        if in_english and is_first_of_two and chunk[end + 1].isupper():
            end = len(chunk)
        yield Shape(start + begin, start + end, chunk[begin:end])


def _is_core(part: str) -> bool:
    return is_short(_POSSESSIVE.sub("", part))


def _may_belong(part: str) -> bool:
    return (len(part) == 1 and part.isupper()) or part.isdigit() or _is_core(part)


def _runs(text: str, found: list[Shape]) -> Iterator[Shape]:
    """Text that was split into tokens: "LTE - A" and "DNN / HMM ASR" are marked as one form."""
    joined = [
        Shape(match.start(), match.end(), match[0])
        for match in _SPACED_HYPHENS.finditer(text)
        if all(map(_may_belong, _SPACED_HYPHEN.split(match[0])))
    ]
    apart = [s for s in found if not any(j.start < s.end and s.start < j.end for j in joined)]
    last: Shape | None = None
    for shape in sorted((*apart, *joined), key=lambda shape: shape.start):
        if last and text[last.end : shape.start] == " ":
            last = Shape(last.start, shape.end, text[last.start : shape.end])
            continue
        if last:
            yield last
        last = shape
    if last:
        yield last
