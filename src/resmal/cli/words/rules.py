"""``resmal words rules``: list, explain and test rules."""

import argparse
import sys
from collections.abc import Iterator
from pathlib import Path

from resmal.engine.words.rulebook.entries import Entry, Style
from resmal.engine.words.rulebook.styles import entries_of, load
from resmal.engine.words.rulebook.trial import failures
from resmal.translation import gettext as _
from resmal.translation import ngettext


def run_rules(arguments: argparse.Namespace) -> int:
    """List all rules, explain those that are named, or with --test try every example."""
    named = arguments.files[1:]
    said = arguments.style or [name for name in named if name.endswith(".toml")] or None
    styles = load(
        [Path(s) if s.endswith(".toml") else s for s in said] if said is not None else None
    )
    wanted = {name for name in named if not name.endswith(".toml")}
    if arguments.test:
        return _test(styles)
    if wanted:
        return _explain(styles, wanted)
    for style in styles:
        print(f"{style.id}  {style.title} ({len(style.entries)})")
        print(f"  {style.why}")
        for entry in style.entries:
            print(f"  {entry.id}: {', '.join(entry.words[:3])}")
    return 0


def _test(styles: tuple[Style, ...]) -> int:
    count = failed = 0
    for style in styles:
        for entry in style.entries:
            count += len(entry.found) + len(entry.not_found)
        for failure in failures(style):
            failed += 1
            template = (
                _("{path}:{line}: {rule} is not found in “{example}”")
                if failure.should_be_found
                else _("{path}:{line}: {rule} is found in “{example}”, but must not be")
            )
            print(
                template.format(
                    path=style.path,
                    line=failure.entry.line,
                    rule=failure.entry.rule,
                    example=failure.example,
                )
            )
    said = ngettext(
        "{n} example tried, {failed} failed", "{n} examples tried, {failed} failed", count
    )
    print(said.format(n=count, failed=failed), file=sys.stderr)
    return 1 if failed else 0


def _explain(styles: tuple[Style, ...], wanted: set[str]) -> int:
    found = [e for style in styles for e in entries_of(style) if wanted & {e.id, e.rule}]
    for entry in found:
        print("\n".join(_explanation(entry)))
    missing = wanted - {e.id for e in found} - {e.rule for e in found}
    for name in sorted(missing):
        print(_("There is no rule “{name}”.").format(name=name), file=sys.stderr)
    return 2 if missing else 0


def _explanation(entry: Entry) -> Iterator[str]:
    yield f"{entry.rule} ({entry.level})"
    yield f"  {', '.join(entry.words)}"
    yield f"  {entry.reason}"
    yield f"  → {entry.alternative or entry.question}"
    if entry.unless:
        yield "  " + _("not within: {phrases}").format(phrases=", ".join(entry.unless))
    for example in entry.found:
        yield "  " + _("found: {example}").format(example=example)
    for example in entry.not_found:
        yield "  " + _("not found: {example}").format(example=example)
    yield "  " + _("to keep it, write in the text: resmal: keep {id}, because ...").format(
        id=entry.id
    )
