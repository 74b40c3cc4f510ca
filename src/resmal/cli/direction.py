"""``resmal direction new``: write down where the company goes, asked for step by step."""

import argparse
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

from resmal.translation import gettext as _
from resmal.translation import ngettext

if TYPE_CHECKING:
    from resmal.engine.portfolio import Direction, Kind, Landmark

FEWEST, MOST = 3, 7  # landmarks that people can keep in mind


def add_to(commands: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    """Add ``direction`` to the command line."""
    group = commands.add_parser("direction", help=_("write down where the company goes"))
    acts = group.add_subparsers(metavar=_("COMMAND"), required=True)
    new = acts.add_parser(
        "new",
        help=_("answer questions, get a direction file"),
        description=_("Asks for from, to, because and landmarks, and writes them to a file."),
    )
    new.add_argument(
        "file",
        metavar=_("FILE"),
        nargs="?",
        default="direction.toml",
        type=Path,
        help=_("where to write it; direction.toml if nothing is said"),
    )
    new.add_argument("--replace", action="store_true", help=_("write over a file that is there"))
    new.add_argument("--language", choices=("sv", "en"), help=_("the language to speak"))
    new.set_defaults(run=run)


def run(arguments: argparse.Namespace) -> int:
    """Ask, then write the file whole or not at all."""
    from resmal.formats import FormatError, write_direction

    if arguments.file.is_file() and not arguments.replace:
        print(_already_there(arguments.file), file=sys.stderr)
        return 1
    try:
        direction = _asked_direction()
    except EOFError:
        print("\n" + _("The answers ended early. Nothing was written."), file=sys.stderr)
        return 1
    try:
        write_direction(direction, arguments.file, replace=arguments.replace)
    except FormatError as error:
        print(error, file=sys.stderr)
        return 1
    print("\n" + _("Written to {file}.").format(file=arguments.file))
    print(_("Now try: resmal review LIST --direction {file}").format(file=arguments.file))
    return 0


def _already_there(file: Path) -> str:
    return _(
        "{file} is there already: choose another name, or say --replace to write over it."
    ).format(file=file)


def _asked_direction() -> "Direction":
    from resmal.engine.portfolio import Direction, LocalText

    print(_("Where do you go? Short sentences, in words that everybody uses."))
    return Direction(
        LocalText.plain(_answer(_("From what? What do customers and colleagues meet today?"))),
        LocalText.plain(_answer(_("To what? What would they see when you are there?"))),
        LocalText.plain(_answer(_("Because? Why must it change, and why now?"))),
        tuple(_asked_landmarks()),
    )


def _asked_landmarks() -> "Iterator[Landmark]":
    print("\n" + _("Landmarks: things that anybody could see once you have arrived."))
    print(_("Three to seven are enough. An empty line ends them."))
    names: set[str] = set()
    for number in range(1, MOST + 1):
        question = _("Landmark {number}, its name:").format(number=number)
        name = _answer(question, may_be_empty=True)
        while name.casefold() in names:
            print(_("There is a landmark with that name already."))
            name = _answer(question, may_be_empty=True)
        if not name:
            break
        names.add(name.casefold())
        yield _asked_landmark(name)
    if len(names) < FEWEST:
        print(
            ngettext(
                "{n} landmark says little about a whole company. You can add more in the file.",
                "{n} landmarks say little about a whole company. You can add more in the file.",
                len(names),
            ).format(n=len(names))
        )


def _asked_landmark(name: str) -> "Landmark":
    from resmal.engine.portfolio import Landmark, LocalText

    from_ = _answer(_("  From what?"), may_be_empty=True)
    to = _answer(_("  To what?"), may_be_empty=True)
    print(_("  What would one see? One sentence a line; an empty line ends them."))
    landmark = Landmark(
        name=LocalText.plain(name),
        from_=LocalText.plain(from_),
        to=LocalText.plain(to),
        sentences=tuple(LocalText.plain(said) for said in iter(lambda: _line("  - "), "")),
        kind=_asked_kind(),
    )
    if landmark.is_thin:
        print(
            "  "
            + _(
                "This landmark is thin: with fewer than three sentences a machine can hardly "
                "recognise work that serves it. You can add to it in the file."
            )
        )
    return landmark


def _asked_kind() -> "Kind":
    from resmal.engine.portfolio import Kind

    kinds = {
        Kind.OPERATIONS: _("how we work"),
        Kind.INCOME: _("income"),
        Kind.CUSTOMER: _("what customers meet"),
        Kind.MODEL: _("business model"),
        Kind.COMPETENCE: _("what people know"),
        Kind.CAPABILITY: _("what the company is able to do"),
    }
    print(_("  What does it change?"))
    for number, words in enumerate(kinds.values(), start=1):
        print(f"    {number} {words}")
    while True:
        answer = _line(_("  A number from 1 to 6: "))
        if answer in set("123456"):
            return tuple(kinds)[int(answer) - 1]
        print(_("  Answer with a number from 1 to 6."))


def _answer(question: str, *, may_be_empty: bool = False) -> str:
    print(question)
    while not (answer := _line("  > ")) and not may_be_empty:
        print(_("  A sentence is needed here."))
    return answer


def _line(prompt: str) -> str:
    return input(prompt).strip()
