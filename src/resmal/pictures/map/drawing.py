"""The map as SVG."""

import math
from collections.abc import Iterator, Mapping

from resmal.engine.review import Review
from resmal.pictures import svg
from resmal.pictures.figures import share, whole
from resmal.pictures.labels import Label
from resmal.pictures.map.ground import Canvas, Sector
from resmal.pictures.map.layout import RINGS, MapLayout, map_layout
from resmal.pictures.map.spread import Dot
from resmal.pictures.palette import line_class
from resmal.pictures.stations import Station
from resmal.pictures.text import Face, width
from resmal.translation import gettext as _
from resmal.translation import ngettext

_LEAST_TEXT = 8.0  # smaller type is not read, so it is left out
_LEAST_BEND = 13.0  # so that a tie between neighbours is seen beside them


def map_picture(review: Review, *, is_narrow: bool = False) -> str:
    """The map as SVG: every dot is a link to its row in a table on the same page."""
    layout = map_layout(review, is_narrow=is_narrow)
    canvas = layout.canvas
    name = "map-narrow" if is_narrow else "map-wide"
    parts = (
        *_ground(layout),
        *_ties(layout),
        *_goal(canvas),
        *_dots(layout),
        *_names(layout),
    )
    title = _("The map: how near the destination each initiative is")
    size = (canvas.width, canvas.height)
    return svg.picture(name, size, title, _description(review), "".join(parts))


def _description(review: Review) -> str:
    count = len(review.initiatives)
    sentence = ngettext(
        "{n} initiative around the destination, in one sector for each landmark. The nearer the"
        " middle, the better it fits; outside the dashed ring no clear link was found.",
        "{n} initiatives around the destination, in one sector for each landmark. The nearer the"
        " middle, the better they fit; outside the dashed ring no clear link was found.",
        count,
    )
    return sentence.format(n=whole(count))


# The ground -------------------------------------------------------------------------------------


def _ground(layout: MapLayout) -> Iterator[str]:
    canvas = layout.canvas
    x, y = canvas.centre
    for sector in layout.sectors:
        if len(layout.sectors) > 1:
            inner, outer = (
                _point(canvas, sector.start, canvas.goal + 6),
                _point(canvas, sector.start, canvas.rim),
            )
            yield svg.path((inner, outer), "spoke")
        yield _arc(canvas, sector)
    for p in RINGS:
        yield svg.element("circle", cx=x, cy=y, r=canvas.radius_for(p), class_="ring")
    yield svg.element("circle", cx=x, cy=y, r=canvas.ring, class_="edge-ring")


def _goal(canvas: Canvas) -> Iterator[str]:
    x, y = canvas.centre
    yield svg.element("circle", cx=x, cy=y, r=canvas.goal, class_="goal-disc")
    word, size = _("Destination"), canvas.goal * 0.5
    size = min(size, size * canvas.goal * 1.7 / max(1.0, width(word, size, Face.BOLD)))
    if size >= _LEAST_TEXT:
        yield Label((word,), x, y + size * 0.35, size, Face.BOLD, "middle", "on-goal").svg()


def _point(canvas: Canvas, angle: float, away: float) -> tuple[float, float]:
    x, y = canvas.centre
    return x + math.sin(angle) * away, y - math.cos(angle) * away


def _arc(canvas: Canvas, sector: Sector) -> str:
    """The landmark's colour along the rim."""
    look = f"arc stroke-{line_class(sector.number)}"
    x, y = canvas.centre
    gap = 6 / canvas.rim
    if sector.end - sector.start > math.tau - 0.01:
        return svg.element("circle", cx=x, cy=y, r=canvas.rim, class_=look)
    (x1, y1), (x2, y2) = (
        _point(canvas, sector.start + gap, canvas.rim),
        _point(canvas, sector.end - gap, canvas.rim),
    )
    is_large = int(sector.end - sector.start - 2 * gap > math.pi)
    rim = svg.number(canvas.rim)
    turn = f"A{rim} {rim} 0 {is_large} 1 {svg.number(x2)} {svg.number(y2)}"
    return svg.element("path", d=f"M{svg.number(x1)} {svg.number(y1)}{turn}", class_=look)


