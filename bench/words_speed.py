"""How fast the words checker is: whole process, warm, start, and a field while somebody types."""

import gzip
import os
import resource
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Sequence
from pathlib import Path

import words_rivals
from figures import Row
from resmal.engine.words import check
from words_row import measured

_COMMAND = (sys.executable, "-m", "resmal.cli", "words")
_ENDED_WELL = {0, 1}  # nothing found, or something
_SLOW = 300_000  # characters that slow rivals are given; more would take minutes
_FIELD = 2_000  # characters
_MEASURED = 6.9, 1.5  # MB/s: GNU style and svlang where they cannot be run


def rows(quick: bool) -> list[Row]:  # noqa: FBT001 - the one question that a bench is asked
    """Speed in both languages; ``quick`` takes a fifth of the text and no rivals."""
    if not quick:
        words_rivals.install()
    found = [_start()]
    for language in ("sv", "en"):
        text = _text(language)
        text = text[: len(text) // 5] if quick else text
        found += [
            _whole(language, text, quick=quick),
            _warm(language, text),
            _field(language, text),
        ]
    return found


def _text(language: str) -> str:
    path = Path(os.environ["RESMAL_DATA"]) / "words" / f"throughput_{language}.txt.gz"
    with gzip.open(path, "rt", encoding="utf-8") as file:
        return file.read()


def _whole(language: str, text: str, *, quick: bool) -> Row:
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "text.txt"
        path.write_text(text, encoding="utf-8")
        size = path.stat().st_size / 1e6
        speed = max(size / _seconds([*_COMMAND, str(path)]) for _ in range(3))
        path.write_text(text[:_SLOW], encoding="utf-8")
        rivals = {} if quick else _rivals(language, path, path.stat().st_size / 1e6)
    note = f"CPU time of the process; {size:.1f} MB"
    return measured(f"whole process {language}, MB/s", speed, 4.0, rivals=rivals, note=note)


def _rivals(language: str, path: Path, size: float) -> dict[str, float]:
    found = words_rivals.commands(language)
    return {name: size / _seconds([*told, str(path)]) for name, told in found.items()}


def _seconds(command: Sequence[str]) -> float:
    """CPU seconds that a command takes, which others on the same machine disturb least."""
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    done = subprocess.run(command, capture_output=True, check=False, cwd=words_rivals.FOLDER.parent)
    if command[0] == sys.executable and done.returncode not in _ENDED_WELL:
        raise RuntimeError(f"{command[0]}: {done.stderr.decode(errors='replace')[-300:]}")
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    return after.ru_utime - before.ru_utime + after.ru_stime - before.ru_stime


def _warm(language: str, text: str) -> Row:
    check("")
    begin = time.process_time()
    check(text)
    speed = len(text.encode()) / 1e6 / (time.process_time() - begin)
    return measured(
        f"warm {language}, MB/s", speed, 6.0, note="in a process that has read the rules"
    )


def _start() -> Row:
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "text.txt"
        path.write_text("Kunden får svar samma dag.\n", encoding="utf-8")
        seconds = min(_seconds([*_COMMAND, str(path)]) for _ in range(5))
    return measured("start, seconds", seconds, 0.2, "lower", note="CPU time for one sentence")


def _field(language: str, text: str) -> Row:
    taken = []
    for begin in range(0, 200 * _FIELD, _FIELD):
        piece = text[begin : begin + _FIELD]
        started = time.process_time()
        check(piece)
        taken.append(1_000 * (time.process_time() - started))
    worst = statistics.quantiles(taken, n=20)[-1]
    name = f"a field of 2,000 characters {language}, ms"
    note = f"95th percentile; median {statistics.median(taken):.1f}"
    return measured(name, worst, 5.0, "lower", note=note)
