import re

import pytest

from resmal.engine.words.language import is_english, language_of


def words(text):
    return set(re.findall(r"\w+", text))


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("Kunden får svar samma dag och det är bra.", "sv"),
        ("The customer gets an answer the same day.", "en"),
        ("Ökad lönsamhet", "sv"),
        ("Jeg har ikke fået et svar fra dem og det er skidt, men de skal også være her.", "other"),
        ("Wir haben das nicht und die Kunden sind auch nicht da.", "other"),
        ("Nous avons une réponse pour les clients et des employés dans la ville.", "other"),
        ("Это предложение на русском языке", "other"),
        ("", "en"),
        ("Excel 2024", "en"),
    ],
)
def test_the_language_of_a_paragraph_is_found_by_its_small_words(text, language):
    assert language_of(words(text), "en") == language


def test_where_nothing_tells_the_language_before_goes_on():
    assert language_of(words("Big data"), "sv") == "sv"


@pytest.mark.parametrize(
    ("text", "answer"),
    [
        ("The board of SMEs", True),
        ("Hr. formand! EU's rolle", False),
        ("EU-Gruppen på mötet", False),
    ],
)
def test_whether_a_paragraph_reads_as_english(text, answer):
    assert is_english(words(text)) is answer
