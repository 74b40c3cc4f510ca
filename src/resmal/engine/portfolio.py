"""What a review is about: a direction with its landmarks, and a list of initiatives."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum


class Kind(StrEnum):
    """What a landmark changes."""

    OPERATIONS = "operations"
    INCOME = "income"
    CUSTOMER = "customer"
    MODEL = "model"
    COMPETENCE = "competence"
    CAPABILITY = "capability"


class Stage(StrEnum):
    """How far an initiative has come. The last three are endings."""

    IDEA = "idea"
    TRYING = "trying"
    RUNNING = "running"
    IN_USE = "in_use"
    ENDED = "ended"  # ended with a conclusion: done, learnt from
    DROPPED = "dropped"  # ended without one: cancelled, retired unused, forgotten
    JOINED = "joined"  # became part of another


@dataclass(frozen=True, slots=True)
class LocalText:
    """The same sentence in one or more languages.

    ``by_language`` maps ``sv`` and ``en`` to the text; a text written without saying which
    language it is in stands under the empty string.
    """

    by_language: Mapping[str, str] = field(default_factory=dict)

    @classmethod
    def plain(cls, text: str) -> "LocalText":
        """A text whose language nobody has said."""
        return cls({"": text})

    def in_language(self, language: str) -> str:
        """The text in ``language``, else in whichever language there is, else empty."""
        texts = self.by_language
        return texts.get(language) or texts.get("") or next((t for t in texts.values() if t), "")

    def texts(self) -> Iterator[str]:
        """Every text that is not empty, one a language."""
        return (text for text in self.by_language.values() if text.strip())


@dataclass(frozen=True, slots=True)
class Landmark:
    """A thing that anybody could see once the company has arrived."""

    name: LocalText
    from_: LocalText = LocalText()
    to: LocalText = LocalText()
    sentences: tuple[LocalText, ...] = ()
    kind: Kind | None = None

    THIN_BELOW = 3  # fewer sentences say too little for a machine to recognise the landmark by

    @property
    def label(self) -> str:
        """The name as written: the first language it was written in."""
        return next(self.name.texts(), "")

    @property
    def sentence_count(self) -> int:
        """How many sentences describe it: from, to and the sentences, each counted once."""
        return sum(1 for said in (self.from_, self.to, *self.sentences) if any(said.texts()))

    @property
    def is_thin(self) -> bool:
        """Whether fewer than three sentences say what one would see."""
        return self.sentence_count < self.THIN_BELOW


@dataclass(frozen=True, slots=True)
class Direction:
    """From ..., to ..., because ..., and the landmarks on the way."""

    from_: LocalText
    to: LocalText
    because: LocalText
    landmarks: tuple[Landmark, ...] = ()


@dataclass(frozen=True, slots=True)
class Initiative:
    """One row of a company's own list. Texts stand as written; nothing is cleaned here.

    ``effort`` is in the list's own unit (days, money, people): only ratios within one list are
    ever used. ``row`` is the row number that a person sees in the list, counted from 1 with the
    heading as row 1.
    """

    id: str
    title: str
    description: str = ""
    unit: str = ""
    owner: str = ""
    stage: Stage | None = None
    started_on: date | None = None
    ended_on: date | None = None
    changed_on: date | None = None
    effort: float | None = None
    row: int = 0

    @property
    def text(self) -> str:
        """What the engine reads: the title, and the description after a full stop."""
        title, description = self.title.strip(), self.description.strip()
        if not description or description == title:
            return title
        return f"{title.rstrip('.')}. {description}" if title else description


@dataclass(frozen=True, slots=True)
class Problem:
    """Something in the list that could not be used, in one sentence for the person who owns it."""

    row: int | None  # as a person counts in the list; None where it concerns the whole list
    sentence: str
    is_left_out: bool = True  # whether the row is left out, or used in part
