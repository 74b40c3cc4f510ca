"""What stands in each section of the report, chosen and ordered; the templates only set it."""

from collections.abc import Sequence
from dataclasses import dataclass

from resmal.engine.portfolio import Stage
from resmal.engine.review import Level, Overlap, Review, Reviewed
from resmal.pictures.figures import decimal
from resmal.pictures.hops import ThemeRow, theme_rows, years_shown
from resmal.pictures.map import MOST_ONE_BY_ONE, Mark, marks
from resmal.pictures.stations import Station, heading_for
from resmal.report.findings import hop_sentence, stray_quote, sureness
from resmal.report.lookup import Lookup, Quote
from resmal.translation import gettext as _

_MOST_PAIRS = 20
_MOST_STRAYS = 12
_MOST_IN_TABLE = 200  # a longer table serves nobody: the data file has all
MOST_ROWS_WITH_QUOTES = 200
_MOST_NEAREST = 3
_MOST_HOPS = 4  # in sentences; the picture and its table have all
_SERVES_FROM = 0.5  # more likely than not


@dataclass(frozen=True, slots=True)
class Pair:
    """Two initiatives that are alike, with what stands in each."""

    one: Quote
    other: Quote
    is_likely: bool
    sure: str


@dataclass(frozen=True, slots=True)
class Alike:
    """Overlaps: those worth showing, those in a table, and pasted texts by themselves."""

    shown: tuple[Pair, ...]
    in_table: tuple[Pair, ...]
    left_out: int
    pasted: tuple[Pair, ...]
    pasted_count: int


def alike(lookup: Lookup) -> Alike:
    """The overlaps of the review, the most probable first."""
    work = [overlap for overlap in lookup.review.overlaps if not overlap.is_pasted]
    pasted = [overlap for overlap in lookup.review.overlaps if overlap.is_pasted]
    last = _MOST_PAIRS + _MOST_IN_TABLE
    return Alike(
        shown=_pairs(lookup, work[:_MOST_PAIRS]),
        in_table=_pairs(lookup, work[_MOST_PAIRS:last]),
        left_out=max(0, len(work) - last),
        pasted=_pairs(lookup, pasted[:_MOST_PAIRS]),
        pasted_count=len(pasted),
    )


def _pairs(lookup: Lookup, overlaps: Sequence[Overlap]) -> tuple[Pair, ...]:
    return tuple(
        Pair(
            one=lookup.quote(overlap.a, overlap.quote_a),
            other=lookup.quote(overlap.b, overlap.quote_b),
            is_likely=overlap.level is Level.LIKELY,
            sure=_sure(overlap),
        )
        for overlap in overlaps
    )


def _sure(overlap: Overlap) -> str:
    if overlap.level is Level.LIKELY:
        return sureness(overlap.p)
    return _("probability {p}").format(p=decimal(overlap.p))


@dataclass(frozen=True, slots=True)
class Strays:
    """Initiatives with no clear link: the surest with what they say, and how many more."""

    shown: tuple[Quote, ...]
    in_table: tuple[Quote, ...]
    left_out: int
    total: int


def strays(lookup: Lookup) -> Strays:
    """Those without a clear link, the surest and then the largest first."""
    found = [reviewed for reviewed in lookup.review.initiatives if reviewed.is_stray]
    found.sort(key=lambda r: (-round(r.stray_p, 2), -(r.initiative.effort or 0)))
    quotes = [stray_quote(r.initiative.id, lookup) for r in found[: _MOST_STRAYS + _MOST_IN_TABLE]]
    return Strays(
        shown=tuple(quotes[:_MOST_STRAYS]),
        in_table=tuple(quotes[_MOST_STRAYS:]),
        left_out=max(0, len(found) - len(quotes)),
        total=len(found),
    )


