"""What a landmark says, statement by statement, as the engine reads it."""

from dataclasses import dataclass

from resmal.engine.coherence.centring import Vectors
from resmal.engine.meaning import language_of
from resmal.engine.portfolio import Landmark, LocalText


@dataclass(frozen=True, slots=True)
class Statement:
    """A name or sentence of a landmark, as written, in one language."""

    text: str
    language: str  # "sv", "en" or "other"
    is_name: bool


@dataclass(frozen=True, slots=True)
class Landmarks:
    """The landmarks of a direction with a vector for each statement.

    ``vectors[l]`` has the shape (len(statements[l]), d), in the statements' order.
    """

    labels: tuple[str, ...]
    statements: tuple[tuple[Statement, ...], ...]
    vectors: tuple[Vectors, ...]


def statements(landmark: Landmark) -> tuple[Statement, ...]:
    """Everything the landmark says in every language, names first: what is to be encoded."""
    said = (landmark.from_, landmark.to, *landmark.sentences)
    return (
        *_in_each_language(landmark.name, is_name=True),
        *(statement for text in said for statement in _in_each_language(text, is_name=False)),
    )


def _in_each_language(text: LocalText, *, is_name: bool) -> tuple[Statement, ...]:
    return tuple(
        Statement(said.strip(), language or language_of(said), is_name)
        for language, said in text.by_language.items()
        if said.strip()
    )
