"""The line: from today, over the landmarks as stations, to the destination."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from itertools import pairwise

from resmal.engine.review import Review
from resmal.pictures import svg
from resmal.pictures.figures import whole
from resmal.pictures.labels import Label
from resmal.pictures.stations import Station, heading_for, stations
from resmal.pictures.text import Face, shorten, width, wrap, wrap_evenly
from resmal.translation import gettext as _
from resmal.translation import ngettext

_WIDE, _NARROW = 1080.0, 328.0
_MARGIN = 62.0
_MARGIN_OF_TURNS = 118.0  # where the line turns, names and the bend must both have room
_MOST_A_ROW = 9  # stops, today and the destination among them
_RADIUS = 16.0
_BEND = 74.0  # how far beyond its last stop the line goes before it turns
_SIGN_HIGH = 38.0


@dataclass
class _Drawing:
    labels: list[Label] = field(default_factory=list)
    marks: list[str] = field(default_factory=list)
    stops: list[tuple[float, float]] = field(default_factory=list)
    track: str = ""
    height: float = 0.0


@dataclass(frozen=True, slots=True)
class LineLayout:
    """Where everything on the line stands."""

    width: float
    height: float
    labels: tuple[Label, ...]
    marks: tuple[str, ...]


def line_layout(review: Review, *, is_narrow: bool = False) -> LineLayout:
    """The line laid out: along the page, or down it where the page is narrow."""
    stops = stations(review)
    stray_count = sum(heading_for(reviewed) is None for reviewed in review.initiatives)
    drawing = _down(stops, stray_count) if is_narrow else _along(stops, stray_count)
    wide = _NARROW if is_narrow else _WIDE
    marks = (svg.element("path", d=drawing.track, class_="track"), *drawing.marks)
    return LineLayout(wide, drawing.height, tuple(drawing.labels), marks)


def line_picture(review: Review, *, is_narrow: bool = False) -> str:
    """The line as SVG."""
    layout = line_layout(review, is_narrow=is_narrow)
    body = "".join(layout.marks) + "".join(label.svg() for label in layout.labels)
    title = _("The line from today to the destination")
    description = _description(stations(review))
    name = "line-narrow" if is_narrow else "line-wide"
    return svg.picture(name, (layout.width, layout.height), title, description, body)


def _description(stops: Sequence[Station]) -> str:
    if not stops:
        return _("No landmarks stand between today and the destination yet.")
    said = [f"{stop.number} {stop.name}: {count_in_words(stop)}" for stop in stops]
    return "; ".join(said) + "."


def count_in_words(stop: Station) -> str:
    """How many initiatives go to a landmark: ``7 initiatives``, ``nobody now``."""
    if stop.is_empty:
        return _("nobody now")
    return ngettext("{n} initiative", "{n} initiatives", stop.count).format(n=whole(stop.count))


def _station_mark(stop: Station, x: float, y: float) -> str:
    look = "station empty" if stop.is_empty else "station"
    circle = svg.element("circle", cx=x, cy=y, r=_RADIUS, class_=f"{look} stroke-{stop.line}")
    number = Label((str(stop.number),), x, y + 5, 14.5, Face.BOLD, "middle")
    return circle + number.svg()


def _sign_width() -> float:
    return width(_("Destination"), 17, Face.BOLD) + 36


def _sign_mark(x: float, y: float, pointing: int) -> str:
    wide, high = _sign_width(), _SIGN_HIGH
    back, tip = x - pointing * wide / 2, x + pointing * wide / 2
    shoulder = tip - pointing * 13
    corners = (
        (back, y - high / 2),
        (shoulder, y - high / 2),
        (tip, y),
        (shoulder, y + high / 2),
        (back, y + high / 2),
    )
    points = " ".join(f"{svg.number(px)},{svg.number(py)}" for px, py in corners)
    word = Label((_("Destination"),), x - pointing * 5, y + 6, 17, Face.BOLD, "middle", "on-goal")
    return svg.element("polygon", points=points, class_="goal-sign") + word.svg()


def _today_mark(x: float, y: float) -> str:
    return svg.element("circle", cx=x, cy=y, r=9.0, class_="station stroke-ink")


def _buffer_stop(x: float, y: float) -> str:
    return svg.path(((x, y - 9), (x, y + 9)), "buffer")


# Along the page ---------------------------------------------------------------------------------


def _along(stops: Sequence[Station], stray_count: int) -> _Drawing:
    drawing = _Drawing()
    rows = -(-(len(stops) + 2) // _MOST_A_ROW)
    a_row = -(-(len(stops) + 2) // rows)
    margin = _MARGIN if rows == 1 else _MARGIN_OF_TURNS
    step = (_WIDE - 2 * margin) / max(1, a_row - 1)
    places: list[tuple[float, int]] = []
    for slot in range(len(stops) + 2):
        row, place = divmod(slot, a_row)
        from_left = place if row % 2 == 0 else a_row - 1 - place
        places.append((margin + from_left * step, row))
    top = 0.0 if rows == 1 or not stray_count else 34.0
    for row in range(rows):
        here = [(x, slot) for slot, (x, at) in enumerate(places) if at == row]
        top = _row(drawing, stops, here, top, step - 18)
    drawing.track = _serpentine(drawing.stops)
    drawing.height = top
    if stray_count:
        _side_track(drawing, stray_count, has_turns=rows > 1)
    _sign_at_the_end(drawing)
    return drawing


def _row(
    drawing: _Drawing,
    stops: Sequence[Station],
    here: Sequence[tuple[float, int]],
    top: float,
    room: float,
) -> float:
    names = {
        slot: _name_along(stops[slot - 1], x, min(room, 2 * min(x, _WIDE - x) - 4))
        for x, slot in here
        if 1 <= slot <= len(stops)
    }
    high = max((name.height for name in names.values()), default=16.0)
    y = top + high + 14 + _RADIUS
    for x, slot in here:
        drawing.stops.append((x, y))
        if slot in names:
            name = names[slot]
            drawing.labels.append(name.below(top + high - name.height))
            drawing.marks.append(_station_mark(stops[slot - 1], x, y))
            drawing.labels.extend(_count_labels(stops[slot - 1], x, y + _RADIUS + 12, room))
        elif slot == 0:
            drawing.marks.append(_today_mark(x, y))
            today = Label((_("Today"),), x, 0, 14.5, Face.SANS, "middle", "soft")
            above = top + high - today.height
            drawing.labels.append(today.below(above if top == 0 else y + _RADIUS + 8))
    return y + _RADIUS + 12 + 52


def _name_along(stop: Station, x: float, room: float) -> Label:
    lines = wrap_evenly(stop.name, room, 14.5, Face.BOLD, lines=4)
    return Label(lines, x, 0, 14.5, Face.BOLD, "middle")


def _count_labels(stop: Station, x: float, top: float, room: float) -> list[Label]:
    if stop.is_empty:
        words = wrap(_("nobody now"), room, 14, Face.BOLD, lines=2)
        return [Label(words, x, 0, 14, Face.BOLD, "middle").below(top + 4)]
    unit = ngettext("initiative", "initiatives", stop.count)
    return [
        Label((whole(stop.count),), x, 0, 25, Face.SERIF, "middle").below(top),
        Label((shorten(unit, room, 14),), x, 0, 14, Face.SANS, "middle", "soft").below(top + 27),
    ]


def _serpentine(points: Sequence[tuple[float, float]]) -> str:
    first_x, first_y = points[0]
    steps = [f"M{svg.number(first_x)} {svg.number(first_y)}"]
    for (_x, above), (x, y) in pairwise(points):
        if y == above:
            steps.append(f"H{svg.number(x)}")
            continue
        out = _BEND if x > _WIDE / 2 else -_BEND
        half = svg.number((y - above) / 2)
        sweep = int(out > 0)
        steps.append(f"h{svg.number(out)}a22 {half} 0 0 {sweep} 0 {svg.number(y - above)}")
        steps.append(f"H{svg.number(x)}")
    return "".join(steps)


def _side_track(drawing: _Drawing, stray_count: int, *, has_turns: bool) -> None:
    """Below the line; above it where rows below would be in its way."""
    x, y = drawing.stops[0]
    if has_turns:
        level, d = 16.0, f"M{svg.number(x)} {svg.number(y - 9)}V30q0 -14 14 -14"
    else:
        level = drawing.height + 16
        d = f"M{svg.number(x)} {svg.number(y + 9)}V{svg.number(level - 14)}q0 14 14 14"
        drawing.height = level + 16
    end = x + 96
    drawing.marks.append(svg.element("path", d=f"{d}H{svg.number(end)}", class_="side-track"))
    drawing.marks.append(_buffer_stop(end, level))
    drawing.labels.append(Label((_stray_words(stray_count),), end + 14, level + 5, 14.5))


def _stray_words(count: int) -> str:
    sentence = ngettext(
        "{n} initiative with no clear link to any landmark",
        "{n} initiatives with no clear link to any landmark",
        count,
    )
    return sentence.format(n=whole(count))


def _sign_at_the_end(drawing: _Drawing) -> None:
    (before, _above), (x, y) = drawing.stops[-2:]
    drawing.marks.append(_sign_mark(x, y, 1 if x >= before else -1))


# Down the page ----------------------------------------------------------------------------------


def _down(stops: Sequence[Station], stray_count: int) -> _Drawing:
    drawing = _Drawing()
    x, text_x = 40.0, 74.0
    room = _NARROW - text_x - 4
    y = 14.0
    drawing.marks.append(_today_mark(x, y))
    drawing.labels.append(Label((_("Today"),), text_x, y + 5, 15, colour="soft"))
    if stray_count:
        y += 46
        words = wrap(_stray_words(stray_count), room - 34, 14, lines=2)
        drawing.marks.append(_branch(x, y))
        drawing.labels.append(Label(words, text_x + 34, 0, 14).below(y - 7))
        y += (len(words) - 1) * 17
    y += 52
    for stop in stops:
        y = _stop_down(drawing, stop, x, y, room)
    drawing.marks.append(_sign_mark(x - 24 + _sign_width() / 2, y, 1))
    drawing.track = f"M{svg.number(x)} 14V{svg.number(y)}"
    drawing.height = y + 24
    return drawing


def _branch(x: float, y: float) -> str:
    d = f"M{svg.number(x)} {svg.number(y - 37)}q0 37 34 37H{svg.number(x + 52)}"
    return svg.element("path", d=d, class_="side-track") + _buffer_stop(x + 52, y)


def _stop_down(drawing: _Drawing, stop: Station, x: float, y: float, room: float) -> float:
    name = Label(wrap(stop.name, room, 15.5, Face.BOLD, lines=4), 74.0, 0, 15.5, Face.BOLD)
    drawing.labels.append(name.below(y - 15))
    said = shorten(count_in_words(stop), room, 14)
    face = Face.BOLD if stop.is_empty else Face.SANS
    colour = "ink" if stop.is_empty else "soft"
    drawing.labels.append(
        Label((said,), 74.0, 0, 14, face, colour=colour).below(y - 15 + name.height + 5)
    )
    drawing.marks.append(_station_mark(stop, x, y))
    return y + max(66.0, name.height + 48)
