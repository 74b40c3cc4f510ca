"""What stands on the map: initiatives one by one, or gathered by theme where they are many."""

from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from statistics import fmean, median

from resmal.engine.review import Review, Reviewed
from resmal.pictures.figures import whole
from resmal.pictures.stations import Station, heading_for, stations
from resmal.translation import gettext as _
from resmal.translation import ngettext

MOST_ONE_BY_ONE = 60
_MOST_GROUPS = 40
_WORDS_OF_A_THEME = 3
_NOT_NAMED = 99


@dataclass(frozen=True, slots=True)
class Mark:
    """One thing on the map: an initiative, or several of one theme on the way to one landmark."""

    anchor: str  # id of its row in a table on the same page
    name: str
    members: tuple[str, ...]  # ids of initiatives
    sector: int  # number of its landmark; 0 where there are no landmarks
    pull: float  # -1 to 1: towards the second best landmark, along the circle
    p: float  # how probable it is that it serves the landmark; the mean of several
    is_stray: bool
    is_silent: bool
    weight: float  # effort beside the median, or how many they are
    rank: int  # place among the findings that name it, 99 where none does

    @property
    def count(self) -> int:
        """How many initiatives it stands for."""
        return len(self.members)


def row_anchor(place: int) -> str:
    """The id of an initiative's row in the table of all; ``place`` counts from 0 in the list."""
    return f"i{place + 1}"


def marks(review: Review) -> tuple[Mark, ...]:
    """Everything that the map shows, in the list's order; groups the largest first."""
    numbers = {stop.label: stop.number for stop in stations(review)}
    if len(review.initiatives) <= MOST_ONE_BY_ONE:
        return _one_by_one(review, numbers)
    return _gathered(review, numbers)


def _one_by_one(review: Review, numbers: Mapping[str, int]) -> tuple[Mark, ...]:
    ranks = _ranks(review)
    known = [r.initiative.effort for r in review.initiatives if r.initiative.effort]
    usual = median(known) if known else 1.0
    return tuple(
        Mark(
            anchor=row_anchor(place),
            name=reviewed.initiative.title or reviewed.initiative.id,
            members=(reviewed.initiative.id,),
            sector=_sector(reviewed, numbers, place),
            pull=_pull(reviewed, numbers),
            p=reviewed.fit[0].p if reviewed.fit else 0.0,
            is_stray=heading_for(reviewed) is None,
            is_silent=reviewed.is_silent,
            weight=(reviewed.initiative.effort or usual) / usual,
            rank=ranks.get(reviewed.initiative.id, _NOT_NAMED),
        )
        for place, reviewed in enumerate(review.initiatives)
    )


def _ranks(review: Review) -> dict[str, int]:
    ranks: dict[str, int] = {}
    for rank, finding in enumerate(review.findings):
        for named in finding.initiatives:
            ranks.setdefault(named, rank)
    return ranks


def _sector(reviewed: Reviewed, numbers: Mapping[str, int], place: int) -> int:
    for fit in reviewed.fit:
        if fit.landmark in numbers:
            return numbers[fit.landmark]
    return place % len(numbers) + 1 if numbers else 0


def _pull(reviewed: Reviewed, numbers: Mapping[str, int]) -> float:
    known = [fit for fit in reviewed.fit if fit.landmark in numbers]
    if len(known) < 2 or known[0].p + known[1].p <= 0:  # noqa: PLR2004 - best and second best
        return 0.0
    first, second = known[:2]
    around = (numbers[second.landmark] - numbers[first.landmark]) % len(numbers)
    side = 1 if around <= len(numbers) / 2 else -1
    return side * 2 * second.p / (first.p + second.p)


def theme_name(words: Sequence[str]) -> str:
    """A theme as a reader meets it: the words that set it apart."""
    return ", ".join(words[:_WORDS_OF_A_THEME])


@dataclass(frozen=True, slots=True)
class _Key:
    sector: int
    is_stray: bool
    theme: int | None
    alone: str = ""  # the id of the only member, where it is drawn by itself