# What stands on it ------------------------------------------------------------------------------


def _ties(layout: MapLayout) -> Iterator[str]:
    for one, other in layout.ties:
        dx, dy = other.x - one.x, other.y - one.y
        bend = max(0.24, 2 * _LEAST_BEND / max(1.0, math.hypot(dx, dy)))
        bend_x, bend_y = (one.x + other.x) / 2 - dy * bend, (one.y + other.y) / 2 + dx * bend
        start = f"M{svg.number(one.x)} {svg.number(one.y)}"
        curve = f"Q{svg.number(bend_x)} {svg.number(bend_y)} {svg.number(other.x)}"
        yield svg.element("path", d=f"{start}{curve} {svg.number(other.y)}", class_="tie")


def _dots(layout: MapLayout) -> Iterator[str]:
    stops = {stop.number: stop for stop in layout.stops}
    for dot in layout.dots:
        title = svg.element("title", svg.clean(_said(dot, stops)))
        content = title + _shape(dot) + _count(dot)
        yield svg.element("a", content, href=f"#{dot.mark.anchor}", class_="mark")


def _said(dot: Dot, stops: Mapping[int, Station]) -> str:
    mark = dot.mark
    parts = [mark.name if mark.count == 1 else f"{mark.name} ({whole(mark.count)})"]
    if mark.sector in stops:
        stop = stops[mark.sector]
        link = _("no clear link, nearest {landmark}") if mark.is_stray else _("towards {landmark}")
        parts.append(link.format(landmark=f"{stop.number} {stop.name}"))
        parts.append(share(mark.p))
    if mark.is_silent:
        parts.append(_("silent"))
    return " · ".join(parts)


def _shape(dot: Dot) -> str:
    """A disc in the colour of its line, a diamond for what strays; hollow where silent."""
    colour = "line-0" if dot.mark.is_stray else line_class(dot.mark.sector)
    look = f"hollow stroke-{colour}" if dot.mark.is_silent else f"dot fill-{colour}"
    if not dot.mark.is_stray:
        return svg.element("circle", cx=dot.x, cy=dot.y, r=dot.radius, class_=look)
    corners = (
        (dot.x, dot.y - dot.radius),
        (dot.x + dot.radius, dot.y),
        (dot.x, dot.y + dot.radius),
        (dot.x - dot.radius, dot.y),
    )
    points = " ".join(f"{svg.number(x)},{svg.number(y)}" for x, y in corners)
    return svg.element("polygon", points=points, class_=look)


def _count(dot: Dot) -> str:
    """How many a group holds, where the figure has room inside it."""
    if dot.mark.count == 1:
        return ""
    of_size, of_room = (0.6, 1.25) if dot.mark.is_stray else (0.85, 1.7)
    said, size, room = whole(dot.mark.count), min(15.0, dot.radius * of_size), dot.radius * of_room
    if size < _LEAST_TEXT or width(said, size, Face.BOLD) > room:
        return ""
    colour = "ink" if dot.mark.is_silent else "on-line"
    return Label((said,), dot.x, dot.y + size * 0.35, size, Face.BOLD, "middle", colour).svg()


# Names ------------------------------------------------------------------------------------------


def _names(layout: MapLayout) -> Iterator[str]:
    yield from (label.svg() for label in layout.ring_labels)
    for name in layout.names.sectors:
        tag = name.tag
        side = tag.right - tag.left
        yield svg.element(
            "rect", x=tag.left, y=tag.top, width=side, height=side, rx=2.0,
            class_=f"fill-{name.stop.line}",
        )  # fmt: skip
        middle, size = (tag.left + tag.right) / 2, side * 0.66
        baseline = (tag.top + tag.bottom) / 2 + size * 0.35
        number = (str(name.stop.number),)
        yield Label(number, middle, baseline, size, Face.BOLD, "middle", "on-line").svg()
        if name.label is not None:
            yield name.label.svg()
    yield from (label.svg() for _dot, label in layout.names.dots)
