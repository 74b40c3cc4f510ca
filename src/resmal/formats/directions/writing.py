"""Write a direction as TOML that explains itself."""

from collections.abc import Iterator
from pathlib import Path

from resmal.engine.portfolio import Direction, Kind, Landmark, LocalText
from resmal.formats.writing import write_text
from resmal.translation import gettext as _

_ESCAPES = {'"': '\\"', "\\": "\\\\", "\n": "\\n", "\t": "\\t", "\r": "\\r"}


def write_direction(direction: Direction, path: Path, *, replace: bool = False) -> None:
    """Write ``direction`` to ``path`` so that ``read_direction`` gives the same back.

    Comments are in the reader's language. A file that stands there already is kept unless
    ``replace``. Raises WritingError where nothing was written.
    """
    write_text(path, "\n".join(_lines(direction)) + "\n", replace=replace)


def _lines(direction: Direction) -> Iterator[str]:
    yield _comment(
        _("Where we are going. Change the texts and keep the names before the equals signs.")
    )
    yield _comment(_("A text in two languages is written {example}.").format(example=_EXAMPLE))
    yield ""
    yield "[direction]"
    yield from _said("from", direction.from_)
    yield from _said("to", direction.to)
    yield from _said("because", direction.because)
    yield ""
    yield _comment(
        _("Landmarks: what anybody could see once we have arrived, three to seven of them.")
    )
    yield _comment(_("Three sentences or more let a review recognise what serves a landmark."))
    yield _comment(_("The kinds are: {kinds}.").format(kinds=", ".join(Kind)))
    for landmark in direction.landmarks:
        yield ""
        yield from _landmark(landmark)


_EXAMPLE = '{ sv = "…", en = "…" }'


def _landmark(landmark: Landmark) -> Iterator[str]:
    yield "[[landmarks]]"
    yield from _said("name", landmark.name)
    if landmark.kind:
        yield f'kind = "{landmark.kind}"'
    yield from _said("from", landmark.from_)
    yield from _said("to", landmark.to)
    if landmark.sentences:
        yield "sentences = ["
        for sentence in landmark.sentences:
            yield f"  {_value(sentence)},"
        yield "]"


def _said(key: str, text: LocalText) -> Iterator[str]:
    if text.by_language:
        yield f"{key} = {_value(text)}"


def _value(text: LocalText) -> str:
    if set(text.by_language) <= {""} and text.by_language:
        return _quoted(text.by_language[""])
    pairs = ", ".join(
        f"{language} = {_quoted(said)}" for language, said in text.by_language.items()
    )
    return f"{{ {pairs} }}" if pairs else "{}"


def _quoted(text: str) -> str:
    if '"' in text and "'" not in text and text.isprintable():
        return f"'{text}'"  # easier to read and edit than escaped quotation marks
    return f'"{"".join(map(_escaped, text))}"'


def _escaped(character: str) -> str:
    if character in _ESCAPES:
        return _ESCAPES[character]
    if character < " " or character == "\x7f":
        return f"\\u{ord(character):04x}"
    return character


def _comment(sentence: str) -> str:
    return f"# {sentence}"
