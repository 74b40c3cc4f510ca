"""Moving dots apart, along the circle rather than away from the distance that says how they fit."""

import math
from collections.abc import Sequence
from dataclasses import dataclass, replace

from resmal.pictures.labels import Box
from resmal.pictures.map.marks import Mark

_ROUNDS = 90
_GAP = 2.5  # between dots, in the unit of the drawing
_SLACKS = (6.0, 16.0, 40.0, 120.0)  # how far from the true distance a dot may be moved, in turn
_SCALES = (1.0, 0.8, 0.64, 0.5, 0.4)
_BEARABLE = 0.25  # share of the smaller radius that two dots may share


@dataclass(frozen=True, slots=True)
class Seat:
    """Where a mark would like to stand, and how far it may move. Angles clockwise from the top."""

    mark: Mark
    radius: float
    angle: float
    away: float
    start: float
    end: float
    nearest: float
    farthest: float


@dataclass(frozen=True, slots=True)
class Dot:
    """A mark in its place."""

    mark: Mark
    x: float
    y: float
    radius: float

    @property
    def box(self) -> Box:
        """The square around it."""
        return Box(
            self.x - self.radius, self.y - self.radius, self.x + self.radius, self.y + self.radius
        )


def spread(
    seats: Sequence[Seat], centre: tuple[float, float], obstacles: Sequence[Box]
) -> tuple[Dot, ...]:
    """Every mark in a place of its own, in the order given; the same every time.

    Where there is no room even so, all dots are drawn smaller.
    """
    fixed = [_relative(box, centre) for box in obstacles]
    for scale in _SCALES:
        scaled = [replace(seat, radius=seat.radius * scale) for seat in seats]
        places = _settled(scaled, fixed)
        if _worst(places, scaled) <= _BEARABLE:
            break
    x0, y0 = centre
    return tuple(
        Dot(seat.mark, round(x0 + x, 1), round(y0 + y, 1), round(seat.radius, 1))
        for (x, y), seat in zip(places, scaled, strict=True)
    )


def _settled(
    seats: Sequence[Seat], fixed: Sequence[tuple[float, float, float]]
) -> list[tuple[float, float]]:
    """Places relative to the centre, moved no further from the true distance than needed."""
    places = [_at(seat.angle, min(max(seat.away, seat.nearest), seat.farthest)) for seat in seats]
    for slack in _SLACKS:
        for _round in range(_ROUNDS):
            _push_apart(places, seats, fixed)
            places = [_kept(place, seat, slack) for place, seat in zip(places, seats, strict=True)]
        if _worst(places, seats) <= _BEARABLE:
            break
    return places


def _at(angle: float, away: float) -> tuple[float, float]:
    return math.sin(angle) * away, -math.cos(angle) * away


def _relative(box: Box, centre: tuple[float, float]) -> tuple[float, float, float]:
    x = (box.left + box.right) / 2 - centre[0]
    y = (box.top + box.bottom) / 2 - centre[1]
    return x, y, (box.right - box.left) / 2


def _push_apart(
    places: list[tuple[float, float]],
    seats: Sequence[Seat],
    fixed: Sequence[tuple[float, float, float]],
) -> None:
    for one in range(len(places)):
        for x, y, radius in fixed:
            dx, dy, deep = _overlap(places[one], (x, y), seats[one].radius + radius)
            if deep > 0:
                places[one] = places[one][0] + dx * deep, places[one][1] + dy * deep
        for other in range(one):
            reach = seats[one].radius + seats[other].radius + _GAP
            dx, dy, deep = _overlap(places[one], places[other], reach)
            if deep > 0:
                step = deep * 0.5
                places[one] = places[one][0] + dx * step, places[one][1] + dy * step
                places[other] = places[other][0] - dx * step, places[other][1] - dy * step


def _overlap(
    one: tuple[float, float], other: tuple[float, float], reach: float
) -> tuple[float, float, float]:
    """The direction from other to one, and by how much they are too near."""
    dx, dy = one[0] - other[0], one[1] - other[1]
    if abs(dx) >= reach or abs(dy) >= reach:
        return 0.0, 0.0, 0.0
    apart = math.hypot(dx, dy)
    if apart < 1e-6:  # noqa: PLR2004 - the same place: any direction will do
        return 0.0, 1.0, reach
    return dx / apart, dy / apart, reach - apart


def _kept(place: tuple[float, float], seat: Seat, slack: float) -> tuple[float, float]:
    """The place, brought back within the seat's sector and distance."""
    away = math.hypot(*place)
    angle = math.atan2(place[0], -place[1])
    middle = (seat.start + seat.end) / 2
    angle = middle + math.remainder(angle - middle, math.tau)
    away = min(max(away, seat.away - slack, seat.nearest), seat.away + slack, seat.farthest)
    away = max(away, seat.nearest)
    margin = min((seat.radius + 3) / max(away, 1.0), (seat.end - seat.start) / 2)
    if seat.end - seat.start < math.tau - 0.01:
        angle = min(max(angle, seat.start + margin), seat.end - margin)
    return _at(angle, away)


def _worst(places: Sequence[tuple[float, float]], seats: Sequence[Seat]) -> float:
    """The deepest that two dots reach into each other, as a share of the smaller radius."""
    worst = 0.0
    for one in range(len(places)):
        for other in range(one):
            reach = seats[one].radius + seats[other].radius
            deep = _overlap(places[one], places[other], reach)[2]
            worst = max(worst, deep / min(seats[one].radius, seats[other].radius))
    return worst
