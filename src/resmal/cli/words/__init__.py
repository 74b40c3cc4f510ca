"""``resmal words``: look through texts for words that a reader may stumble on."""

import argparse
import sys
from pathlib import Path

from resmal.translation import gettext as _

FORMATS = ("text", "json", "sarif", "rdjson")
UNREADABLE = 2


def add_to(commands: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    """Add ``words`` to the command line."""
    command = commands.add_parser(
        "words",
        help=_("look for words that a reader may stumble on"),
        description=_(
            "Reads text, Markdown, HTML, DOCX and PDF in Swedish and English and names cool words, "
            "officialese and unexplained short forms, each with a reason and a way out. "
            "Ends with 0 if there is nothing to say, 1 if there is, 2 if something cannot be read."
        ),
        epilog=_("resmal words rules lists the rules, resmal words rules RULE explains one."),
    )
    _add_what_is_read(command)
    _add_what_is_done(command)
    command.set_defaults(run=run, usage_error=command.error)


def _add_what_is_read(command: argparse.ArgumentParser) -> None:
    command.add_argument(
        "files", metavar=_("FILE"), nargs="+", help=_("files to read; - reads what is piped in")
    )
    command.add_argument(
        "--format", choices=FORMATS, default="text", help=_("how to write what was found")
    )
    command.add_argument(
        "--language",
        choices=("sv", "en"),
        help=_("the language of the texts; found a paragraph at a time if nothing is said"),
    )
    command.add_argument(
        "--style",
        metavar=_("STYLE"),
        action="append",
        help=_("a style by name, or a rule file of your own; may be repeated"),
    )
    command.add_argument(
        "--glossary",
        metavar=_("FILE"),
        type=Path,
        help=_("short forms that your readers know, one a line: VIS = what it stands for"),
    )


def _add_what_is_done(command: argparse.ArgumentParser) -> None:
    command.add_argument(
        "--baseline",
        metavar=_("FILE"),
        type=Path,
        help=_("leave out what stands in this file; it is written if it is not there"),
    )
    command.add_argument(
        "--fix",
        action="store_true",
        help=_("replace, in text and Markdown, where one replacement is always safe"),
    )
    command.add_argument(
        "--test", action="store_true", help=_("with rules: try every example of every rule")
    )


def run(arguments: argparse.Namespace) -> int:
    """Check files, or list, explain and test rules. 0: nothing found, 1: found, 2: unreadable."""
    from resmal.cli.words.problems import READING_PROBLEMS, sentence

    try:
        if arguments.files[0] == "rules":
            from resmal.cli.words.rules import run_rules

            return run_rules(arguments)
        from resmal.cli.words.checking import run_check

        return run_check(arguments)
    except READING_PROBLEMS as error:
        print(sentence(error), file=sys.stderr)
        return UNREADABLE
