"""How long initiatives are held, those that still are counted in."""

from collections.abc import Sequence
from datetime import date

from resmal.engine.courses import Course

_DAYS_A_MONTH = 30.4375


def months_held(courses: Sequence[Course], on: date) -> float | None:
    """Median months from start to end by Kaplan and Meier (1958); None where under half ended.

    What is under way on ``on`` counts as held at least so long.
    """
    held = sorted(
        ((course.ended or on) - course.began).days for course in courses if course.ended is not None
    )
    all_days = [((course.ended or on) - course.began).days for course in courses]
    surviving = 1.0
    for days in sorted(set(held)):
        at_risk = sum(other >= days for other in all_days)
        surviving *= 1 - held.count(days) / at_risk
        if surviving <= 0.5:  # noqa: PLR2004
            return days / _DAYS_A_MONTH
    return None
