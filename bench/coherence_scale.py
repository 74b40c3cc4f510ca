"""Seconds and memory for a list of 10,000: overlaps, themes and sprawl, without the encoding.

Real projects drawn again and again, each with its vector moved a little and a fifth of its words
left out, so that there are near copies but few equal texts. The whole review, in a process of its
own, reads 10,000 real rows of three public lists instead.
"""

import csv
import os
import resource
import subprocess
import sys
import time
from collections.abc import Sequence
from datetime import date
from itertools import chain, islice
from pathlib import Path
from tempfile import TemporaryDirectory

import numpy as np

from coherence_overlap import GROUND, Vectors, encode, read_set
from figures import Row
from resmal.engine.coherence.overlaps import (
    Layout,
    find_overlaps,
    lay_out,
    overlaps_of_one,
    own_texts,
)
from resmal.engine.coherence.sprawl import sprawl_counts, sprawl_over_time
from resmal.engine.portfolio import Direction, Initiative, Landmark, LocalText
from resmal.engine.themes import find_hops, find_themes, theme_years
from resmal.formats import read_list
from tables import run

ITEMS, LANDMARKS, TRIES = 10_000, 5, 20
SAID = tuple(LocalText.plain(said) for said in ("One sees it.", "One hears it.", "One pays less."))
LANDMARK = Landmark(LocalText.plain("Answers the same day"), sentences=SAID)
NOTHING = LocalText.plain("")
ON = date(2026, 1, 1)
LISTS = ("us_ai_inventory_2025", "us_ai_inventory_2024", "regeringsuppdrag")
DIRECTION = Path(__file__).parents[1] / "examples/real/us_federal_ai.toml"
REVIEW = "import sys; from resmal.cli import main; sys.exit(main())"


def _list() -> tuple[list[Initiative], list[str], Vectors]:
    """Initiatives in two languages with their languages and vectors, by a fixed seed."""
    rng = np.random.default_rng(0)
    told = [row for row in read_set("swecris_dev.csv.gz") if row["tsv"] and row["ten"]]
    titles = {language: [row[f"t{language}"] for row in told] for language in ("sv", "en")}
    said = {language: [row[f"a{language}"][:300] for row in told] for language in ("sv", "en")}
    vectors = {language: encode(titles[language]) for language in ("sv", "en")}
    languages = [("sv", "en")[at] for at in rng.integers(0, 2, ITEMS)]
    drawn = rng.integers(0, len(told), ITEMS)
    listed = [
        Initiative(
            str(at),
            titles[language][drawn[at]],
            _with_gaps(said[language][drawn[at]], rng),
            started_on=date(int(rng.integers(2016, 2026)), 3, 1),
        )
        for at, language in enumerate(languages)
    ]
    real = np.stack([vectors[language][drawn[at]] for at, language in enumerate(languages)])
    moved = real + rng.normal(0, 0.012, real.shape).astype(np.float32)
    return listed, languages, moved / np.linalg.norm(moved, axis=1, keepdims=True)


def _with_gaps(text: str, rng: np.random.Generator) -> str:
    words = text.split()
    return " ".join(
        word for word, kept in zip(words, rng.random(len(words)) > 0.2, strict=True) if kept
    )


def _all(listed: Sequence[Initiative], languages: Sequence[str], vectors: Vectors) -> Layout:
    """What a review does after encoding, but for the fit to landmarks."""
    direction = Direction(NOTHING, NOTHING, NOTHING, (LANDMARK,) * LANDMARKS)
    fit_p = np.random.default_rng(1).random((len(listed), LANDMARKS)) ** 3
    stray_p = 1 - fit_p.max(1)
    texts = own_texts(listed)
    layout = lay_out(vectors, vectors, languages, GROUND)
    overlaps = find_overlaps(listed, languages, layout, lambda asked: vectors[: len(asked)])
    themes = find_themes(listed, texts, languages, layout)
    theme_years(listed, themes, ON)
    find_hops(listed, themes, ON)
    sprawl_counts(list(stray_p > 0.5), stray_p, overlaps, fit_p, 0)
    sprawl_over_time(listed, direction, stray_p, overlaps, ON)
    return layout


def rows(quick: bool) -> list[Row]:  # noqa: FBT001 - the one question that a bench is asked
    """Five figures; ``quick`` takes a tenth of the list and leaves out the whole review."""
    listed, languages, vectors = _list()
    some = ITEMS // 10 if quick else ITEMS
    before = _peak()
    started = time.perf_counter()
    layout = _all(listed[:some], languages[:some], vectors[:some])
    taken = time.perf_counter() - started
    started = time.perf_counter()
    for at in range(TRIES):
        overlaps_of_one(layout, vectors[-1 - at], vectors[-1 - at], languages[-1 - at])
    one = 1000 * (time.perf_counter() - started) / TRIES
    size = f"{some:,} initiatives, two cores"
    return [
        Row(
            "coherence",
            "overlaps, themes and sprawl of a list: seconds",
            taken,
            10,
            "lower",
            {},
            size,
        ),
        Row(
            "coherence",
            "the same: peak memory in MB",
            _peak(),
            1000,
            "lower",
            {},
            f"{before:.0f} MB of it before it began",
        ),
        Row(
            "coherence",
            "one new initiative against the list: milliseconds",
            one,
            100,
            "lower",
            {},
            size,
        ),
        *([] if quick else whole_review()),
    ]


def whole_review() -> list[Row]:
    """Seconds and memory of ``resmal review`` on 10,000 real rows whose vectors are kept."""
    with TemporaryDirectory() as folder:
        _write_real_list(Path(folder) / "list.csv")
        _review(Path(folder))  # encodes what has not been encoded before
        seconds, peak = _review(Path(folder))
    note = f"{ITEMS:,} rows of three public lists, two cores, the report written"
    name = "a whole review of 10,000: seconds beside encoding"
    return [
        Row("coherence", name, seconds, 15, "lower", {}, note),
        Row("coherence", "a whole review of 10,000: peak memory in MB", peak, 1000, "lower", {}),
    ]


def _write_real_list(path: Path) -> None:
    """The first 10,000 initiatives of the lists, with what all of them say."""
    folder = Path(os.environ["RESMAL_DATA"]) / "portfolio"
    lists = (read_list(folder / f"{name}.csv.gz").initiatives for name in LISTS)
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file)
        writer.writerow(["Title", "Description", "Started"])
        for one in islice(chain.from_iterable(lists), ITEMS):
            writer.writerow([one.title, one.description, one.started_on or ""])


def _review(folder: Path) -> tuple[float, float]:
    """Seconds and peak memory in MB of a review of the list in ``folder``."""
    asked = ["review", folder / "list.csv", "--direction", DIRECTION]
    written = ["--output", folder / "report.html"]
    started = time.perf_counter()
    process = subprocess.Popen(
        [sys.executable, "-c", REVIEW, *asked, *written],
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )
    _, status, used = os.wait4(process.pid, 0)
    process.returncode = os.waitstatus_to_exitcode(status)
    if process.returncode:
        raise subprocess.CalledProcessError(process.returncode, process.args)
    return time.perf_counter() - started, used.ru_maxrss / 1024


def _peak() -> float:
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024


if __name__ == "__main__":
    sys.exit(run("Coherence of a long list", rows))
