"""Where everything on the map stands: sectors, then dots, then names where there is room.

The same review always gives the same map: nothing is drawn by chance, ties go by the list's order.
"""

import math
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from resmal.engine.review import Level, Review
from resmal.pictures.figures import share
from resmal.pictures.labels import Label
from resmal.pictures.map.ground import NARROW, WIDE, Canvas, Sector
from resmal.pictures.map.marks import Mark, marks, sector_counts
from resmal.pictures.map.naming import Names, name_all
from resmal.pictures.map.spread import Dot, Seat, spread
from resmal.pictures.stations import Station, stations

_MOST_TIES = 40
RINGS = (0.9, 0.5)  # the probabilities that rings are drawn for


@dataclass(frozen=True, slots=True)
class MapLayout:
    """The map with everything in its place."""

    canvas: Canvas
    stops: tuple[Station, ...]
    sectors: tuple[Sector, ...]
    dots: tuple[Dot, ...]
    ring_labels: tuple[Label, ...]
    names: Names
    ties: tuple[tuple[Dot, Dot], ...]


def map_layout(review: Review, *, is_narrow: bool = False) -> MapLayout:
    """The map laid out, for a wide page or for a phone."""
    canvas = NARROW if is_narrow else WIDE
    stops, drawn = stations(review), marks(review)
    sectors = _sectors(sector_counts(drawn, stops))
    rings = _ring_labels(canvas)
    dots = spread(_seats(drawn, sectors, canvas), canvas.centre, [label.box for label in rings])
    names = name_all(canvas, stops, sectors, dots, rings)
    return MapLayout(canvas, stops, sectors, dots, rings, names, _ties(review, dots))


def _sectors(counts: Mapping[int, int]) -> tuple[Sector, ...]:
    """Half of the circle is shared equally, half by how much each sector must hold."""
    whole, angle, made = sum(counts.values()), 0.0, []
    for number, count in counts.items():
        share = (1 / len(counts) + (count / whole if whole else 1 / len(counts))) / 2
        made.append(Sector(number, angle, angle + share * math.tau))
        angle += share * math.tau
    return tuple(made)


def _ring_labels(canvas: Canvas) -> tuple[Label, ...]:
    x, y = canvas.centre
    size = canvas.text - 1
    return tuple(
        Label((share(p),), x, y - canvas.radius_for(p) + size * 0.35, size, anchor="middle",
              colour="soft")
        for p in RINGS
    )  # fmt: skip


def _radii(drawn: Sequence[Mark], canvas: Canvas) -> list[float]:
    if any(mark.count > 1 for mark in drawn):
        most = max(mark.weight for mark in drawn)
        smallest = canvas.largest / 4
        return [max(smallest, canvas.largest * math.sqrt(m.weight / most)) for m in drawn]
    usual = canvas.dot * (1 if len(drawn) > 30 else 1.2)  # noqa: PLR2004 - more room, larger dots
    return [usual * min(1.9, max(0.62, math.sqrt(mark.weight))) for mark in drawn]


def _seats(drawn: Sequence[Mark], sectors: Sequence[Sector], canvas: Canvas) -> list[Seat]:
    radii = _radii(drawn, canvas)
    by_number = {sector.number: sector for sector in sectors}
    order = {number: _order(drawn, number) for number in by_number}
    seats = []
    for mark, radius in zip(drawn, radii, strict=True):
        sector = by_number[mark.sector]
        places = order[mark.sector]
        along = (places[mark.anchor] + 0.5) / len(places) * 2 - 1
        pull = max(-1.0, min(1.0, mark.pull))
        half = (sector.end - sector.start) / 2
        angle = sector.middle + half * (0.62 * along + 0.25 * pull)
        if mark.is_stray:
            away = canvas.ring + radius + (canvas.rim - canvas.ring - 2 * radius) * (1 - mark.p) / 2
            nearest, farthest = canvas.ring + radius + 2, canvas.rim - radius - 2
        else:
            away = canvas.radius_for(mark.p)
            nearest, farthest = canvas.goal + radius + 3, canvas.ring - radius - 2
        seats.append(
            Seat(mark, radius, angle, away, sector.start, sector.end, nearest,
                 max(nearest, farthest))
        )  # fmt: skip
    return seats


def _order(drawn: Sequence[Mark], number: int) -> dict[str, int]:
    here = [mark for mark in drawn if mark.sector == number]
    here.sort(key=lambda mark: (mark.pull, mark.p))
    return {mark.anchor: place for place, mark in enumerate(here)}


def _ties(review: Review, dots: Sequence[Dot]) -> tuple[tuple[Dot, Dot], ...]:
    """Likely overlaps between different dots, those of most initiatives first.

    Between groups a few overlaps say little: it takes three, and one in ten of the smaller group.
    """
    home = {member: dot for dot in dots for member in dot.mark.members}
    tied: Counter[tuple[Dot, Dot]] = Counter()
    for overlap in review.overlaps:
        ends = home.get(overlap.a), home.get(overlap.b)
        if overlap.level is Level.LIKELY and ends[0] and ends[1] and ends[0] is not ends[1]:
            first, second = sorted((ends[0], ends[1]), key=lambda dot: dot.mark.anchor)
            tied[(first, second)] += 1
    return tuple(pair for pair, count in tied.most_common(_MOST_TIES) if count >= _needed(*pair))


def _needed(one: Dot, other: Dot) -> float:
    smaller = min(one.mark.count, other.mark.count)
    return 1 if smaller == 1 else max(3, smaller / 10)
