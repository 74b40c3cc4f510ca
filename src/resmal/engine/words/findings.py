"""What the checker says about a text: facts with places, sentences only from the rule files."""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum


class Level(StrEnum):
    """How much a finding asks for: an error should be changed, a suggestion may be."""

    ERROR = "error"
    SUGGESTION = "suggestion"


@dataclass(frozen=True, slots=True)
class Finding:
    """One place in the text that a reader may stumble on.

    ``start`` and ``end`` count code points of the text as given, ``utf16_start`` and ``utf16_end``
    count UTF-16 units as a browser does; ``text[start:end] == match`` always holds. Exactly one
    of ``alternative`` and ``question`` is filled, in the rule's language.
    """

    start: int
    end: int
    utf16_start: int
    utf16_end: int
    match: str
    rule: str  # style and id: "sv-strategi/big-data"
    level: Level
    language: str  # of the rule: "sv" or "en"
    reason: str
    alternative: str = ""
    question: str = ""
    replacement: str | None = None  # what may stand there instead, always safe; None: nothing is


@dataclass(frozen=True, slots=True)
class Abbreviation:
    """A short form in the text, and how a reader comes to know what it stands for."""

    start: int  # code points
    end: int
    short: str  # as written, without an ending: "VD" for "VD:n"
    known_by: str  # "text", "glossary", "household", "ordinary"; "" where nothing explains it
    long_start: int = -1  # code points; -1 where the text holds no long form
    long_end: int = -1

    @property
    def is_explained(self) -> bool:
        """Whether the text itself or the glossary says what it stands for, here or earlier."""
        return self.known_by in {"text", "glossary"}


@dataclass(frozen=True, slots=True)
class Sentence:
    """A long sentence: where it stands, in code points, and how many words it has."""

    start: int
    end: int
    word_count: int


@dataclass(frozen=True, slots=True)
class Hints:
    """Figures about the whole text. They say where to look, never that something is wrong.

    ``lix`` is mean sentence length plus the percentage of words longer than six letters (Carl-Hugo
    Björnsson, Läsbarhet, 1968); ``band`` is one of his five: very_easy, easy, medium, hard,
    very_hard. Both are empty below 100 words, where the figure says nothing. ``passive_share`` is
    the share of sentences with a passive verb, 0 to 1; None below ten sentences.
    """

    word_count: int
    sentence_count: int
    lix: float | None = None
    band: str = ""
    longest: tuple[Sentence, ...] = ()
    passive_share: float | None = None


@dataclass(frozen=True, slots=True)
class Findings:
    """All that was found, in the order of the text.

    ``languages`` counts words a language: "sv", "en", "other". In "other" only abbreviations are
    looked for.
    """

    findings: tuple[Finding, ...]
    hints: Hints
    languages: Mapping[str, int]
    silenced: tuple[Finding, ...] = ()  # found, and kept for a reason that somebody gave


@dataclass(frozen=True, slots=True)
class Silence:
    """A rule, an id or a word that somebody keeps, because ... The reason may not be empty."""

    keep: str
    because: str

    def __post_init__(self) -> None:
        if not self.because.strip():
            raise ValueError(f"{self.keep!r} is kept without a reason")

    def covers(self, finding: Finding) -> bool:
        """Whether ``finding`` is what is kept."""
        kept = self.keep.casefold()
        rule = finding.rule.casefold()
        return kept in {rule, rule.partition("/")[2], finding.match.casefold()}
