"""Names on the map, only where they touch nothing: landmarks first, then dots by importance."""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import TYPE_CHECKING

from resmal.pictures.figures import whole
from resmal.pictures.labels import Anchor, Box, Label
from resmal.pictures.text import Face, width, wrap_evenly

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from resmal.pictures.map.ground import Canvas, Sector
    from resmal.pictures.map.marks import Mark
    from resmal.pictures.map.spread import Dot
    from resmal.pictures.stations import Station

_TAG = 21.0  # side of the square that a landmark's number stands in
_TAG_GAP = 7.0
_MANY = 15  # landmarks: beyond it their numbers are set smaller
_NAME_SIZE = 15.0
_ROOMS = (210.0, 150.0, 118.0, 96.0)
_TURNS = (0.0, 0.05, -0.05, 0.1, -0.1, 0.16, -0.16)  # radians away from the sector's middle


@dataclass(frozen=True, slots=True)
class SectorName:
    """A landmark at the rim: its number in a square, and its name where there is room."""

    stop: Station
    tag: Box
    label: Label | None

    @property
    def box(self) -> Box:
        """The room of both."""
        if self.label is None:
            return self.tag
        text = self.label.box
        return Box(
            min(self.tag.left, text.left),
            min(self.tag.top, text.top),
            max(self.tag.right, text.right),
            max(self.tag.bottom, text.bottom),
        )


@dataclass(frozen=True, slots=True)
class Names:
    """Every name on the map. Dots that found no room have none."""

    sectors: tuple[SectorName, ...]
    dots: tuple[tuple[Dot, Label], ...]


def name_all(
    canvas: Canvas,
    stops: Sequence[Station],
    sectors: Sequence[Sector],
    dots: Sequence[Dot],
    rings: Sequence[Label],
) -> Names:
    """Names for sectors and dots; no two touch, and none covers a dot."""
    placed = _sector_names(canvas, {stop.number: stop for stop in stops}, sectors)
    taken = [name.box.grown(3) for name in placed] + [label.box.grown(1) for label in rings]
    return Names(tuple(placed), tuple(_dot_names(canvas, dots, taken)))


# Landmarks --------------------------------------------------------------------------------------


def _sector_names(
    canvas: Canvas, stops: Mapping[int, Station], sectors: Sequence[Sector]
) -> list[SectorName]:
    """Room is kept for every number before any name is set."""
    side = (_TAG if canvas.has_sector_names else 17.0) * (1 if len(stops) <= _MANY else 0.7)
    names = [
        SectorName(stops[sector.number], _outside(canvas, sector.middle, side, side), None)
        for sector in sectors
        if sector.number in stops
    ]
    if canvas.has_sector_names:
        for place, sector in enumerate(sectors):
            if sector.number in stops:
                others = [name.box for name in (*names[:place], *names[place + 1 :])]
                names[place] = _longer(canvas, names[place], sector.middle, others)
    return names


def _longer(canvas: Canvas, bare: SectorName, angle: float, taken: Sequence[Box]) -> SectorName:
    """The number with its name, where that fits on the page without touching another."""
    page = Box(2, 2, canvas.width - 2, canvas.height - 2)
    for room in _ROOMS:
        lines = wrap_evenly(bare.stop.name, room, _NAME_SIZE, Face.BOLD, lines=4)
        if not lines or _is_cut(bare.stop.name, lines):
            continue
        for turn in _TURNS:
            name = _with_name(canvas, bare.stop, lines, angle + turn)
            is_free = not any(name.box.grown(5).meets(box) for box in taken)
            if is_free and name.box.is_within(page):
                return name
    return bare


def _is_cut(name: str, lines: Sequence[str]) -> bool:
    return " ".join(lines) != " ".join(name.split()) and len(name) < 70  # noqa: PLR2004 - long anyway


def _with_name(canvas: Canvas, stop: Station, lines: tuple[str, ...], angle: float) -> SectorName:
    text_wide = max(width(line, _NAME_SIZE, Face.BOLD) for line in lines) if lines else 0.0
    text = Label(lines, 0, 0, _NAME_SIZE, Face.BOLD)
    high = max(_TAG, text.height + 4)
    box = _outside(canvas, angle, _TAG + _TAG_GAP + text_wide, high)
    tag = Box(box.left, box.top, box.left + _TAG, box.top + _TAG)
    label = Label(lines, tag.right + _TAG_GAP, 0, _NAME_SIZE, Face.BOLD).below(box.top + 4)
    return SectorName(stop, tag, label)


def _outside(canvas: Canvas, angle: float, wide: float, high: float) -> Box:
    """A box of that size just outside the rim, at the angle."""
    x0, y0 = canvas.centre
    away = canvas.rim + 4
    while True:
        x = x0 + math.sin(angle) * away
        y = y0 - math.cos(angle) * away
        box = Box(x - wide / 2, y - high / 2, x + wide / 2, y + high / 2)
        if box.depth(x0, y0, canvas.rim + 4) <= 0:
            return box
        away += 3


# Dots -------------------------------------------------------------------------------------------


def _dot_names(
    canvas: Canvas, dots: Sequence[Dot], taken: Sequence[Box]
) -> Iterator[tuple[Dot, Label]]:
    page = Box(2, 2, canvas.width - 2, canvas.height - 2)
    x0, y0 = canvas.centre
    used = list(taken)
    for dot in sorted(dots, key=lambda dot: (dot.mark.rank, -dot.mark.weight, dot.mark.anchor)):
        for label in _places(canvas, dot):
            box = label.box.grown(2)
            if (
                box.is_within(page)
                and box.depth(x0, y0, canvas.goal) <= 0
                and not _crosses_rim(box, canvas)
                and not any(box.meets(other) for other in used)
                and not any(box.depth(d.x, d.y, d.radius) > 0 for d in dots)
            ):
                used.append(box)
                yield dot, label
                break


def _crosses_rim(box: Box, canvas: Canvas) -> bool:
    x0, y0 = canvas.centre
    far_x = max(abs(box.left - x0), abs(box.right - x0))
    far_y = max(abs(box.top - y0), abs(box.bottom - y0))
    return math.hypot(far_x, far_y) > canvas.rim - 2


def _places(canvas: Canvas, dot: Dot) -> Iterator[Label]:
    """Where the name of a dot may stand, the best place first."""
    name = _said(dot.mark)
    for room, most in ((160.0, 2), (118.0, 3)) if canvas.has_sector_names else ((104.0, 2),):
        lines = wrap_evenly(name, room, canvas.text, lines=most)
        high = Label(lines, 0, 0, canvas.text).height
        gap = dot.radius + 5
        near = gap * 0.72
        sides: tuple[tuple[float, float, Anchor], ...] = (
            (gap, -high / 2, "start"),
            (-gap, -high / 2, "end"),
            (0, gap - 1, "middle"),
            (0, -gap - high + 1, "middle"),
            (near, near, "start"),
            (near, -near - high, "start"),
            (-near, near, "end"),
            (-near, -near - high, "end"),
        )
        for dx, dy, anchor in sides:
            yield Label(lines, dot.x + dx, 0, canvas.text, anchor=anchor).below(dot.y + dy)


def _said(mark: Mark) -> str:
    return mark.name if mark.count == 1 else f"{mark.name} · {whole(mark.count)}"
