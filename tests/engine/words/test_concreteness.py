import json
from pathlib import Path

import pytest

from resmal.engine.words import Part, Seen, concreteness

LABELLED = Path(__file__).parent / "labelled"


@pytest.mark.parametrize(
    ("language", "asked_at_least", "asked_wrongly"), [("sv", 88, 5), ("en", 88, 9)]
)
def test_it_asks_where_a_sensible_editor_would_and_hardly_elsewhere(
    language, asked_at_least, asked_wrongly
):
    text = (LABELLED / f"concreteness_{language}.jsonl").read_text(encoding="utf-8")
    asked = {True: 0, False: 0}
    for row in map(json.loads, text.splitlines()):
        said = concreteness(row["text"], Part(row["field"]), language)
        asked[row["concrete"]] += bool(said.question)
    assert asked[False] >= asked_at_least
    assert asked[True] <= asked_wrongly


def test_the_question_about_to_asks_what_shall_stop():
    said = concreteness("A world-class culture of excellence", Part.TO)
    assert "What shall we stop?" in said.question
    assert "What shall we stop?" not in concreteness("Low excellence", Part.FROM, "en").question


def test_the_question_is_in_the_language_of_the_statement():
    assert concreteness("En kultur av ständigt lärande", Part.BECAUSE).question.startswith("Vem")


def test_what_can_be_seen_is_pointed_at():
    text = "Butikschefen svarar kunden inom 2 timmar, sade Karin i Umeå."
    seen = [
        (text[sight.start : sight.end], sight.seen)
        for sight in concreteness(text, Part.TO, "sv").sights
    ]
    assert seen == [
        ("Butikschefen", Seen.PERSON),
        ("svarar", Seen.ACT),
        ("kunden", Seen.SOMEBODY),
        ("2", Seen.NUMBER),
        ("timmar", Seen.NUMBER),
        ("Karin", Seen.NAME),
        ("Umeå", Seen.NAME),
    ]


def test_whom_every_strategy_speaks_of_is_not_enough():
    assert concreteness("Vi skapar värde för kunden", Part.TO, "sv").question


@pytest.mark.parametrize("text", ["", "   ", "Wir haben das nicht und die Kunden auch nicht"])
def test_nothing_is_asked_about_nothing(text):
    assert concreteness(text, Part.TO).question == ""
