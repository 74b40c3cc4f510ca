"""What a review of a list against a direction finds: the facts that every page is made from.

Only the shapes stand here. Every quote is a piece of the text as written, so that a reader can
find it; every figure that is a guess has its probability or interval beside it.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from resmal.engine.portfolio import Direction, Initiative, Problem


class Level(StrEnum):
    """How sure an overlap is: ``likely`` is right nine times in ten, ``look`` is worth a look."""

    LIKELY = "likely"
    LOOK = "look"


@dataclass(frozen=True, slots=True)
class Evidence:
    """The piece of an initiative's text that carries a figure, and what it answers to."""

    quote: str  # a sentence or clause of the initiative, as written
    answers: str  # the landmark's sentence nearest to it, as written
    words: tuple[str, ...] = ()  # words of the quote that weigh most, as written


@dataclass(frozen=True, slots=True)
class Fit:
    """How probable it is that an initiative serves a landmark."""

    landmark: str  # the landmark's label
    p: float  # calibrated probability, 0 to 1
    evidence: tuple[Evidence, ...] = ()


@dataclass(frozen=True, slots=True)
class Reviewed:
    """One initiative after the review."""

    initiative: Initiative
    language: str  # "sv", "en" or "other"
    fit: tuple[Fit, ...]  # up to three, the most probable first
    is_stray: bool  # "no clear link found"
    stray_p: float  # probability that it serves none of the landmarks
    theme: int | None  # id of the theme, None where it stands alone
    is_silent: bool = False  # unchanged for 60 days while under way, where the list says
    confirmed: tuple[str, ...] = ()  # landmarks that a person has confirmed
    ruled_out: tuple[str, ...] = ()  # landmarks that a person has said are wrong


@dataclass(frozen=True, slots=True)
class Overlap:
    """Two initiatives that may be doing the same thing. ``a`` stands before ``b`` in the list."""

    a: str  # id
    b: str  # id
    p: float
    level: Level
    is_pasted: bool  # the same text stands in both: a finding about writing, not about work
    quote_a: str
    quote_b: str


@dataclass(frozen=True, slots=True)
class Gap:
    """A landmark that no initiative clearly serves."""

    landmark: str
    nearest: tuple[tuple[str, float], ...]  # ids of the nearest initiatives and their p


@dataclass(frozen=True, slots=True)
class Theme:
    """Initiatives that speak of the same thing. A drawing, not a fact: people may move them."""

    id: int
    words: tuple[str, ...]  # words that set it apart, in the languages of its initiatives
    members: tuple[str, ...]  # ids, the most typical first
    agreement: float  # how often pairs of it stay together under other seeds, 0 to 1


@dataclass(frozen=True, slots=True)
class Hop:
    """A theme whose initiatives mostly ended without conclusion while another theme rose."""

    theme: int
    began: date
    ended: date
    started_count: int
    dropped_count: int
    rose: int | None  # the theme that rose meanwhile
    months_held: float | None  # median time the theme's initiatives were held (Kaplan-Meier)


@dataclass(frozen=True, slots=True)
class ThemeYear:
    """How many initiatives of a theme began, were under way and were dropped in a year."""

    theme: int
    year: int
    began: int
    under_way: int
    concluded: int
    dropped: int


@dataclass(frozen=True, slots=True)
class Count:
    """A count with its interval: ``low`` and ``high`` hold it nine times in ten."""

    value: int
    low: int
    high: int
    of: int


@dataclass(frozen=True, slots=True)
class SprawlAt:
    """Sprawl of the part of the list that was under way on a date, 0 to 1, with its interval."""

    on: date
    value: float
    low: float
    high: float
    n: int


class WhyNot(StrEnum):
    """Why the change of sprawl is not shown."""

    THIN_LANDMARKS = "thin_landmarks"
    TOO_FEW = "too_few"
    NO_DATES = "no_dates"
    ONE_DATE = "one_date"
    NO_LANDMARKS = "no_landmarks"


@dataclass(frozen=True, slots=True)
class Sprawl:
    """The three counts, and the change over dates where one list bears it."""

    no_clear_link: Count
    likely_overlap: Count  # initiatives that likely overlap with at least one other
    empty_landmarks: Count
    over_time: tuple[SprawlAt, ...] = ()
    why_not: WhyNot | None = None  # why ``over_time`` is empty


class FindingKind(StrEnum):
    """What sort of thing deserves a decision."""

    GAP = "gap"
    OVERLAP = "overlap"
    STRAY = "stray"
    HOP = "hop"
    SILENT = "silent"
    PASTED = "pasted"


@dataclass(frozen=True, slots=True)
class Finding:
    """Something that deserves a decision first. ``weight`` orders them, the heaviest first."""

    kind: FindingKind
    confidence: float  # 0 to 1
    weight: float
    initiatives: tuple[str, ...] = ()  # ids it is about
    landmark: str = ""
    theme: int | None = None


@dataclass(frozen=True, slots=True)
class Method:
    """How it was done, so that it can be done again and doubted."""

    model: str  # the encoder's id; "words" where there was none
    version: str  # of the pipeline: raised when figures can change
    is_calibrated: bool
    languages: Mapping[str, int]  # initiatives a language
    thresholds: Mapping[str, float]
    confirmations: int
    limits: tuple[str, ...] = ()  # codes of what this list cannot bear: "third_language", ...


@dataclass(frozen=True, slots=True)
class Review:
    """Everything a report says."""

    direction: Direction
    initiatives: tuple[Reviewed, ...]  # in the list's order
    overlaps: tuple[Overlap, ...]  # the most probable first
    gaps: tuple[Gap, ...]
    themes: tuple[Theme, ...]  # the largest first
    years: tuple[ThemeYear, ...]
    hops: tuple[Hop, ...]
    sprawl: Sprawl
    findings: tuple[Finding, ...]  # three to five where there are so many, heaviest first
    problems: tuple[Problem, ...]
    method: Method
    reviewed_on: date
