"""Which column is which: guessed from headings and content, or said by a person."""

import difflib
from collections.abc import Mapping, Sequence

from resmal.formats import headings
from resmal.formats.fields import field_called
from resmal.formats.headings import FIELDS, SURE
from resmal.formats.lists.contents import Content, contents_of
from resmal.formats.refusals import ListError
from resmal.formats.sentences import listed
from resmal.formats.values.text import Cell
from resmal.translation import gettext as _

_LIKE = {"ended_on": "started_on", "changed_on": "started_on", "unit": "id", "owner": "id"}
_SEVERAL = frozenset({"title", "description", "started_on", "stage"})  # read from several columns
_MOST_TEXTS = 4  # columns that a description is put together from
_LONG = 80  # characters on average: a column of such texts describes something by itself
_PROSE = 30  # the same, of several columns together
_WORDY = 25  # the same, where the heading says so too
_FEWEST_WORDS = 4  # on average
_RUNNING = 0.6  # share of the words of a text that begin small; of names and tags it is far less
_TITLE_LENGTH = 250
_LABEL_LENGTH = 120
_DESCRIBING = 9.0  # weight of a heading that means a description even of single words
_CERTAIN = 10.0  # weight of a heading that can mean nothing else
_LEAST = 3.0  # weight below which a guess is worse than none
_PRESET_LEAST = headings.PRESET - 2  # the same, where the product that wrote the list is known
_SEVERAL_LEAST = 6.2  # weight from which a further column belongs to the same field
_MOSTLY = 0.5
_SELDOM = 0.15


Columns = dict[str, tuple[str, ...]]


def guess_columns(
    names: Sequence[str], sample: Sequence[Sequence[Cell]], said: Mapping[str, Sequence[str]]
) -> Columns:
    """The headings that each field is read from, by field; what is ``said`` stands as said.

    ``names`` are the headings, ``sample`` some rows of cells under them. Raises ListError where a
    person names a field or a heading that is not there, and where no column can be the title.
    """
    said = _by_field(said, names)
    chosen = dict(said)
    product = headings.product_of(names)[1]
    contents = contents_of(names, sample)
    taken = {heading for found in chosen.values() for heading in found}
    scores = sorted(_scores(contents, product, chosen), key=lambda score: (-score[0], *score[1:]))
    for score, _place, field, heading in scores:
        found = chosen.get(field, ())
        if heading in taken or field in said:
            continue
        if not found or _belongs(field, heading, score, found, contents[heading].filled):
            chosen[field] = (*found, heading)
            taken.add(heading)
    free = {name: content for name, content in contents.items() if name not in taken}
    _guess_title(chosen, contents, free)
    if "description" not in said:
        _guess_description(chosen, free)
    if "title" not in chosen:
        raise _no_title(names)
    if "started_on" in chosen:  # a day says more than a year
        chosen.pop("year", None)
    if "year" not in chosen:
        chosen.pop("month", None)
    return {
        field: _in_order(field, chosen[field], names, said) for field in FIELDS if field in chosen
    }


def _in_order(
    field: str, found: tuple[str, ...], names: Sequence[str], said: Mapping[str, Sequence[str]]
) -> tuple[str, ...]:
    """Texts are joined as they stand in the list; of dates and stages the surest comes first."""
    if field in said or field not in {"title", "description"}:
        return found
    return tuple(name for name in dict.fromkeys(names) if name in found)


def _belongs(field: str, heading: str, score: float, found: tuple[str, ...], filled: float) -> bool:
    """Whether one more column, ``filled`` in that share of the rows, belongs to a field."""
    if field == "title" and score >= _PRESET_LEAST:  # "Title 1", "Title 2" of a tree
        return True
    if field not in _SEVERAL or score < _SEVERAL_LEAST or filled < _SELDOM:
        return False
    if field == "title":  # one title in two languages
        return len({headings.without_language(name) for name in (heading, *found)}) == 1
    return len(found) < _MOST_TEXTS


def _by_field(said: Mapping[str, Sequence[str]], names: Sequence[str]) -> Columns:
    by_field: Columns = {}
    for name, wanted in said.items():
        field = field_called(name)
        found = [_the_heading(heading, names) for heading in wanted]
        by_field[field] = (*by_field.get(field, ()), *found)
    return by_field


def _the_heading(wanted: str, names: Sequence[str]) -> str:
    if wanted in names:
        return wanted
    alike = [name for name in names if headings.plain(name) == headings.plain(wanted)]
    if alike:
        return alike[0]
    by_nearness = sorted(
        dict.fromkeys(names),
        key=lambda name: -difflib.SequenceMatcher(None, wanted.casefold(), name.casefold()).ratio(),
    )
    sentence = _("There is no column “{wanted}”. The columns are: {names}.")
    raise ListError(sentence.format(wanted=wanted, names=_listed(by_nearness)))


def _no_title(names: Sequence[str]) -> ListError:
    sentence = _("No column looks like a title. Say which one holds it; the columns are: {names}.")
    return ListError(sentence.format(names=_listed(list(dict.fromkeys(names)))))


