from itertools import pairwise
from time import perf_counter

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from resmal.engine.meaning import split_sentences


def sentences(text):
    return [span.of(text) for span in split_sentences(text)]


@pytest.mark.parametrize(
    "text",
    [
        "Vi prövar t.ex. Malmö och bl.a. Lund i ett år.",
        "Mötet är kl. 10 och leds av enhetschefen, dvs. Avdelning 3.",
        "The U.S. Department of Labor runs it, e.g. Texas and others.",
        "Waiting times fall by 3.5 percent, from 4.2 days.",
        "See example.com or www.exempel.se/sida.html for more.",
        "Dr. Berg and Prof. Lind lead the work.",
        "1. Öppna data för alla",
        "Se prop. 2011 och bet. 12.",
        'Vi frågar: "Varför då?" säger någon.',
        "Kortare köer m.m. för den som väntar.",
    ],
)
def test_a_full_stop_that_ends_nothing_cuts_nothing(text):
    assert sentences(text) == [text]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Köerna är långa. Vi kortar dem!", ["Köerna är långa.", "Vi kortar dem!"]),
        ("It works in the U.S. The rest waits.", ["It works in the U.S.", "The rest waits."]),
        ("Varför? Ingen vet… Vi frågar.", ["Varför?", "Ingen vet…", "Vi frågar."]),
        ("Det går bra.Nästa steg väntar.", ["Det går bra.", "Nästa steg väntar."]),
        ('(Ett försök.) "Två." Tre.', ["(Ett försök.)", '"Två."', "Tre."]),
        ("Kurser, möten m.m. Vi börjar nu.", ["Kurser, möten m.m.", "Vi börjar nu."]),
        ("Det gäller år 2025. Sedan slut.", ["Det gäller år 2025.", "Sedan slut."]),
        ("Vi gör två saker. 1. Ena. 2. Andra.", ["Vi gör två saker.", "1. Ena.", "2. Andra."]),
    ],
)
def test_what_ends_a_sentence_cuts_it(text, expected):
    assert sentences(text) == expected


def test_a_heading_and_the_items_of_a_list_stand_alone():
    text = "Mål\nVi vill:\n- korta köerna\n• möta fler\n2) spara tid\r\n\r\nSlut"
    expected = ["Mål", "Vi vill:", "korta köerna", "möta fler", "2) spara tid", "Slut"]
    assert sentences(text) == expected


def test_a_line_broken_by_width_is_one_sentence():
    text = "Vi bygger en tjänst som\nalla kan nå,\näven Lund.\nSlut"
    assert sentences(text) == ["Vi bygger en tjänst som\nalla kan nå,\näven Lund.", "Slut"]


def test_a_list_within_a_sentence_is_cut_at_its_semicolons_and_numbers():
    assert sentences("Kartlägga; pröva; införa.") == ["Kartlägga;", "pröva;", "införa."]
    dashed = "Vi ska: - öppna data, - dela kod. Sedan slut."
    assert sentences(dashed) == ["Vi ska:", "öppna data,", "dela kod.", "Sedan slut."]
    assert sentences("It 1) finds cracks; 2) warns.") == ["It", "1) finds cracks;", "2) warns."]


def test_a_long_sentence_is_cut_where_a_clause_ends():
    text = (
        "Vi samlar alla ärenden om bygglov på ett ställe där den sökande själv kan följa vad som "
        "händer och komplettera sina handlingar utan att ringa, och handläggarna får en gemensam "
        "bild av vad som väntar, så att ingen ansökan blir liggande mer än en vecka under sommaren."
    )
    pieces = sentences(text)
    assert len(pieces) == 2
    assert all(len(piece) <= 240 for piece in pieces)
    assert pieces[1].startswith("så att")


def test_a_text_of_two_hundred_thousand_characters_is_cut_in_time():
    start = perf_counter()
    assert split_sentences("ord " * 50_000)
    assert split_sentences("x" * 200_000)
    assert split_sentences("a. " * 66_000)
    assert perf_counter() - start < 5


@given(st.text(alphabet="aB åÄ.;:,!?-•1)(\n\t\"'é…\u2028", max_size=400))
@example("a" * 300 + " och " + "b" * 300)
@example("ord, " * 200)
def test_every_letter_and_digit_stands_in_one_sentence_and_in_order(text):
    spans = split_sentences(text)
    assert all(first.end <= second.start for first, second in pairwise(spans))
    inside = "".join(span.of(text) for span in spans)
    assert [c for c in inside if c.isalnum()] == [c for c in text if c.isalnum()]
    assert all(span.of(text) == span.of(text).strip() != "" for span in spans)
