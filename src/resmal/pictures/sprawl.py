"""How much it sprawls: a count within its interval, and the change over dates with a band."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from resmal.engine.review import Count, SprawlAt
from resmal.pictures import svg
from resmal.pictures.figures import day, share, whole
from resmal.pictures.labels import Label
from resmal.pictures.text import Face
from resmal.translation import gettext as _

_STRIP = (320.0, 34.0)
_TOPS = (0.2, 0.4, 0.8)  # of the scale, so that its quarters are round figures


def count_picture(count: Count, name: str) -> str:
    """A strip from none to all, with the count as a mark and its interval as a band."""
    wide, high = _STRIP
    left, right, middle = 4.0, wide - 4, 12.0
    unit = (right - left) / max(1, count.of)
    x = left + count.value * unit
    low, high_end = left + count.low * unit, left + count.high * unit
    parts = (
        svg.path(((left, middle), (right, middle)), "strip"),
        svg.element("rect", x=low, y=middle - 5, width=max(2.0, high_end - low), height=10.0,
                    class_="band"),
        svg.path(((x, middle - 10), (x, middle + 10)), "strip-mark"),
        Label(("0",), left - 3, high - 2, 11.5, colour="soft").svg(),
        Label((whole(count.of),), right + 3, high - 2, 11.5, anchor="end", colour="soft").svg(),
    )  # fmt: skip
    title = _("The count within its interval")
    description = _("{value} of {of}, between {low} and {high}").format(
        value=whole(count.value), of=whole(count.of), low=whole(count.low), high=whole(count.high)
    )
    return svg.picture(name, _STRIP, title, description, "".join(parts))


@dataclass(frozen=True, slots=True)
class _Canvas:
    width: float
    height: float
    left: float
    right: float
    top: float
    bottom: float


_WIDE = _Canvas(1000, 300, 56, 940, 26, 250)
_NARROW = _Canvas(328, 230, 44, 312, 20, 188)


def sprawl_picture(points: Sequence[SprawlAt], *, is_narrow: bool = False) -> str:
    """Sprawl over dates as a line with a band; empty text where there are fewer than two dates."""
    if len(points) < 2:  # noqa: PLR2004 - one date shows no change
        return ""
    canvas = _NARROW if is_narrow else _WIDE
    first, last = points[0], points[-1]
    highest = max(point.high for point in points)
    top = next((top for top in _TOPS if highest <= top), 1.0)
    at = [(_x(canvas, point.on, first.on, last.on), point) for point in points]
    body = "".join(
        (*_scale(canvas, top), *_band(canvas, at, top), *_line(canvas, at, top),
         *_dates(canvas, at))
    )  # fmt: skip
    description = _("{first}: {from_}. {last}: {to}.").format(
        first=day(first.on), from_=share(first.value), last=day(last.on), to=share(last.value)
    )
    name = "sprawl-narrow" if is_narrow else "sprawl-wide"
    size = (canvas.width, canvas.height)
    return svg.picture(name, size, _("Sprawl over time"), description, body)


def _x(canvas: _Canvas, on: date, first: date, last: date) -> float:
    span = max(1, (last - first).days)
    return canvas.left + 8 + (canvas.right - canvas.left - 16) * (on - first).days / span


def _y(canvas: _Canvas, value: float, top: float) -> float:
    return canvas.bottom - (canvas.bottom - canvas.top) * min(1.0, value / top)


def _scale(canvas: _Canvas, top: float) -> Iterator[str]:
    steps = 4
    for step in range(steps + 1):
        value = top * step / steps
        y = _y(canvas, value, top)
        yield svg.path(((canvas.left, y), (canvas.right, y)), "base" if step == 0 else "year-rule")
        yield Label((share(value),), canvas.left - 8, y + 4, 12, anchor="end", colour="soft").svg()


def _band(canvas: _Canvas, at: Sequence[tuple[float, SprawlAt]], top: float) -> Iterator[str]:
    upper = [(x, _y(canvas, point.high, top)) for x, point in at]
    lower = [(x, _y(canvas, point.low, top)) for x, point in reversed(at)]
    points = " ".join(f"{svg.number(x)},{svg.number(y)}" for x, y in (*upper, *lower))
    yield svg.element("polygon", points=points, class_="band")


def _line(canvas: _Canvas, at: Sequence[tuple[float, SprawlAt]], top: float) -> Iterator[str]:
    yield svg.path([(x, _y(canvas, point.value, top)) for x, point in at], "trend")
    for x, point in at:
        yield svg.element("circle", cx=x, cy=_y(canvas, point.value, top), r=4.0, class_="knot")
    for place, anchor in ((0, "start"), (-1, "end")):
        x, point = at[place]
        y = _y(canvas, point.value, top) - 11
        said = (share(point.value),)
        ends = 6 if anchor == "end" else -6
        yield Label(said, x + ends, y, 15, Face.BOLD, "end" if place else "start").svg()


def _dates(canvas: _Canvas, at: Sequence[tuple[float, SprawlAt]]) -> Iterator[str]:
    """The first and the last date in full, and the years between them where they have room."""
    y = canvas.bottom + 22
    first, last = at[0], at[-1]
    yield Label((day(first[1].on),), canvas.left, y, 12, colour="soft").svg()
    yield Label((day(last[1].on),), canvas.right, y, 12, anchor="end", colour="soft").svg()
    for year in range(first[1].on.year + 1, last[1].on.year + 1):
        x = _x(canvas, date(year, 1, 1), first[1].on, last[1].on)
        yield svg.path(((x, canvas.bottom), (x, canvas.bottom + 6)), "base")
        if canvas.left + 130 < x < canvas.right - 150:
            yield Label((str(year),), x, y, 12, anchor="middle", colour="soft").svg()