def _listed(names: Sequence[str], most: int = 40) -> str:
    shown = listed(names[:most])
    return shown if len(names) <= most else f"{shown}, …"


def _scores(
    contents: Mapping[str, Content], product: Mapping[str, str], chosen: Columns
) -> list[tuple[float, int, str, str]]:
    """How well each column suits each field that its heading names, with its place in the list."""
    scores = []
    for place, (heading, content) in enumerate(contents.items()):
        for field in FIELDS:
            heard = headings.preset_weight(field, heading, product)
            if (
                field in chosen
                or not heard
                or not content.filled
                or not _suits(field, heard, content)
            ):
                continue
            score = heard + _agreement(field, content)
            if score >= _LEAST:
                scores.append((score, place, field, heading))
    return scores


def _suits(field: str, heard: float, content: Content) -> bool:
    """Whether what stands in a column can be what its heading says."""
    is_sure = heard >= SURE
    is_prose = content.numbers < _MOSTLY
    suits = {
        "started_on": content.dates >= (_SELDOM if is_sure else _MOSTLY),
        "effort": content.numbers >= _MOSTLY,
        "year": content.years >= _MOSTLY,
        "month": content.months >= _MOSTLY,
        "stage": is_prose
        and not _describes(content)
        and (content.stages >= _MOSTLY or (is_sure and content.length <= _LABEL_LENGTH)),
        "id": content.length <= _LABEL_LENGTH and content.dates < _MOSTLY,
        "title": content.addresses < _MOSTLY and (is_prose or heard >= _CERTAIN),
        "description": is_prose
        and content.dates < _MOSTLY
        and (heard >= _DESCRIBING or not content.is_category),
    }
    return suits[_LIKE.get(field, field)]


def _agreement(field: str, content: Content) -> float:
    """What the content adds to a heading's weight, or takes from it; at most 2 either way."""
    if field == "id":
        return 2 * content.distinct - 1
    if field == "title":
        is_short = 3 <= content.length <= _TITLE_LENGTH  # noqa: PLR2004 - a word at least
        return content.filled + content.distinct - (0.5 if is_short else 2)
    if field == "description":
        is_text = content.length >= _LONG or _describes(content)
        return 1.0 if is_text else -1.5 * (content.length < _WORDY)
    if field == "stage":
        return 3 * content.stages - 1 - 2 * (content.distinct > _MOSTLY and content.length > _WORDY)
    return content.filled - _MOSTLY


def _guess_title(
    chosen: Columns, contents: Mapping[str, Content], free: dict[str, Content]
) -> None:
    """Find the title by what stands in the columns, where no heading said it."""
    if "title" in chosen:
        return
    names = {n: c for n, c in free.items() if _is_prose(c) and _could_be_title(c)}
    if names:
        best = max(names, key=lambda n: round(names[n].filled * names[n].distinct, 1))
        chosen["title"] = (best,)
        free.pop(best)
    elif _is_titled_by_description(chosen, contents):
        chosen["title"] = chosen.pop("description")[:1]


def _guess_description(chosen: Columns, free: Mapping[str, Content]) -> None:
    """The same for the description; comments and notes give way to what describes."""
    if all(map(headings.is_beside_the_point, chosen.get("description", ()))):
        found = _describing({n: c for n, c in free.items() if _is_prose(c)})
        if found:
            chosen["description"] = found


def _is_prose(content: Content) -> bool:
    return content.numbers < _MOSTLY and content.addresses < _MOSTLY


def _describing(prose: Mapping[str, Content]) -> tuple[str, ...]:
    """The one column of long texts that says most; else those of short ones, told together."""
    filled = {n: c for n, c in prose.items() if c.filled >= _SELDOM}
    long = {n: c for n, c in filled.items() if c.length >= _LONG}
    if long:
        return (max(long, key=lambda n: long[n].length * long[n].filled),)
    short = [n for n, c in filled.items() if _describes(c) and not headings.is_beside_the_point(n)]
    return tuple(sorted(short, key=lambda n: -filled[n].length * filled[n].filled)[:_MOST_TEXTS])


def _describes(content: Content) -> bool:
    """Running text, and another in most rows: no people, units, tags or categories."""
    is_text = content.length >= _PROSE and content.words >= _FEWEST_WORDS
    return is_text and content.running >= _RUNNING and content.distinct >= _MOSTLY


def _could_be_title(content: Content) -> bool:
    """Distinct short texts of several words, in nearly every row."""
    is_text = content.dates < _MOSTLY and 10 <= content.length <= 200  # noqa: PLR2004 - a few words
    return is_text and content.filled >= _MOSTLY and content.distinct >= 0.7  # noqa: PLR2004


def _is_titled_by_description(chosen: Columns, contents: Mapping[str, Content]) -> bool:
    """A list may hold nothing but a line of text for each initiative."""
    found = chosen.get("description", ())
    return bool(found) and contents[found[0]].length <= _TITLE_LENGTH
