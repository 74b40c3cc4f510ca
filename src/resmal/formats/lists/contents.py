"""What stands in the columns of a list, in figures that its fields are guessed from."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from resmal.formats.values.dates import FIRST_YEAR, LAST_YEAR, looks_like_date, month_in
from resmal.formats.values.numbers import number_in
from resmal.formats.values.stages import stage_of
from resmal.formats.values.text import Cell, is_formula, is_no_answer, written

_SHORT = 60  # characters; longer texts are no dates, numbers or stages
_ENOUGH = 200  # texts whose words tell what a column is like
_LABEL = 25  # characters on average of what a category is called
_NO_WORD = frozenset(",;@/\\_|:0123456789")  # what tags, addresses and paths have in their words


@dataclass(frozen=True, slots=True)
class Content:
    """What the cells of a column look like: shares of those that are filled, and averages."""

    filled: float  # share of the rows
    distinct: float
    length: float  # characters on average
    words: float  # on average
    running: float  # share of the words that begin small and stand between other words
    dates: float
    numbers: float
    years: float
    months: float
    stages: float
    addresses: float

    @property
    def is_category(self) -> bool:
        """Whether the cells only sort the rows: single words, or a few names again and again."""
        is_repeated = self.distinct < 0.5 and self.length < _LABEL  # noqa: PLR2004 - half
        return is_repeated or self.words < 1.5  # noqa: PLR2004 - mostly one


def contents_of(names: Sequence[str], sample: Sequence[Sequence[Cell]]) -> Mapping[str, Content]:
    """What stands under each heading; a repeated heading is judged by its first column."""
    contents: dict[str, Content] = {}
    for place, name in enumerate(names):
        if name not in contents:
            cells = [written(row[place]) for row in sample if place < len(row)]
            contents[name] = _content(cells, len(sample))
    return contents


def _content(cells: Sequence[str], rows: int) -> Content:
    filled = [text for text in cells if not is_no_answer(text)]
    texts = [text for text in filled if not is_formula(text)]
    count = len(texts) or 1

    def share(holds: list[bool]) -> float:
        return sum(holds) / count

    short = [text for text in texts if len(text) <= _SHORT]
    looked_at = texts[:_ENOUGH]
    words = [word for text in looked_at for word in text.split()]
    return Content(
        filled=len(filled) / max(1, rows),
        distinct=len(set(texts)) / count,
        length=sum(map(len, texts)) / count,
        words=len(words) / (len(looked_at) or 1),
        running=sum(map(_is_running, words)) / (len(words) or 1),
        dates=share([looks_like_date(text) for text in short]),
        numbers=share([number_in(text) is not None for text in short]),
        years=share([_is_year(text) for text in short]),
        months=share([month_in(text) is not None for text in short]),
        stages=share([stage_of(text) is not None for text in short]),
        addresses=share([text.startswith(("http://", "https://", "www.")) for text in texts]),
    )


def _is_running(word: str) -> bool:
    return word[0].isalpha() and not word[0].isupper() and _NO_WORD.isdisjoint(word)


def _is_year(text: str) -> bool:
    digits = text.strip().removesuffix(".0")
    return digits.isdecimal() and FIRST_YEAR <= int(digits[:5]) <= LAST_YEAR