_Groups = dict[_Key, list[Reviewed]]


def _gathered(review: Review, numbers: Mapping[str, int]) -> tuple[Mark, ...]:
    places = {r.initiative.id: place for place, r in enumerate(review.initiatives)}
    members: _Groups = defaultdict(list)
    for place, reviewed in enumerate(review.initiatives):
        is_stray = heading_for(reviewed) is None
        members[_Key(_sector(reviewed, numbers, place), is_stray, reviewed.theme)].append(reviewed)
    groups = _parted(_fewer(members))
    words = {theme.id: theme_name(theme.words) for theme in review.themes}
    ordered = sorted(
        groups.items(), key=lambda item: (-len(item[1]), places[item[1][0].initiative.id])
    )
    ranks = _ranks(review)
    return tuple(
        _group_mark(
            key,
            group,
            f"g{number}" if len(group) > 1 else row_anchor(places[group[0].initiative.id]),
            _group_name(key, group, words),
            (numbers, ranks),
        )
        for number, (key, group) in enumerate(ordered, start=1)
    )


def _group_mark(
    key: _Key,
    group: Sequence[Reviewed],
    anchor: str,
    name: str,
    known: tuple[Mapping[str, int], Mapping[str, int]],
) -> Mark:
    numbers, ranks = known
    return Mark(
        anchor=anchor,
        name=name,
        members=tuple(reviewed.initiative.id for reviewed in group),
        sector=key.sector,
        pull=fmean(_pull(reviewed, numbers) for reviewed in group),
        p=fmean(reviewed.fit[0].p if reviewed.fit else 0.0 for reviewed in group),
        is_stray=key.is_stray,
        is_silent=all(reviewed.is_silent for reviewed in group),
        weight=float(len(group)),
        rank=min(ranks.get(reviewed.initiative.id, _NOT_NAMED) for reviewed in group),
    )


def _fewer(members: _Groups) -> _Groups:
    """The largest groups as they are, the rest of each sector together."""
    rest_keys = {_Key(key.sector, key.is_stray, None) for key in members}
    themed = [key for key in members if key.theme is not None and len(members[key]) > 1]
    largest = sorted(themed, key=lambda key: (-len(members[key]), str(key)))
    kept = set(largest[: max(0, _MOST_GROUPS - len(rest_keys))])
    groups: _Groups = defaultdict(list)
    for key, group in members.items():
        target = key if key in kept else _Key(key.sector, key.is_stray, None)
        groups[target].extend(group)
    return groups


def _parted(groups: _Groups) -> _Groups:
    """What shares no theme is drawn one by one after all, as long as there is room."""
    parted = dict(groups)
    rests = [key for key in groups if key.theme is None]
    for key in sorted(rests, key=lambda key: (len(groups[key]), not key.is_stray, key.sector)):
        if len(parted) - 1 + len(groups[key]) <= MOST_ONE_BY_ONE:
            for reviewed in parted.pop(key):
                one = _Key(key.sector, key.is_stray, None, reviewed.initiative.id)
                parted[one] = [reviewed]
    return parted


def _group_name(key: _Key, group: Sequence[Reviewed], words: Mapping[int, str]) -> str:
    if len(group) == 1:
        return group[0].initiative.title or group[0].initiative.id
    if key.theme is not None and words.get(key.theme):
        return words[key.theme]
    themes = Counter(reviewed.theme for reviewed in group if reviewed.theme is not None)
    if len(themes) <= 1:
        return _("on their own")
    sentence = ngettext("{n} smaller theme", "{n} smaller themes", len(themes))
    return sentence.format(n=whole(len(themes)))


def sector_counts(drawn: Sequence[Mark], stops: Sequence[Station]) -> dict[int, int]:
    """How many marks each sector must hold."""
    held = Counter(mark.sector for mark in drawn)
    return {stop.number: held[stop.number] for stop in stops} or {0: len(drawn)}
