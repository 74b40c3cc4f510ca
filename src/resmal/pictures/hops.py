"""The hops: what was begun, under way, concluded and dropped in each theme, year by year."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from resmal.engine.review import Review, ThemeYear
from resmal.pictures import svg
from resmal.pictures.labels import Label
from resmal.pictures.map.marks import theme_name
from resmal.pictures.text import Face, wrap
from resmal.translation import gettext as _

MOST_THEMES = 10
MOST_YEARS = 12
_NARROW_YEARS = 7


@dataclass(frozen=True, slots=True)
class _Canvas:
    """The measures of one size of the picture."""

    width: float
    left: float  # where years begin
    text: float
    most_years: int

    @property
    def has_names_above(self) -> bool:
        """Whether a theme's name stands above its row, for want of room beside it."""
        return self.left < 50  # noqa: PLR2004 - a word needs more


_WIDE = _Canvas(1000, 250, 13.5, MOST_YEARS)
_NARROW = _Canvas(328, 6, 12.5, _NARROW_YEARS)
_UP, _DOWN, _GAP = 64.0, 24.0, 14.0  # room above and below a row's base line, and between rows


@dataclass(frozen=True, slots=True)
class ThemeRow:
    """One theme through the years. ``is_hop`` says that it was begun, dropped and followed."""

    theme: int
    name: str
    years: tuple[ThemeYear, ...]
    is_hop: bool


def theme_rows(review: Review) -> tuple[ThemeRow, ...]:
    """Every theme that has dates: hops first, then by how much was begun."""
    hopped = {hop.theme for hop in review.hops}
    words = {theme.id: theme_name(theme.words) for theme in review.themes}
    by_theme: dict[int, list[ThemeYear]] = {}
    for year in review.years:
        by_theme.setdefault(year.theme, []).append(year)
    rows = [
        ThemeRow(theme, words[theme], tuple(sorted(years, key=lambda y: y.year)), theme in hopped)
        for theme, years in by_theme.items()
        if theme in words
    ]
    return tuple(
        sorted(rows, key=lambda r: (not r.is_hop, -sum(y.began for y in r.years), r.theme))
    )


def years_shown(review: Review, most: int = MOST_YEARS) -> tuple[int, ...]:
    """The latest years, without empty ones before the first event; at most ``most``."""
    busy = [y.year for y in review.years if y.began or y.under_way or y.concluded or y.dropped]
    return tuple(range(max(min(busy), max(busy) - most + 1), max(busy) + 1)) if busy else ()


def hops_picture(review: Review, *, is_narrow: bool = False) -> str:
    """The themes by year as SVG; empty text where the list has no dates."""
    canvas = _NARROW if is_narrow else _WIDE
    rows, years = theme_rows(review)[:MOST_THEMES], years_shown(review, canvas.most_years)
    if not rows or not years:
        return ""
    most = max(max(y.under_way, y.began, y.dropped + y.concluded) for r in rows for y in r.years)
    parts, top = [], 30.0
    for row in rows:
        name, used = _name(canvas, row, top)
        parts += [name, *_row(canvas, row, years, top + used + _UP, max(1, most))]
        top += used + _UP + _DOWN + _GAP
    parts.insert(0, "".join(_heads(canvas, years, top - _GAP)))
    title = _("Themes by year")
    description = _(
        "One row for each theme. Above the line: initiatives under way, those begun that year"
        " filled. Below the line: concluded ones filled, dropped ones hollow with a cross."
    )
    name = "hops-narrow" if is_narrow else "hops-wide"
    return svg.picture(name, (canvas.width, top), title, description, "".join(parts))


def _step(canvas: _Canvas, years: Sequence[int]) -> float:
    return (canvas.width - canvas.left) / len(years)


def _heads(canvas: _Canvas, years: Sequence[int], bottom: float) -> Iterator[str]:
    step = _step(canvas, years)
    for place, year in enumerate(years):
        x = canvas.left + step * (place + 0.5)
        yield Label((str(year),), x, 16, 12.5, Face.BOLD, "middle", "soft").svg()
        if place:
            left = canvas.left + step * place
            yield svg.path(((left, 26), (left, bottom)), "year-rule")


def _name(canvas: _Canvas, row: ThemeRow, top: float) -> tuple[str, float]:
    """The theme's name, and how much height it used above the row."""
    room = canvas.width - 8 if canvas.has_names_above else canvas.left - 26
    lines = wrap(row.name, room, canvas.text, Face.BOLD, lines=1 if canvas.has_names_above else 2)
    flag = _("hop") if row.is_hop else ""
    if canvas.has_names_above:
        said = (f"{lines[0]} · {flag}",) if flag else lines
        return Label(said, 4, top + 18, canvas.text, Face.BOLD).svg(), 20.0
    name = Label(lines, 0, 0, canvas.text, Face.BOLD).below(top + _UP - 22)
    mark = Label((flag,), 0, 0, 12.5, colour="soft").below(name.box.bottom + 4) if flag else None
    return name.svg() + (mark.svg() if mark else ""), 0.0


def _row(
    canvas: _Canvas, row: ThemeRow, years: Sequence[int], base: float, most: int
) -> Iterator[str]:
    step = _step(canvas, years)
    unit = min(12.0, (_UP - 18) / most)
    wide = min(34.0, step * 0.56)
    yield svg.path(((canvas.left, base), (canvas.width, base)), "base")
    known = {year.year: year for year in row.years}
    for place, year in enumerate(years):
        if year in known:
            x = canvas.left + step * (place + 0.5)
            yield from _above(known[year], x, base, wide, unit)
            yield from _below(known[year], x, base, wide)


def _bar(x: float, top: float, wide: float, high: float, look: str) -> str:
    return svg.element("rect", x=x - wide / 2, y=top, width=wide, height=high, class_=look)


def _above(year: ThemeYear, x: float, base: float, wide: float, unit: float) -> Iterator[str]:
    held = max(year.under_way, year.began)
    if not held:
        return
    yield _bar(x, base - held * unit, wide, held * unit, "under-way")
    if year.began:
        yield _bar(x, base - year.began * unit, wide, year.began * unit, "began")
    yield Label((str(held),), x, base - held * unit - 4, 12, Face.SANS, "middle").svg()


def _below(year: ThemeYear, x: float, base: float, wide: float) -> Iterator[str]:
    """Endings have one height and their number beside them: they are few, and must be seen."""
    ended = [(year.concluded, "concluded"), (year.dropped, "dropped")]
    shown = [(count, look) for count, look in ended if count]
    side = min(11.0, wide / 2)
    for place, (count, look) in enumerate(shown):
        middle = x + (place - (len(shown) - 1) / 2) * wide * 0.95 - 5
        yield _bar(middle, base + 5, side, side, look)
        if look == "dropped":
            yield _cross(middle, base + 5 + side / 2, side / 2)
        yield Label((str(count),), middle + side / 2 + 3, base + 5 + side - 1, 12).svg()


def _cross(x: float, y: float, reach: float) -> str:
    one = ((x - reach, y - reach), (x + reach, y + reach))
    other = ((x - reach, y + reach), (x + reach, y - reach))
    return svg.path(one, "cross") + svg.path(other, "cross")
