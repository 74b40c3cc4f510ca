import unicodedata
from time import perf_counter

import pytest
from hypothesis import given
from hypothesis import strategies as st

from resmal.engine.meaning import clean


@pytest.mark.parametrize(
    ("written", "cleaned"),
    [
        ("a\x00b", "ab"),
        ("a\ud800b", "ab"),
        ("på \t\r\n  väg\xa0dit", "på väg dit"),
        ("fo\u0308rba\u0308ttra", "förbättra"),
        ("verk\xadsam\u200bhet\ufeff", "verksamhet"),
        ("\u202eabc\u202c", "abc"),
        ("\x07\x1b[31mröd", "[31mröd"),
        ("a\u2028b\x85c", "a b c"),
        ("👩‍💻 kod", "👩‍💻 kod"),
        (" \n ", ""),
    ],
)
def test_what_no_reader_sees_is_left_out_and_the_rest_is_kept(written, cleaned):
    assert clean(written) == cleaned


def test_a_long_text_is_cut_between_two_words():
    cleaned = clean("förmåga " * 400)
    assert len(cleaned) <= 1500
    assert len(cleaned) > 1480
    assert set(cleaned.split(" ")) == {"förmåga"}


def test_a_long_text_without_a_space_is_cut_all_the_same():
    assert clean("x" * 200_000) == "x" * 1500


def test_a_text_of_exactly_the_greatest_length_stays_whole():
    text = "ab " * 499 + "abc"
    assert len(text) == 1500
    assert clean(text) == text
    assert clean(text + " d") == text


def test_a_hostile_run_of_combining_marks_takes_no_time():
    start = perf_counter()
    clean("a" + "\u0301\u0323" * 100_000)
    assert perf_counter() - start < 1


@given(st.text(alphabet=st.characters(codec=None), max_size=3000))
def test_cleaning_twice_is_cleaning_once_and_gives_text_that_can_be_encoded(text):
    cleaned = clean(text)
    assert clean(cleaned) == cleaned
    assert unicodedata.is_normalized("NFC", cleaned)
    assert "\x00" not in cleaned
    cleaned.encode()
