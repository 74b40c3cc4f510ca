"""What deserves a decision first: a few findings of different kinds, the weightiest first.

A finding is a question with evidence, never a verdict. Its weight is how sure it is times how much
of the list's effort it concerns, so that a large doubtful thing and a small sure one compare.
"""

from collections import Counter
from collections.abc import Iterator, Sequence
from datetime import date, timedelta

from resmal.engine.portfolio import Initiative, Stage
from resmal.engine.review import (
    Finding,
    FindingKind,
    Gap,
    Hop,
    Level,
    Overlap,
    Reviewed,
    Theme,
)

FEWEST, MOST = 3, 5
MOST_OF_A_KIND = 2  # unless that would leave fewer than three
SILENT_AFTER = timedelta(days=60)
UNDER_WAY = {Stage.IDEA, Stage.TRYING, Stage.RUNNING}
ENDINGS = {Stage.ENDED, Stage.DROPPED, Stage.JOINED}


def is_silent(initiative: Initiative, *, on: date) -> bool:
    """Whether nothing has changed for 60 days before ``on`` while it was under way.

    Only where the list says when it last changed, and that it is under way.
    """
    return (
        initiative.changed_on is not None
        and initiative.stage in UNDER_WAY
        and initiative.ended_on is None
        and on - initiative.changed_on > SILENT_AFTER
    )


def list_date(initiatives: Sequence[Initiative], *, today: date) -> date:
    """The day that the list speaks of: its last change, never later than ``today``.

    A list that was saved half a year ago must not make everything in it look silent.
    """
    changes = [i.changed_on for i in initiatives if i.changed_on and i.changed_on <= today]
    return max(changes, default=today)


def first_findings(
    reviewed: Sequence[Reviewed],
    overlaps: Sequence[Overlap],
    gaps: Sequence[Gap],
    hops: Sequence[Hop],
    themes: Sequence[Theme],
) -> tuple[Finding, ...]:
    """Three to five findings where there are so many, of different kinds, the weightiest first."""
    shares = effort_shares([r.initiative for r in reviewed])
    landmark_count = max(1, len({fit.landmark for r in reviewed for fit in r.fit}))
    candidates = [
        *_from_gaps(gaps, landmark_count),
        *_from_overlaps(overlaps, reviewed, shares),
        *_from_pasted(overlaps, shares),
        *_from_strays(reviewed, shares),
        *_from_hops(hops, themes, shares),
        *_from_silence(reviewed, shares),
    ]
    candidates.sort(key=lambda finding: (-finding.weight, finding.initiatives, finding.landmark))
    return tuple(_varied(candidates))


def effort_shares(initiatives: Sequence[Initiative]) -> dict[str, float]:
    """The share of the list's effort by id; equal shares where the list does not say enough."""
    known = [i.effort for i in initiatives if i.effort is not None and i.effort > 0]
    if len(known) < len(initiatives) / 2:
        return {i.id: 1 / len(initiatives) for i in initiatives}
    usual = sorted(known)[len(known) // 2]
    weights = {i.id: i.effort if i.effort and i.effort > 0 else usual for i in initiatives}
    total = sum(weights.values())
    return {id_: weight / total for id_, weight in weights.items()}


def _varied(candidates: Sequence[Finding]) -> Iterator[Finding]:
    """The best of each kind first, then the second best: one kind must not fill the page."""
    place: dict[Finding, int] = {}
    of_kind: Counter[FindingKind] = Counter()
    for finding in candidates:
        place[finding] = of_kind[finding.kind]
        of_kind[finding.kind] += 1
    in_turn = sorted(candidates, key=lambda finding: place[finding])
    within = sum(1 for finding in candidates if place[finding] < MOST_OF_A_KIND)
    taken = in_turn[: min(MOST, max(FEWEST, within))]
    yield from sorted(taken, key=lambda finding: -finding.weight)


def _from_gaps(gaps: Sequence[Gap], landmark_count: int) -> Iterator[Finding]:
    """A landmark weighs its equal share of the whole way."""
    for gap in gaps:
        nearest = gap.nearest[0][1] if gap.nearest else 0.0
        sure = 1 - nearest
        yield Finding(
            kind=FindingKind.GAP,
            confidence=sure,
            weight=sure / landmark_count,
            initiatives=tuple(id_ for id_, _p in gap.nearest),
            landmark=gap.landmark,
        )


def _from_overlaps(
    overlaps: Sequence[Overlap], reviewed: Sequence[Reviewed], shares: dict[str, float]
) -> Iterator[Finding]:
    """Work that is still going on comes first: nobody can join what has ended.

    What is only worth a look stands behind what is likely.
    """
    ended = {r.initiative.id for r in reviewed if r.initiative.stage in ENDINGS}
    for overlap in overlaps:
        if not overlap.is_pasted:
            share = shares[overlap.a] + shares[overlap.b]
            past = 0.2 ** len({overlap.a, overlap.b} & ended)
            sure = overlap.p if overlap.level == Level.LIKELY else overlap.p**2
            yield Finding(
                kind=FindingKind.OVERLAP,
                confidence=overlap.p,
                weight=sure * share * past,
                initiatives=(overlap.a, overlap.b),
            )


def _from_pasted(overlaps: Sequence[Overlap], shares: dict[str, float]) -> Iterator[Finding]:
    """One finding for each text that was pasted: a matter of writing, so it weighs little."""
    group_of: dict[str, list[str]] = {}
    for overlap in overlaps:
        if overlap.is_pasted:
            one = group_of.setdefault(overlap.a, [overlap.a])
            other = group_of.setdefault(overlap.b, [overlap.b])
            if one is not other:
                one += other
                group_of |= dict.fromkeys(other, one)
    place = {id_: at for at, id_ in enumerate(shares)}
    for members in {id(group): group for group in group_of.values()}.values():
        yield Finding(
            kind=FindingKind.PASTED,
            confidence=1.0,
            weight=0.1 * sum(shares[id_] for id_ in members),
            initiatives=tuple(sorted(members, key=place.__getitem__)),
        )


def _from_strays(reviewed: Sequence[Reviewed], shares: dict[str, float]) -> Iterator[Finding]:
    for r in reviewed:
        if r.fit and r.is_stray and r.initiative.stage not in ENDINGS:
            yield Finding(
                kind=FindingKind.STRAY,
                confidence=r.stray_p,
                weight=r.stray_p * shares[r.initiative.id],
                initiatives=(r.initiative.id,),
            )


def _from_hops(
    hops: Sequence[Hop], themes: Sequence[Theme], shares: dict[str, float]
) -> Iterator[Finding]:
    members = {theme.id: theme.members for theme in themes}
    agreement = {theme.id: theme.agreement for theme in themes}
    for hop in hops:
        of_theme = members.get(hop.theme, ())
        dropped = hop.dropped_count / max(1, hop.started_count)
        sure = dropped * agreement.get(hop.theme, 0.0)
        yield Finding(
            kind=FindingKind.HOP,
            confidence=sure,
            weight=sure * sum(shares.get(id_, 0.0) for id_ in of_theme),
            initiatives=of_theme,
            theme=hop.theme,
        )


def _from_silence(reviewed: Sequence[Reviewed], shares: dict[str, float]) -> Iterator[Finding]:
    """All that is silent is one question together: is anybody at still at it."""
    silent = [r.initiative.id for r in reviewed if r.is_silent]
    if silent:
        yield Finding(
            kind=FindingKind.SILENT,
            confidence=1.0,
            weight=0.5 * sum(shares[id_] for id_ in silent),
            initiatives=tuple(silent),
        )
