"""Where the sentences of a text stand, in Swedish and English, so that one can be quoted."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

LONG = 240  # characters; beyond this a quote is cut at a clause's border
_ENDLESS = 400  # beyond this it is cut between two words where no clause ends
_SHORTEST_CLAUSE = 60
_MARKS_OF_A_LIST = 2  # fewer are punctuation


@dataclass(frozen=True, slots=True)
class Span:
    """A piece of a text: code points from ``start`` up to, not with, ``end``."""

    start: int
    end: int

    def of(self, text: str) -> str:
        """The piece of ``text``, as written."""
        return text[self.start : self.end]


def _words(listed: str) -> frozenset[str]:
    return frozenset(listed.split())


# A full stop after one of these ends no sentence, whatever follows.
_ABBREVIATIONS = _words(
    """
    t.ex t.e.x bl.a s.k d.v.s dvs m.a.o fr.o.m t.o.m p.g.a pga i.o.m m.h.a mha resp ev ca c:a kl
    nr st tel jfr enl inkl exkl fig s.a.s o.s.a f.d t.f f.n f.ö e.g i.e cf vs approx incl excl no
    nos vol pp eq sec art para ref figs dept gov gen col sgt mr mrs ms dr prof st rev hon jan feb
    mar apr jun jul aug sep sept okt oct nov dec mån tis ons tors tor fre lör sön mon tue wed thu
    fri e.o i.s.f a.k.a u.s.c esp max min mdr bil kap avd
    prop utg omr bet rskr skr dir dnr ref u.å a.a
    """
)
# After one of these a sentence may end: it does where a word follows that begins sentences.
_MAY_END = _words(
    """
    etc m.m mm m.fl osv o.s.v o.d e.d o.dyl e.dyl et.al al u.s u.k e.u u.n d.c a.m p.m inc ltd co
    corp st
    """
)
_STARTERS = _words(
    """
    the this these that those it its in a an we our they their there here he she when where while
    for to as if by with on at after before however each all no new used using provides uses
    det den de detta dessa denna vi vår i en ett att när där här för som om med på efter innan
    under genom varje alla inga ny nya man syftet målet projektet arbetet dessutom även idag
    """
)

_BULLET = r"[-−–—•*·◦▪●○‣➢✓]"
_LINE_BREAK = re.compile(r"[ \t\f\v]*(?:\r\n|[\n\r\u2028\u2029\x85])\s*")
_STARTS_AN_ITEM = re.compile(rf"(?:{_BULLET}\s|\(?(?:\d{{1,2}}|[a-zA-Z])[.)]\s)")
_INLINE_BULLET = re.compile(r"\s*[•◦▪●‣➢]\s*")
_INLINE_DASH = re.compile(r"(?<=[,:;.])\s+[*−–-]\s+")
_NUMBERED = re.compile(r"(?<=\s)(?=\(?\d{1,2}\)\s)")
_MAY_LIST = re.compile(r"[•◦▪●‣➢;)]|[*−–-]\s")  # without one of these none of the above is found
_END = re.compile(r"(?:[.!?…]+[\"'”’»)\]]*)(?=\s|$)|(?<=[a-zåäöé]{3})[.!?](?=[A-ZÅÄÖ][a-zåäö]{2})")
_LAST_WORD = re.compile(r"[\w.:&/-]+$")
_NUMBER_OF_ITEM = re.compile(r"(?:^|[.!?:;]\s+)\d{1,2}$")
_NEXT_WORD = re.compile(r"\s*[\"'“”‘«(\[]*([\w-]*)")
_TRIMMED = re.compile(rf"^(?:\s|(?:{_BULLET}|#+)(?=\s))+")
_SEMICOLON = re.compile(r";\s+")
_COMMA = re.compile(r",\s+")
_SPACE = re.compile(r"\s+")
_CLAUSE = re.compile(
    r"[;:]\s+|\s+[–—-]\s+|,\s+(?=(?:and|or|but|which|while|so|where|who|including|as|with|"
    r"och|eller|men|som|samt|medan|så|där|vilket|vilka|för|genom|med|bland)\b)"
)


@lru_cache(maxsize=1 << 15)  # evidence, overlaps and quotes ask for the same texts
def split_sentences(text: str) -> tuple[Span, ...]:
    """The sentences of ``text`` in order, trimmed; every letter and digit stands in one of them.

    Line breaks end a sentence unless the line runs on in the next; a list's items stand alone; a
    sentence beyond 240 characters is cut where a clause ends.
    """
    found: list[Span] = []
    for block in _blocks(text):
        for sentence in _ended(text, block):
            for item in _items(text, sentence):
                found.extend(_readable(text, item))
    return tuple(found)


def _trim(text: str, start: int, end: int) -> Span | None:
    """The span without white space and bullets around it; nothing where no word is left."""
    while end > start and text[end - 1].isspace():
        end -= 1
    mark = _TRIMMED.match(text[start:end])
    start += mark.end() if mark else 0
    if not any(character.isalnum() for character in text[start:end]):
        return None
    return Span(start, end)


def _pieces(text: str, whole: Span, borders: Iterator[tuple[int, int]]) -> Iterator[Span]:
    """``whole`` cut at borders, each the end of a piece and the start of the next."""
    start = whole.start
    for end, following in borders:
        if piece := _trim(text, start, end):
            yield piece
            start = following
    if piece := _trim(text, start, whole.end):
        yield piece


def _blocks(text: str) -> Iterator[Span]:
    """Lines, where a line that runs on in the next is one with it."""
    borders = (
        (mark.start(), mark.end())
        for mark in _LINE_BREAK.finditer(text)
        if not _runs_on(text, mark)
    )
    return _pieces(text, Span(0, len(text)), borders)


def _runs_on(text: str, line_break: re.Match[str]) -> bool:
    """Whether the sentence goes on after the break: pasted text is often broken by width."""
    before, after = text[: line_break.start()][-1:], text[line_break.end() :][:8]
    is_paragraph = line_break.group().count("\n") > 1
    if is_paragraph or not after or _STARTS_AN_ITEM.match(after) or before in ".!?:;…":
        return False
    return after[0].islower() or before == ","


def _ended(text: str, block: Span) -> Iterator[Span]:
    """A block cut after full stops, question marks and exclamation marks that end a sentence."""
    borders = (
        (mark.end(), mark.end())
        for mark in _END.finditer(text, block.start, block.end)
        if _ends_sentence(text, block, mark)
    )
    return _pieces(text, block, borders)


def _ends_sentence(text: str, block: Span, mark: re.Match[str]) -> bool:
    """Whether a sentence ends at the mark, seen from the words on either side of it."""
    following = _NEXT_WORD.match(text, mark.end(), block.end)
    word = following.group(1) if following else ""
    if word[:1].islower():
        return False
    if mark.group().rstrip("\"'”’»)]") != ".":
        return True
    before = text[max(block.start, mark.start() - 24) : mark.start()]
    if _NUMBER_OF_ITEM.search(before):
        return False
    last = _LAST_WORD.search(before)
    return _full_stop_ends(last.group().lower().strip(".:-/") if last else "", word)


def _full_stop_ends(last: str, word: str) -> bool:
    """Whether a full stop after ``last`` ends a sentence where ``word`` comes next."""
    is_initials = re.fullmatch(r"(?:[a-zåäö]\.)*[a-zåäö]", last) is not None
    if last in _MAY_END or (is_initials and last not in _ABBREVIATIONS and "." in last):
        return word.lower() in _STARTERS or not word
    if last in _ABBREVIATIONS:
        return not word
    return not is_initials


def _items(text: str, sentence: Span) -> Iterator[Span]:
    """The items of a list that stands in one sentence, else the sentence itself."""
    if not _MAY_LIST.search(text, sentence.start, sentence.end):
        return iter((sentence,))
    for pattern, fewest in (
        (_INLINE_BULLET, 1),
        (_INLINE_DASH, _MARKS_OF_A_LIST),
        (_NUMBERED, _MARKS_OF_A_LIST),
        (_SEMICOLON, _MARKS_OF_A_LIST),
    ):
        marks = list(pattern.finditer(text, sentence.start, sentence.end))
        if len(marks) >= fewest:
            ends = [(m.start() + (pattern is _SEMICOLON), m.end()) for m in marks]
            return _pieces(text, sentence, iter(ends))
    return iter((sentence,))


def _readable(text: str, sentence: Span) -> Iterator[Span]:
    """The sentence, cut at the borders of clauses while it is too long to be read as a quote."""
    start = sentence.start
    while sentence.end - start > LONG:
        cut = _clause_border(text, start, sentence.end)
        if cut is None:
            break
        if piece := _trim(text, start, cut):
            yield piece
        start = cut
    if piece := _trim(text, start, sentence.end):
        yield piece


def _clause_border(text: str, start: int, end: int) -> int | None:
    """Where to cut: the last clause border, else the last comma, that leaves two pieces."""
    first, last = start + _SHORTEST_CLAUSE, min(start + LONG, end - _SHORTEST_CLAUSE)
    for pattern in (_CLAUSE, _COMMA, _SPACE):
        if pattern is _SPACE and end - start <= _ENDLESS:
            break
        if marks := [mark.end() for mark in pattern.finditer(text, first, max(first, last))]:
            return marks[-1]
    return None
