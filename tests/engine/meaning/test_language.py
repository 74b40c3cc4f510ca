import csv
import json
import os
from pathlib import Path
from time import perf_counter

import pytest

from resmal.engine.meaning import language_of


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("Digital ärendehantering för bygglov", "sv"),
        ("Ny plattform för kundmöten", "sv"),
        ("Kortare köer på vårdcentralen", "sv"),
        ("Förändringsledning", "sv"),
        ("Faster permits for builders", "en"),
        ("Shared customer platform", "en"),
        ("Change management", "en"),
        ("Vi skal gøre det lettere for borgerne at finde den rette hjælp", "other"),
        ("Vi skal gjøre det enklere for innbyggerne å finne riktig hjelp", "other"),
        ("Wir machen es den Bürgern leichter, die richtige Hilfe zu finden", "other"),
        ("Teemme oikean avun löytämisestä helpompaa kansalaisille", "other"),
        ("Nous aidons les citoyens à trouver le bon service", "other"),
        ("Ayudamos a los ciudadanos a encontrar el servicio adecuado", "other"),
        ("Мы помогаем гражданам найти нужную помощь", "other"),
        ("市民が適切な支援を見つけられるようにする", "other"),
    ],
)
def test_the_language_is_told(text, language):
    assert language_of(text) == language


@pytest.mark.parametrize("text", ["", "2025", "SAP S/4HANA", "🙂", "IT"])
def test_a_text_that_could_be_either_follows_the_rest_of_the_list(text):
    assert language_of(text, prior="sv") == "sv"
    assert language_of(text, prior="en") == "en"
    assert language_of(text) == "en"


def test_the_rest_of_the_list_does_not_overrule_a_clear_text():
    assert language_of("The people who use the service decide what it shall do", "sv") == "en"
    assert language_of("De som använder tjänsten bestämmer vad den ska göra", "en") == "sv"


def test_a_heading_in_capitals_is_read_as_words():
    assert language_of("BÄTTRE SAMVERKAN MELLAN ENHETER") == "sv"


@pytest.fixture
def data() -> Path:
    if "RESMAL_DATA" not in os.environ:
        pytest.skip("RESMAL_DATA names no folder of public data sets")
    return Path(os.environ["RESMAL_DATA"])


def test_nearly_all_parallel_sentences_are_told_apart(data):
    with (data / "portfolio/sib200_sv_en.csv").open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    texts = [(row[language], language) for row in rows for language in ("sv", "en")]
    start = perf_counter()
    wrong = [text for text, language in texts if language_of(text) != language]
    assert len(wrong) <= len(texts) / 200
    assert perf_counter() - start < 2


def test_nearly_all_danish_sentences_are_seen_as_a_third_language(data):
    rows = json.loads((data / "words/acronym/sdu22_danish_train.json").read_text("utf-8"))
    wrong = [row["text"] for row in rows if language_of(row["text"], "sv") != "other"]
    assert len(wrong) < len(rows) * 0.05
