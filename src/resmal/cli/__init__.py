"""The command ``resmal``: one module for each group of commands."""

import argparse
import os
import sys
from collections.abc import Sequence
from importlib.metadata import version

from resmal.cli import direction, language, review, words
from resmal.translation import gettext as _

STOPPED = 130  # what a shell expects of a command that was stopped from the keyboard


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the command line and give its exit code: 0 done, 1 bad input, 2 wrong usage."""
    arguments = sys.argv[1:] if arguments is None else arguments
    language.speak(language.spoken_language(arguments, os.environ))
    _write_utf8()
    chosen = parser().parse_args(arguments)
    try:
        return int(chosen.run(chosen))
    except KeyboardInterrupt:
        print("\n" + _("Stopped. Nothing was written."), file=sys.stderr)
        return STOPPED
    except BrokenPipeError:
        # Whoever read our output has had enough; closing quietly is what a shell expects.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return 0


def parser() -> argparse.ArgumentParser:
    """The whole command line, in the language that is spoken now."""
    top = argparse.ArgumentParser(
        prog="resmal",
        description=_("From a direction that everybody can say to initiatives that pull together."),
        epilog=_("Every command has its own help: resmal review --help"),
    )
    top.add_argument("--version", action="version", version=f"resmal {version('resmal')}")
    commands = top.add_subparsers(metavar=_("COMMAND"), required=True)
    for group in (review, direction, words):
        group.add_to(commands)
    return top


def _write_utf8() -> None:
    """Speak Swedish also where the terminal was set up for plain English."""
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(encoding="utf-8", errors="replace")
