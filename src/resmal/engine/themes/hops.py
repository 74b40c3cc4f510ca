"""Hops: themes that were taken up and let go while the next one rose."""

from collections.abc import Mapping, Sequence
from datetime import date, timedelta

from resmal.engine.courses import Course
from resmal.engine.portfolio import Initiative
from resmal.engine.review import Hop, Theme
from resmal.engine.themes.lifetimes import months_held
from resmal.engine.themes.years import courses

_HELD_BRIEFLY = timedelta(days=548)  # eighteen months
_AFTER = timedelta(days=182)
_FEWEST = 3  # begun initiatives that make a theme, or its rise, more than chance


def find_hops(
    initiatives: Sequence[Initiative], themes: Sequence[Theme], on: date
) -> tuple[Hop, ...]:
    """Themes whose initiatives mostly ended without conclusion while another theme rose.

    Mostly: more than half of those begun, at least three, were let go within eighteen months of
    their start. Rose: while they were let go, one after the other, at least three initiatives of it
    began, more than in as long a time before. In the order of their first start.
    """
    known = {theme.id: tuple(courses(initiatives, theme, on).values()) for theme in themes}
    found = (_hop(theme, known, on) for theme in known)
    return tuple(sorted((hop for hop in found if hop), key=lambda hop: (hop.began, hop.theme)))


def _hop(theme: int, known: Mapping[int, Sequence[Course]], on: date) -> Hop | None:
    begun = known[theme]
    ends = [
        course.ended
        for course in begun
        if course.is_dropped and course.ended and course.ended - course.began <= _HELD_BRIEFLY
    ]
    if len(begun) < _FEWEST or 2 * len(ends) <= len(begun):
        return None
    rose = _risen(theme, known, min(ends), max(ends))
    if rose is None:
        return None
    return Hop(
        theme=theme,
        began=min(course.began for course in begun),
        ended=max(ends),
        started_count=len(begun),
        dropped_count=sum(course.is_dropped for course in begun),
        rose=rose,
        months_held=months_held(begun, on),
    )


def _risen(
    theme: int, known: Mapping[int, Sequence[Course]], first: date, last: date
) -> int | None:
    """The theme that rose most from ``first`` to ``last``, against as long a time before.

    Half a year is added at the end: what pushes something out often starts when it is gone.
    """
    length = last + _AFTER - first
    rises = {}
    for other, begun in known.items():
        meanwhile = sum(first < course.began <= first + length for course in begun)
        before = sum(first - length < course.began <= first for course in begun)
        if other != theme and meanwhile >= _FEWEST and meanwhile > before:
            rises[other] = meanwhile - before
    return min(rises, key=lambda other: (-rises[other], other), default=None)
