"""``resmal review``: hold a list of initiatives against a direction and write the report."""

import argparse
import os
import sys
from pathlib import Path
from typing import TYPE_CHECKING

from resmal import translation
from resmal.cli.progress import Progress
from resmal.translation import gettext as _
from resmal.translation import ngettext

if TYPE_CHECKING:
    from collections.abc import Sequence

    from resmal.engine.portfolio import Direction, Problem
    from resmal.engine.review import Review
    from resmal.formats import ReadList

SHOWN_PROBLEMS = 12  # more than a screen of them helps nobody; the report has them all


def add_to(commands: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    """Add ``review`` to the command line."""
    command = commands.add_parser(
        "review",
        help=_("hold a list of initiatives against a direction"),
        description=_(
            "Reads a list of initiatives and a direction, and writes a report that shows whether "
            "they pull together. Nothing leaves this machine."
        ),
    )
    command.add_argument(
        "list",
        metavar=_("LIST"),
        type=Path,
        help=_("the list: CSV, Excel, OpenDocument or JSON, or an export of a planning tool"),
    )
    _add_files(command)
    command.add_argument(
        "--column",
        metavar=_("FIELD=HEADING"),
        action="append",
        default=[],
        help=_("say which column holds what, for example title=Name; may be repeated"),
    )
    command.add_argument(
        "--dry-run", action="store_true", help=_("show how the list was understood, and stop")
    )
    command.add_argument(
        "--language", choices=translation.LANGUAGES, help=_("the language of the report")
    )
    command.set_defaults(run=run, usage_error=command.error)


def _add_files(command: argparse.ArgumentParser) -> None:
    command.add_argument(
        "--direction",
        metavar=_("FILE"),
        type=Path,
        help=_("the direction with its landmarks; resmal direction new writes one"),
    )
    command.add_argument(
        "--output",
        metavar=_("FILE"),
        type=Path,
        help=_("where to write the report; report.html if nothing is said"),
    )
    command.add_argument(
        "--json", metavar=_("FILE"), type=Path, help=_("write the review as data as well")
    )
    command.add_argument(
        "--confirmed",
        metavar=_("FILE"),
        type=Path,
        help=_("what people have confirmed: a list with id, landmark and yes or no"),
    )


def run(arguments: argparse.Namespace) -> int:
    """Read, show what was understood, review, write. Nothing is written before all is done."""
    # Small products are quicker on one thread, and the same on machines with more of them. It must
    # be said before numpy is first imported.
    os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")
    from resmal.formats import FormatError

    columns = _said_columns(arguments)
    if not arguments.dry_run and arguments.direction is None:
        arguments.usage_error(
            _("--direction is needed: the file with the direction and its landmarks")
        )
    try:
        return _run(arguments, columns)
    except FormatError as error:
        print(error, file=sys.stderr)
        return 1


def _run(arguments: argparse.Namespace, columns: dict[str, list[str]]) -> int:
    from resmal.formats import read_direction, read_list

    direction = read_direction(arguments.direction) if arguments.direction else None
    output = arguments.output or Path("report.html")
    if not arguments.dry_run:
        _refuse_same_file(arguments, output)
        _refuse_unwritable(output, arguments.json)
    read = read_list(arguments.list, columns)
    _show_understood(read)
    if arguments.dry_run or direction is None:
        return 0
    review = _review(arguments, direction, read)
    _write(review, output, arguments.json)
    _show_summary(review, output, arguments.json)
    return 0


def _said_columns(arguments: argparse.Namespace) -> dict[str, list[str]]:
    columns: dict[str, list[str]] = {}
    for said in arguments.column:
        field, equals, heading = said.partition("=")
        if not equals or not field.strip() or not heading.strip():
            arguments.usage_error(
                _("--column {said} is not understood: write FIELD=HEADING").format(said=said)
            )
        columns.setdefault(field.strip(), []).append(heading.strip())
    return columns


def _show_understood(read: "ReadList") -> None:
    from resmal.formats import understood_lines

    for line in understood_lines(read):
        print(line, file=sys.stderr)
    _show_problems(read.problems)


def _show_problems(problems: "Sequence[Problem]") -> None:
    for problem in problems[:SHOWN_PROBLEMS]:
        print(f"  - {problem.sentence}", file=sys.stderr)
    rest = len(problems) - SHOWN_PROBLEMS
    if rest > 0:
        said = ngettext(
            "and {n} more, which the report names", "and {n} more, which the report names", rest
        )
        print(f"  - {said.format(n=rest)}", file=sys.stderr)


def _refuse_same_file(arguments: argparse.Namespace, output: Path) -> None:
    """What is read must not be written over, and two results do not fit in one file."""
    from resmal.formats import WritingError

    read = (arguments.list, arguments.direction, arguments.confirmed)
    known = {path.resolve() for path in read if path is not None}
    for path in (output, arguments.json):
        if path is not None and path.resolve() in known:
            sentence = _("“{path}” is read or written already: choose another name for the result.")
            raise WritingError(sentence.format(path=path))
        if path is not None:
            known.add(path.resolve())


def _refuse_unwritable(*paths: Path | None) -> None:
    """Say at once that a result cannot be written, before the long work rather than after it."""
    from resmal.formats import refuse_unwritable

    for path in paths:
        if path is not None:
            refuse_unwritable(path)


def _review(arguments: argparse.Namespace, direction: "Direction", read: "ReadList") -> "Review":
    from datetime import UTC, datetime

    from resmal.engine.coherence.fit import Confirmations
    from resmal.engine.meaning import VectorCache, open_encoder
    from resmal.engine.pipeline import Reader, review_list
    from resmal.formats import read_confirmed

    problems, confirmed = read.problems, Confirmations()
    if arguments.confirmed:
        said = read_confirmed(arguments.confirmed, read.initiatives, direction)
        _show_problems(said.problems)
        problems = (*problems, *said.problems)
        confirmed = Confirmations(
            serves=frozenset(
                (one.initiative, one.landmark) for one in said.answers if one.is_right
            ),
            wrong=frozenset(
                (one.initiative, one.landmark) for one in said.answers if not one.is_right
            ),
        )
    with Progress() as progress:
        return review_list(
            direction,
            read.initiatives,
            reader=Reader(open_encoder(), VectorCache(), progress.advance),
            today=datetime.now(tz=UTC).astimezone().date(),
            confirmed=confirmed,
            problems=problems,
        )


def _write(review: "Review", output: Path, data: Path | None) -> None:
    import json

    from resmal.formats import write_text
    from resmal.report import render
    from resmal.report.review_json import review_json

    html = render(review, language=translation.current())
    if data is not None:
        write_text(data, json.dumps(review_json(review), ensure_ascii=False, indent=1) + "\n")
    write_text(output, html)


def _show_summary(review: "Review", output: Path, data: Path | None) -> None:
    from resmal.report.summary import summary_lines

    print()
    for line in summary_lines(review, language=translation.current()):
        print(line)
    print("\n" + _("The report: {file}").format(file=output))
    if data is not None:
        print(_("The review as data: {file}").format(file=data))
