"""How often the words checker speaks: on easy prose, on officialese, on strategy prose."""

import gzip
import json
import os
from collections.abc import Iterable
from pathlib import Path
from typing import Any

from figures import Row
from resmal.engine.words import Part, check, concreteness
from words_row import measured

_LABELLED = Path(__file__).parents[1] / "tests" / "engine" / "words" / "labelled"
_LANGUAGES = ("sv", "en")
_EASY = 0.5  # the easier half, as teachers rated it


def rows(quick: bool) -> list[Row]:  # noqa: FBT001 - the one question that a bench is asked
    """Alarms of content per 1,000 words, pairs before and after, and the labelled halves."""
    step = 5 if quick else 1
    easy = alarms(_easy()[::step], "en")
    pairs = _lines("plaingov_pairs_dev.jsonl")
    found = [
        measured("alarms on easy texts per 1,000 words", easy, 1.0, "lower", note="half of CLEAR"),
        measured(
            "alarms on plain-language after-texts per 1,000 words",
            alarms([pair["after"] for pair in pairs], "en"),
            1.0,
            "lower",
            note=f"before-texts {alarms([pair['before'] for pair in pairs], 'en'):.2f}",
        ),
        _pairs(pairs),
    ]
    for language in _LANGUAGES:
        found += _strategy(language, easy)
        found.append(_concreteness(language))
    return [*found, *_prose(step)]


def _path(name: str) -> Path:
    return Path(os.environ["RESMAL_DATA"]) / "words" / name


def _lines(name: str) -> list[dict[str, Any]]:
    path = _path(name)
    content = path.read_bytes()
    text = gzip.decompress(content) if path.suffix == ".gz" else content
    return [json.loads(line) for line in text.decode().splitlines()]


def _labelled(name: str) -> list[dict[str, Any]]:
    lines = (_LABELLED / f"{name}.jsonl").read_text(encoding="utf-8").splitlines()
    return [json.loads(line) for line in lines]


def _easy() -> list[str]:
    texts = sorted(_lines("clear_dev.jsonl"), key=lambda row: -row["bt"])
    return [row["text"] for row in texts[: int(len(texts) * _EASY)]]


def alarms(texts: Iterable[str], language: str) -> float:
    """Alarms of content per 1,000 words: everything but unexplained abbreviations."""
    words = count = 0
    for text in texts:
        found = check(text, language)
        words += found.hints.word_count
        count += sum(not one.rule.endswith("/abbreviation") for one in found.findings)
    return 1_000 * count / max(1, words)


def _pairs(pairs: list[dict[str, Any]]) -> Row:
    worse = better = 0
    for pair in pairs:
        before, after = (_all_alarms(pair[which]) for which in ("before", "after"))
        worse += before > after
        better += before < after
    share = 100 * worse / max(1, worse + better)
    ties = len(pairs) - worse - better
    note = f"{worse} worse, {better} better, {ties} the same"
    return measured(
        "plain-language pairs where the text before is worse, %", share, 80.0, note=note
    )


def _all_alarms(text: str) -> float:
    found = check(text, "en")
    return len(found.findings) / max(1, found.hints.word_count)


def _strategy(language: str, easy: float) -> list[Row]:
    held = [row for row in _labelled(f"strategy_{language}") if row["half"] == "held"]
    rate = alarms([row["text"] for row in held], language)
    hits = said = caught = marked = 0
    for row in held:
        places = [(one.start, one.end) for one in check(row["text"], language).findings]
        marks = [(mark["start"], mark["end"]) for mark in row["marks"]]
        said += len(places)
        marked += len(marks)
        hits += sum(any(a < d and c < b for c, d in marks) for a, b in places)
        caught += sum(any(a < d and c < b for c, d in places) for a, b in marks)
    note = f"{rate:.1f} per 1,000 words of strategy prose"
    precision, recall = 100 * hits / max(1, said), 100 * caught / max(1, marked)
    both = "the half that was never looked at"
    return [
        measured(
            f"strategy prose {language} against easy texts, times", rate / easy, 5.0, note=note
        ),
        measured(f"alarms an editor would have given {language}, %", precision, 85.0, note=both),
        measured(f"of an editor's marks found {language}, %", recall, 50.0, note=both),
    ]


def _concreteness(language: str) -> Row:
    held = [row for row in _labelled(f"concreteness_{language}") if row["half"] == "held"]
    right = wrong = 0
    for row in held:
        asks = bool(concreteness(row["text"], Part(row["field"]), language).question)
        right += asks != row["concrete"]
        wrong += asks and row["concrete"]
    share = 100 * right / len(held)
    note = f"asked wrongly {wrong} of {sum(row['concrete'] for row in held)}; the half held out"
    return measured(f"who would notice? asked rightly {language}, %", share, 85.0, note=note)


def _prose(step: int) -> list[Row]:
    swedish = [row["text"] for row in _lines("gov_sv_dev.jsonl.gz")][::step]
    with gzip.open(_path("agency_prose_en.txt.gz"), "rt", encoding="utf-8") as file:
        english = file.read().split("\n\n")[::step]
    return [
        measured(
            "Swedish government prose, alarms per 1,000 words", alarms(swedish, "sv"), 5.0, "lower"
        ),
        measured(
            "English agency prose, alarms per 1,000 words", alarms(english, "en"), 10.0, "lower"
        ),
    ]
