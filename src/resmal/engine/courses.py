"""How an initiative's time is read from what the list says."""

from dataclasses import dataclass
from datetime import date

from resmal.engine.portfolio import Initiative, Stage

_CONCLUDED = frozenset({Stage.ENDED, Stage.IN_USE, Stage.JOINED})


@dataclass(frozen=True, slots=True)
class Course:
    """When an initiative was under way, and whether it was let go without a conclusion.

    ``ended`` is None while it is under way, or where nobody says when it ended.
    """

    began: date
    ended: date | None
    is_dropped: bool


def course_of(one: Initiative, on: date) -> Course | None:
    """The initiative as seen on a date, None where it had not begun or nobody says when it did.

    Dropped is what the list calls so, and what has an end while its stage says that it goes on. A
    dropped one without an end is taken to have ended when it was last changed.
    """
    if one.started_on is None or one.started_on > on:
        return None
    ended = one.ended_on
    if ended is None and one.stage is Stage.DROPPED:
        ended = one.changed_on
    if ended is None or ended > on:
        return Course(one.started_on, None, is_dropped=False)
    return Course(
        one.started_on,
        max(ended, one.started_on),
        is_dropped=one.stage is not None and one.stage not in _CONCLUDED,
    )
