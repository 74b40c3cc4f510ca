"""From a direction and a list to a review: the order in which the engine does its work."""

from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from functools import partial

import numpy as np
from numpy.typing import NDArray

from resmal.engine.coherence.calibration import is_calibrated
from resmal.engine.coherence.centring import Vectors
from resmal.engine.coherence.evidence import Pieces, pieces_of, with_evidence
from resmal.engine.coherence.fit import (
    Assignment,
    Confirmations,
    Items,
    Landmarks,
    fit_initiatives,
    statements,
)
from resmal.engine.coherence.overlaps import Layout, find_overlaps, lay_out, own_texts
from resmal.engine.coherence.overlaps.found import LIKELY_FROM, LOOK_FROM
from resmal.engine.coherence.sprawl import sprawl_counts, sprawl_over_time
from resmal.engine.coherence.strays import stray_probabilities
from resmal.engine.findings import first_findings, is_silent, list_date
from resmal.engine.meaning import Encoder, VectorCache, encode_cached, language_of
from resmal.engine.meaning.background import background
from resmal.engine.portfolio import Direction, Initiative, Problem, Stage
from resmal.engine.review import (
    Fit,
    Gap,
    Method,
    Overlap,
    Review,
    Reviewed,
    Sprawl,
    Theme,
)
from resmal.engine.themes import find_hops, find_themes, theme_years

VERSION = "1"  # raised when the same list can get other figures
STRAY_FROM = 0.5
HARDLY = 0.25  # below this an initiative serves no landmark, whatever its neighbours do
SERVED_FROM = 0.5  # a landmark is served where an initiative more likely than not serves it
NEAREST = 3
FEW = 15
SHORT_TEXT = 60  # characters; below this a text is hardly more than a title
EVIDENCE = "evidence"
NO_CONFIRMATIONS = Confirmations()

Progress = Callable[[str, int, int], None]  # step, pieces done, pieces in all


@dataclass(frozen=True, slots=True)
class Reader:
    """Turns texts into vectors, each text once, and says how far it has come."""

    encoder: Encoder
    cache: VectorCache | None
    progress: Progress | None

    def read(self, texts: Sequence[str], step: str = "meaning") -> Vectors:
        """Vectors (texts, d) in the texts' order."""
        total = len(texts)

        def told(done: int) -> None:
            if self.progress is not None:
                self.progress(step, min(done, total), total)

        return encode_cached(self.encoder, self.cache, texts, told)


def review_list(
    direction: Direction,
    initiatives: Sequence[Initiative],
    *,
    reader: Reader,
    today: date,
    confirmed: Confirmations = NO_CONFIRMATIONS,
    problems: Sequence[Problem] = (),
) -> Review:
    """Hold ``initiatives`` against ``direction``.

    Takes any number of initiatives from one and of landmarks from none. Raises LookupError where
    no background was made for the reader's encoder.
    """
    on = list_date(initiatives, today=today)
    held = _held_against(direction, initiatives, reader, confirmed)
    languages, layout = held.items.languages, held.layout
    overlaps = find_overlaps(initiatives, languages, layout, partial(reader.read, step=EVIDENCE))
    themes = find_themes(initiatives, held.own, languages, layout)
    hops = find_hops(initiatives, themes, on)
    fits = with_evidence(
        held.assignment, held.items, held.landmarks, _read_pieces(initiatives, reader)
    )
    reviewed = _reviewed(initiatives, held, fits, themes, on)
    gaps = find_gaps(initiatives, held.assignment)
    return Review(
        direction=direction,
        initiatives=reviewed,
        overlaps=overlaps,
        gaps=gaps,
        themes=themes,
        years=theme_years(initiatives, themes, on),
        hops=hops,
        sprawl=_sprawl(direction, reviewed, held, overlaps, gaps, on=on),
        findings=first_findings(reviewed, overlaps, gaps, hops, themes),
        problems=tuple(problems),
        method=_method(direction, initiatives, languages, reader, confirmed),
        reviewed_on=today,
    )


@dataclass(frozen=True, slots=True)
class Held:
    """A list held against a direction, before anything is said of it."""

    items: Items
    landmarks: Landmarks
    assignment: Assignment
    own: tuple[str, ...]  # each initiative's text without what was pasted into several
    layout: Layout
    stray_p: NDArray[np.float32]  # (items,)


def _held_against(
    direction: Direction,
    initiatives: Sequence[Initiative],
    reader: Reader,
    confirmed: Confirmations,
) -> Held:
    ground = background(reader.encoder.id).mean
    items = _read_items(initiatives, spoken_languages(initiatives), reader)
    landmarks = _read_landmarks(direction, reader)
    assignment = fit_initiatives(items, landmarks, ground, confirmed)
    own = own_texts(initiatives)
    titles = reader.read([initiative.title for initiative in initiatives])
    layout = lay_out(reader.read(own), titles, items.languages, ground)
    stray_p = stray_probabilities(assignment, layout.neighbours)
    return Held(items, landmarks, assignment, own, layout, stray_p)


def spoken_languages(initiatives: Sequence[Initiative]) -> tuple[str, ...]:
    """The language of each initiative; a short text that could be either follows the list."""
    alone = [language_of(initiative.text) for initiative in initiatives]
    usual = max(("sv", "en"), key=lambda language: (alone.count(language), language))
    return tuple(language_of(initiative.text, prior=usual) for initiative in initiatives)


