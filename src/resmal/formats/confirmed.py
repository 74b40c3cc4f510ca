"""What people have confirmed or ruled out: which initiative serves which landmark."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from resmal.engine.portfolio import Direction, Initiative, Landmark, Problem
from resmal.formats.headings import plain
from resmal.formats.opening import opened
from resmal.formats.refusals import ListError
from resmal.formats.tables import read_table
from resmal.formats.values.text import is_no_answer, on_one_line, without_unseen, written
from resmal.translation import gettext as _

_HEADINGS = {
    "id": {"id", "initiative", "initiativ", "key", "nyckel", "nr", "number"},
    "landmark": {"landmark", "landmarks", "landmärke", "landmärken", "mål", "goal"},
    "answer": {"answer", "svar", "right", "rätt", "verdict", "correct", "confirmed", "bekräftad"},
}
_YES = frozenset({"yes", "ja", "y", "j", "true", "sant", "1", "x", "right", "rätt", "correct"})
_NO = frozenset({"no", "nej", "n", "false", "falskt", "0", "wrong", "fel", "incorrect"})


@dataclass(frozen=True, slots=True)
class Confirmation:
    """A person's word on whether an initiative serves a landmark."""

    initiative: str  # its id
    landmark: str  # the landmark's label
    is_right: bool


@dataclass(frozen=True, slots=True)
class ReadConfirmed:
    """The answers that could be used, and what was wrong with the other rows."""

    answers: tuple[Confirmation, ...]
    problems: tuple[Problem, ...]


def read_confirmed(
    path: Path, initiatives: Sequence[Initiative], direction: Direction
) -> ReadConfirmed:
    """Confirmations in a list with the columns id, landmark and, if one likes, answer.

    A landmark is said by its name in any language, or by its number from 1. An answer is yes or
    no, ja or nej; none means yes. Of two answers about the same pair the later counts. Raises
    ListError where the list or one of its two columns cannot be read.
    """
    known = _names(direction.landmarks)
    ids = {initiative.id for initiative in initiatives}
    answers: dict[tuple[str, str], bool] = {}
    with opened(path, ListError) as file:
        table = read_table(file, path)
        places = _places(table.headings, path.name)
        problems = []
        for number, cells in table.rows:
            texts = [on_one_line(without_unseen(written(cell))[0]) for cell in cells]
            row = {key: texts[place] if place < len(texts) else "" for key, place in places.items()}
            wrong = _wrong(row, number, ids, known)
            if wrong:
                problems.append(Problem(number, wrong))
                continue
            answer = _answer(row.get("answer", ""))
            answers[row["id"], known[row["landmark"].casefold()]] = answer is not False
    found = tuple(Confirmation(*pair, is_right) for pair, is_right in answers.items())
    return ReadConfirmed(found, (*table.problems, *problems))


def _names(landmarks: Sequence[Landmark]) -> dict[str, str]:
    """Every way to say a landmark, and its label; a name weighs more than a number."""
    numbers = {str(number): mark.label for number, mark in enumerate(landmarks, start=1)}
    names = {
        on_one_line(name).casefold(): mark.label for mark in landmarks for name in mark.name.texts()
    }
    return {**numbers, **names}


def _places(names: Sequence[str], name: str) -> dict[str, int]:
    words = [set(plain(heading).split()) for heading in names]
    places: dict[str, int] = {}
    for key, said in _HEADINGS.items():
        place = next((p for p, heading in enumerate(words) if heading & said), None)
        if place is not None and place not in places.values():
            places[key] = place
    for key in ("id", "landmark"):
        if key not in places:
            sentence = _("“{name}” has no column “{key}”. It needs the columns id and landmark.")
            raise ListError(sentence.format(name=name, key=key))
    return places


def _answer(text: str) -> bool | None:
    """True for yes and for no answer at all, False for no, None where it is neither."""
    word = text.casefold().strip(" .!")
    if is_no_answer(text) or word in _YES:
        return True
    return False if word in _NO else None


def _wrong(
    row: Mapping[str, str], number: int, ids: Collection[str], known: Mapping[str, str]
) -> str:
    """Why a row cannot be used, in one sentence; empty where it can."""
    if row["id"] not in ids:
        sentence = _("Row {row} is left out: no initiative has the id “{said}”.")
        return sentence.format(row=number, said=row["id"])
    if row["landmark"].casefold() not in known:
        sentence = _("Row {row} is left out: no landmark is called “{said}”.")
        return sentence.format(row=number, said=row["landmark"])
    if _answer(row.get("answer", "")) is None:
        sentence = _("Row {row} is left out: the answer “{said}” is neither yes nor no.")
        return sentence.format(row=number, said=row["answer"])
    return ""
