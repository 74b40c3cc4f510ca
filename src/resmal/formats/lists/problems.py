"""What could not be used, said once for each kind of thing, with the rows it is about."""

from collections.abc import Callable
from enum import Enum, auto

from resmal.engine.portfolio import Problem
from resmal.translation import gettext as _
from resmal.translation import ngettext

_ONE_BY_ONE = 3  # problems of a kind that each get a sentence
_ROWS_SHOWN = 3


class Flaw(Enum):
    """What can be wrong with a row."""

    NO_TITLE = auto()
    REPEATED_ID = auto()
    UNREAD_START = auto()
    UNREAD_END = auto()
    UNREAD_CHANGE = auto()
    ENDS_BEFORE_START = auto()
    UNREAD_EFFORT = auto()
    UNSEEN_CHARACTERS = auto()
    TOO_WIDE = auto()
    NO_VALUE = auto()


# a row that is left out is worth a sentence of its own; formulas come with the whole file
_MOST_ONE_BY_ONE = {Flaw.NO_TITLE: 50, Flaw.NO_VALUE: 1}


class Problems:
    """Collects flaws row by row; ``said`` turns them into sentences in the reader's language."""

    def __init__(self) -> None:
        self._found: dict[Flaw, list[tuple[int, str]]] = {}

    def note(self, flaw: Flaw, row: int, example: str = "") -> None:
        """Remember that ``row`` has ``flaw``; ``example`` is the value that shows it."""
        self._found.setdefault(flaw, []).append((row, _cut(example)))

    def said(self) -> tuple[Problem, ...]:
        """One problem a row where they are few, and else one a kind, in the order of kinds."""
        problems: list[Problem] = []
        for flaw in Flaw:
            found = self._found.get(flaw, [])
            is_left_out = flaw is Flaw.NO_TITLE
            alone = _MOST_ONE_BY_ONE.get(flaw, _ONE_BY_ONE)
            groups = [[one] for one in found] if len(found) <= alone else [found]
            problems += [_problem(flaw, group, is_left_out=is_left_out) for group in groups]
        return tuple(problems)


def rows_in_words(rows: list[int]) -> str:
    """Row numbers as one reads them: "3", "3 and 8", "3, 8, 12 and 40 others"."""
    shown = [str(row) for row in rows[:_ROWS_SHOWN]]
    left = len(rows) - len(shown)
    if left:
        others = ngettext("{count} other", "{count} others", left).format(count=left)
        return _("{first} and {last}").format(first=", ".join(shown), last=others)
    if len(shown) == 1:
        return shown[0]
    return _("{first} and {last}").format(first=", ".join(shown[:-1]), last=shown[-1])


def _problem(flaw: Flaw, found: list[tuple[int, str]], *, is_left_out: bool) -> Problem:
    rows = [row for row, _example in found]
    sentence = _SENTENCES[flaw](len(rows)).format(rows=rows_in_words(rows), example=found[0][1])
    return Problem(rows[0] if len(rows) == 1 else None, sentence, is_left_out=is_left_out)


def _cut(example: str, most: int = 60) -> str:
    return example if len(example) <= most else f"{example[:most]}…"


_SENTENCES: dict[Flaw, Callable[[int], str]] = {
    Flaw.NO_TITLE: lambda n: ngettext(
        "Row {rows} has no title and is left out.",
        "Rows {rows} have no title and are left out.",
        n,
    ),
    Flaw.REPEATED_ID: lambda n: ngettext(
        "Row {rows} repeats an id that stands further up, and is called “{example}” here.",
        "Rows {rows} repeat ids that stand further up, and got names of their own, such as"
        " “{example}”.",
        n,
    ),
    Flaw.UNREAD_START: lambda n: ngettext(
        "Row {rows} is used without its start date: “{example}” is no date.",
        "Rows {rows} are used without their start dates, such as “{example}”, which is no date.",
        n,
    ),
    Flaw.UNREAD_END: lambda n: ngettext(
        "Row {rows} is used without its end date: “{example}” is no date.",
        "Rows {rows} are used without their end dates, such as “{example}”, which is no date.",
        n,
    ),
    Flaw.UNREAD_CHANGE: lambda n: ngettext(
        "Row {rows} is used without the date of its last change: “{example}” is no date.",
        "Rows {rows} are used without the dates of their last change, such as “{example}”, which"
        " is no date.",
        n,
    ),
    Flaw.ENDS_BEFORE_START: lambda n: ngettext(
        "Row {rows} ends before it starts ({example}); both dates are kept as they stand.",
        "Rows {rows} end before they start (for instance {example}); the dates are kept as they"
        " stand.",
        n,
    ),
    Flaw.UNREAD_EFFORT: lambda n: ngettext(
        "Row {rows} is used without its effort: “{example}” is no number.",
        "Rows {rows} are used without their efforts, such as “{example}”, which is no number.",
        n,
    ),
    Flaw.UNSEEN_CHARACTERS: lambda n: ngettext(
        "Characters that cannot be seen were removed from row {rows}.",
        "Characters that cannot be seen were removed from rows {rows}.",
        n,
    ),
    Flaw.NO_VALUE: lambda n: ngettext(
        "Row {rows} has a formula without its value: “{example}”. Open the list in a spreadsheet"
        " program, save it and try again.",
        "Rows {rows} have formulas without their values, such as “{example}”. Open the list in a"
        " spreadsheet program, save it and try again.",
        n,
    ),
    Flaw.TOO_WIDE: lambda n: ngettext(
        "Row {rows} has more cells than there are headings; the last ones are not used.",
        "Rows {rows} have more cells than there are headings; the last ones are not used.",
        n,
    ),
}