def find_gaps(initiatives: Sequence[Initiative], assignment: Assignment) -> tuple[Gap, ...]:
    """Landmarks that nothing serves: what was dropped does not count as work on them."""
    gaps = []
    kept = np.array([initiative.stage is not Stage.DROPPED for initiative in initiatives])
    for column, label in enumerate(assignment.labels):
        p = np.where(kept, assignment.p[:, column], 0)
        if p.max(initial=0) < SERVED_FROM:
            nearest = np.argsort(-p, kind="stable")[:NEAREST]
            gaps.append(Gap(label, tuple((initiatives[at].id, float(p[at])) for at in nearest)))
    return tuple(gaps)


def _read_items(
    initiatives: Sequence[Initiative], languages: tuple[str, ...], reader: Reader
) -> Items:
    texts = tuple(initiative.text for initiative in initiatives)
    ids = tuple(initiative.id for initiative in initiatives)
    return Items(ids, texts, languages, reader.read(texts))


def _read_landmarks(direction: Direction, reader: Reader) -> Landmarks:
    said = tuple(statements(landmark) for landmark in direction.landmarks)
    vectors = tuple(reader.read([one.text for one in group]) for group in said)
    return Landmarks(tuple(landmark.label for landmark in direction.landmarks), said, vectors)


def _reviewed(
    initiatives: Sequence[Initiative],
    held: Held,
    fits: Sequence[tuple[Fit, ...]],
    themes: Sequence[Theme],
    on: date,
) -> tuple[Reviewed, ...]:
    # Neighbours decide where the text alone does not: what likely serves a landmark has a clear
    # link whatever they do, and what hardly serves any has none.
    best = held.assignment.p.max(axis=1, initial=0)
    doubted = (held.stray_p >= STRAY_FROM) | (best < HARDLY)
    strays = doubted & (best < SERVED_FROM)
    theme_of = {member: theme.id for theme in themes for member in theme.members}
    return tuple(
        Reviewed(
            initiative=initiative,
            language=held.items.languages[row],
            fit=fits[row],
            is_stray=bool(strays[row]),
            stray_p=float(held.stray_p[row]),
            theme=theme_of.get(initiative.id),
            is_silent=is_silent(initiative, on=on),
            confirmed=_labels(held.assignment, row, 1),
            ruled_out=_labels(held.assignment, row, -1),
        )
        for row, initiative in enumerate(initiatives)
    )


def _sprawl(
    direction: Direction,
    reviewed: Sequence[Reviewed],
    held: Held,
    overlaps: Sequence[Overlap],
    gaps: Sequence[Gap],
    *,
    on: date,
) -> Sprawl:
    strays = [r.is_stray for r in reviewed]
    counts = sprawl_counts(strays, held.stray_p, overlaps, held.assignment.p, len(gaps))
    initiatives = [r.initiative for r in reviewed]
    over_time, why_not = sprawl_over_time(initiatives, direction, held.stray_p, overlaps, on)
    return Sprawl(
        counts.no_clear_link, counts.likely_overlap, counts.empty_landmarks, over_time, why_not
    )


def _labels(assignment: Assignment, row: int, said: int) -> tuple[str, ...]:
    return tuple(assignment.labels[at] for at in np.flatnonzero(assignment.said[row] == said))


def _read_pieces(initiatives: Sequence[Initiative], reader: Reader) -> Pieces:
    pieces = tuple(pieces_of(initiative) for initiative in initiatives)
    vectors = reader.read([piece.text for group in pieces for piece in group], step=EVIDENCE)
    ends = np.cumsum([len(group) for group in pieces])[:-1]
    return Pieces(pieces, tuple(np.split(vectors, ends)))


def _method(
    direction: Direction,
    initiatives: Sequence[Initiative],
    languages: Sequence[str],
    reader: Reader,
    confirmed: Confirmations,
) -> Method:
    return Method(
        model=reader.encoder.id,
        version=VERSION,
        is_calibrated=is_calibrated(reader.encoder.id),
        languages=dict(Counter(languages).most_common()),
        thresholds={
            "stray": STRAY_FROM,
            "overlap_likely": LIKELY_FROM,
            "overlap_look": LOOK_FROM,
            "served": SERVED_FROM,
        },
        confirmations=len(confirmed),
        limits=tuple(_limits(direction, initiatives, languages)),
    )


def _limits(
    direction: Direction, initiatives: Sequence[Initiative], languages: Sequence[str]
) -> Iterator[str]:
    """Codes of what this list or direction cannot bear, for the page on method to say."""
    if len(initiatives) < FEW:
        yield "few_initiatives"
    if len(direction.landmarks) == 1:
        yield "one_landmark"
    if not direction.landmarks:
        yield "no_landmarks"
    if any(landmark.is_thin for landmark in direction.landmarks):
        yield "thin_landmarks"
    if "other" in languages:
        yield "third_language"
    if not any(initiative.effort for initiative in initiatives):
        yield "no_effort"
    if 2 * sum(len(initiative.text) < SHORT_TEXT for initiative in initiatives) > len(initiatives):
        yield "short_texts"
