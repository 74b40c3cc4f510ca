"""Checking files: read, check, fix, leave out what is known, write."""

import argparse
import sys
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, replace
from functools import cache
from pathlib import Path

from resmal.cli.words.baseline import Baseline
from resmal.cli.words.output import WRITERS, Checked
from resmal.cli.words.problems import READING_PROBLEMS, sentence
from resmal.cli.words.settings import Settings, find_settings, read_glossary
from resmal.engine.words import Checker, Findings, Silence, checker_for
from resmal.engine.words.silences import silences_in
from resmal.formats.texts import Kind, Written, read_written, written
from resmal.translation import gettext as _
from resmal.translation import ngettext

_PIPED = "-"
_FIXED_KINDS = {Kind.TEXT, Kind.MARKDOWN}


@dataclass(frozen=True, slots=True)
class _Task:
    """How the files of one folder are checked."""

    checker: Checker
    language: str | None
    silences: tuple[Silence, ...]
    baseline: Path | None
    fix: bool


def run_check(arguments: argparse.Namespace) -> int:
    """Check every file that can be read; say which cannot."""
    task_in = _tasks(arguments)
    baseline = task_in(_folder(arguments.files[0])).baseline
    checked, unread = _check_all(arguments.files, task_in)
    if baseline is not None:
        checked = _without_known(checked, Baseline(baseline))
    WRITERS[arguments.format](checked, sys.stdout)
    _say_hints(checked)
    if unread:
        return 2
    return 1 if any(one.findings.findings for one in checked) else 0


def _tasks(arguments: argparse.Namespace) -> Callable[[Path], _Task]:
    """What is to be done in a folder: what its settings say, and before them the arguments."""
    said = read_glossary(arguments.glossary) if arguments.glossary else {}

    @cache
    def task(settings_folder: Path) -> _Task:
        settings = find_settings(settings_folder)
        return _Task(
            checker=checker_for(_styles(arguments.style, settings), {**settings.glossary, **said}),
            language=arguments.language or settings.language,
            silences=settings.silences,
            baseline=arguments.baseline or settings.baseline,
            fix=arguments.fix,
        )

    return task


def _check_all(names: list[str], task_in: Callable[[Path], _Task]) -> tuple[list[Checked], int]:
    checked, unread = [], 0
    for name in names:
        try:
            checked.append(_check(name, task_in(_folder(name))))
        except READING_PROBLEMS as error:
            unread += 1
            said = sentence(error)
            print(said if name in said else f"{name}: {said}", file=sys.stderr)
    return checked, unread


def _check(name: str, task: _Task) -> Checked:
    text = written(sys.stdin.buffer.read(), name) if name == _PIPED else read_written(Path(name))
    silences = (*task.silences, *silences_in(text.source))
    if task.fix and name != _PIPED and text.kind in _FIXED_KINDS:
        text = _fixed(Path(name), text, task, silences)
    elif task.fix:
        said = _("“{name}” was not changed: only text and Markdown files can be changed.")
        print(said.format(name=name), file=sys.stderr)
    return Checked(name, text, task.checker.check(text.text, task.language, silences))


def _fixed(path: Path, text: Written, task: _Task, silences: tuple[Silence, ...]) -> Written:
    """Write the replacements that are always safe, the last first so that places stay true."""
    found = task.checker.check(text.text, task.language, silences, repeats=True).findings
    safe = [one for one in found if one.replacement is not None]
    source = text.source
    for one in reversed(safe):
        source = source[: one.start] + str(one.replacement) + source[one.end :]
    if not safe:
        return text
    from resmal.formats.writing import write_text

    is_utf8 = path.read_bytes().endswith(text.source.encode())
    write_text(path, source)
    if not is_utf8:
        said = _("“{name}” was in another encoding, and is in UTF-8 from now on.")
        print(said.format(name=path), file=sys.stderr)
    said = ngettext("{name}: {n} word replaced", "{name}: {n} words replaced", len(safe))
    print(said.format(name=path, n=len(safe)), file=sys.stderr)
    return read_written(path)


def _without_known(checked: list[Checked], baseline: Baseline) -> list[Checked]:
    if not baseline.exists:
        count = baseline.write((one.name, one.findings.findings) for one in checked)
        said = ngettext(
            "“{path}” written: {n} finding is left out from now on.",
            "“{path}” written: {n} findings are left out from now on.",
            count,
        )
        print(said.format(path=baseline.path, n=count), file=sys.stderr)
    return [
        replace(
            one,
            findings=replace(
                one.findings, findings=tuple(baseline.unknown(one.name, one.findings.findings))
            ),
        )
        for one in checked
    ]


def _styles(said: list[str] | None, settings: Settings) -> list[str | Path] | None:
    """Names of styles, and paths where a file is meant: those of the settings from their folder."""
    if said is not None:
        return [Path(style) if style.endswith(".toml") else style for style in said]
    if settings.styles is None:
        return None
    return [settings.folder / s if s.endswith(".toml") else s for s in settings.styles]


def _folder(name: str) -> Path:
    return Path() if name == _PIPED else Path(name).parent


def _say_hints(checked: list[Checked]) -> None:
    for one in checked:
        for line in (_languages_line(one.findings), _hints_line(one)):
            if line:
                print(f"{one.name}: {line}", file=sys.stderr)


def _languages_line(findings: Findings) -> str:
    languages: Mapping[str, int] = findings.languages
    if 2 * languages.get("other", 0) <= sum(languages.values()):
        return ""
    return _("neither Swedish nor English, so only short forms were looked at")


def _hints_line(one: Checked) -> str:
    return "; ".join(_hints(one))


def _hints(one: Checked) -> Iterator[str]:
    hints = one.findings.hints
    if hints.lix is None:
        return
    bands = {
        "very_easy": _("very easy"),
        "easy": _("easy"),
        "medium": _("of medium difficulty"),
        "hard": _("hard"),
        "very_hard": _("very hard"),
    }
    yield _("reading index {lix:.0f} ({band})").format(lix=hints.lix, band=bands[hints.band])
    if hints.longest:
        places = ", ".join(
            _("line {line} ({n} words)").format(line=one.place(s.start)[0], n=s.word_count)
            for s in hints.longest
        )
        yield _("longest sentences: {places}").format(places=places)
    if hints.passive_share is not None:
        yield _("{share:.0%} of the sentences do not say who acts").format(
            share=hints.passive_share
        )
