"""How themes came and went, year by year."""

from collections.abc import Mapping, Sequence
from datetime import date

from resmal.engine.courses import Course, course_of
from resmal.engine.portfolio import Initiative
from resmal.engine.review import Theme, ThemeYear


def theme_years(
    initiatives: Sequence[Initiative], themes: Sequence[Theme], on: date
) -> tuple[ThemeYear, ...]:
    """Every year of every theme, from the list's first start to ``on``; empty without dates.

    An initiative is under way in each year that it began in, ended in or lay between.
    """
    by_theme = {theme.id: courses(initiatives, theme, on) for theme in themes}
    starts = [course.began.year for known in by_theme.values() for course in known.values()]
    return tuple(
        _year(theme.id, year, tuple(by_theme[theme.id].values()))
        for theme in themes
        for year in range(min(starts, default=on.year + 1), on.year + 1)
    )


def courses(initiatives: Sequence[Initiative], theme: Theme, on: date) -> Mapping[str, Course]:
    """The course of each initiative of a theme, by id, where the list says when it began."""
    members = set(theme.members)
    seen = ((one.id, course_of(one, on)) for one in initiatives if one.id in members)
    return {which: course for which, course in seen if course is not None}


def _year(theme: int, year: int, known: Sequence[Course]) -> ThemeYear:
    ended = [course for course in known if course.ended and course.ended.year == year]
    dropped = sum(course.is_dropped for course in ended)
    return ThemeYear(
        theme=theme,
        year=year,
        began=sum(course.began.year == year for course in known),
        under_way=sum(
            course.began.year <= year and (course.ended is None or course.ended.year >= year)
            for course in known
        ),
        concluded=len(ended) - dropped,
        dropped=dropped,
    )