@dataclass(frozen=True, slots=True)
class EmptyLandmark:
    """A landmark that nobody works on, with what comes nearest to it."""

    station: Station
    nearest: tuple[Quote, ...]
    dropped: int  # initiatives that went there, and were dropped


def empty_landmarks(lookup: Lookup) -> tuple[EmptyLandmark, ...]:
    """The gaps of the review in the direction's order."""
    near = {gap.landmark: gap.nearest for gap in lookup.review.gaps}
    return tuple(
        EmptyLandmark(
            stop,
            tuple(
                lookup.fit_quote(id_, lookup.telling(id_, stop.label), sureness(p))
                for id_, p in near.get(stop.label, ())[:_MOST_NEAREST]
            ),
            sum(
                heading_for(reviewed) == stop.label and reviewed.initiative.stage is Stage.DROPPED
                for reviewed in lookup.review.initiatives
            ),
        )
        for stop in lookup.stops
        if stop.is_empty
    )


@dataclass(frozen=True, slots=True)
class Years:
    """The themes by year, and each hop in a sentence."""

    rows: tuple[ThemeRow, ...]
    years: tuple[int, ...]
    sentences: tuple[str, ...]


def years(lookup: Lookup) -> Years:
    """What was begun and dropped."""
    sentences = tuple(
        hop_sentence(lookup, hop.theme) for hop in lookup.review.hops if lookup.theme(hop.theme)
    )[:_MOST_HOPS]
    return Years(theme_rows(lookup.review), years_shown(lookup.review), sentences)


@dataclass(frozen=True, slots=True)
class Group:
    """A group on the map as a row of a table."""

    mark: Mark
    station: Station | None
    first: tuple[str, ...]  # ids of the first few members
    left_out: int


def groups(lookup: Lookup) -> tuple[Group, ...]:
    """The groups on the map, none where initiatives are drawn one by one."""
    review = lookup.review
    if len(review.initiatives) <= MOST_ONE_BY_ONE:
        return ()
    by_number = {stop.number: stop for stop in lookup.stops}
    return tuple(
        Group(
            mark,
            by_number.get(mark.sector),
            mark.members[:_MOST_NEAREST],
            max(0, mark.count - _MOST_NEAREST),
        )
        for mark in marks(review)
        if mark.count > 1
    )


@dataclass(frozen=True, slots=True)
class Row:
    """A row of the table of all."""

    anchor: str
    reviewed: Reviewed
    station: Station | None
    also: tuple[Station, ...]  # other landmarks that it more likely than not serves
    is_confirmed: bool  # a person has said that it serves the landmark
    p: float | None
    telling: Quote | None


def rows(review: Review, lookup: Lookup) -> tuple[Row, ...]:
    """Every initiative in the list's order; with quotes where the list is not long."""
    has_quotes = len(review.initiatives) <= MOST_ROWS_WITH_QUOTES
    return tuple(_row(reviewed, lookup, has_quotes=has_quotes) for reviewed in review.initiatives)


def _row(reviewed: Reviewed, lookup: Lookup, *, has_quotes: bool) -> Row:
    id_ = reviewed.initiative.id
    best = reviewed.fit[0] if reviewed.fit else None
    telling = lookup.telling(id_, best.landmark if best else "") if has_quotes else ""
    is_more = telling and telling != reviewed.initiative.title
    return Row(
        anchor=lookup.anchor(id_),
        reviewed=reviewed,
        station=lookup.station(best.landmark) if best else None,
        also=() if reviewed.is_stray else _also(reviewed, lookup),
        is_confirmed=bool(best and best.landmark in reviewed.confirmed),
        p=best.p if best else None,
        telling=lookup.fit_quote(id_, telling) if is_more else None,
    )


def _also(reviewed: Reviewed, lookup: Lookup) -> tuple[Station, ...]:
    found = (lookup.station(fit.landmark) for fit in reviewed.fit[1:] if fit.p >= _SERVES_FROM)
    return tuple(station for station in found if station)
