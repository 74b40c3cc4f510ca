"""Writes docs/cli.md from the command line itself, so that it is never behind.

``python bench/reference.py`` writes it; with ``--check`` it ends with 1 where it is behind.
"""

import argparse
import sys
from collections.abc import Iterator
from pathlib import Path

from resmal.cli import parser

PAGE = Path(__file__).parents[1] / "docs" / "cli.md"
INTRODUCTION = """# The command line

Written by `python bench/reference.py` from the commands themselves. Every command answers to
`--help`, in Swedish where the surroundings or `--language sv` ask for it. It ends with 0 when it is
done, 1 when what it was given cannot be used, 2 when it was called in a way that it does not know,
and 130 when it was stopped from the keyboard.
"""


def commands(
    of: argparse.ArgumentParser, name: str
) -> Iterator[tuple[str, argparse.ArgumentParser]]:
    """Every command that does something, with its whole name."""
    groups = [a for a in of._actions if isinstance(a, argparse._SubParsersAction)]  # noqa: SLF001 - no public way
    if not groups:
        yield name, of
    for group in groups:
        for word, child in group.choices.items():
            yield from commands(child, f"{name} {word}")


def section(name: str, command: argparse.ArgumentParser) -> str:
    """One command: what it does, how it is called, what each part means."""
    usage = " ".join(command.format_usage().split()).removeprefix("usage: ")
    lines = [f"## {name}\n", f"{command.description}\n", f"```\n{usage}\n```\n"]
    lines += ["| part | means |", "|---|---|"]
    for action in command._actions:  # noqa: SLF001 - no public way
        if "--help" in action.option_strings:
            continue
        part = ", ".join(action.option_strings) or action.metavar or action.dest
        choices = f" ({', '.join(map(str, action.choices))})" if action.choices else ""
        lines.append(f"| `{part}` | {action.help or ''}{choices} |")
    return "\n".join(lines) + "\n"


def main() -> int:
    """Write the page, or say that it is behind."""
    sections = [section(name, command) for name, command in commands(parser(), "resmal")]
    text = "\n".join([INTRODUCTION, *sections])
    if "--check" in sys.argv[1:]:
        if PAGE.exists() and PAGE.read_text(encoding="utf-8") == text:
            return 0
        print("docs/cli.md is behind: run python bench/reference.py", file=sys.stderr)
        return 1
    PAGE.write_text(text, encoding="utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main())
