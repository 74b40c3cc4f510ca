from datetime import date

import pytest

from resmal import translation
from resmal.pictures import figures


@pytest.mark.parametrize(
    ("language", "expected"),
    [("sv", ("4\xa0646", "0,81", "81\xa0%", "”så”")), ("en", ("4,646", "0.81", "81%", "“så”"))],
)
def test_numbers_and_quotes_follow_the_language(language, expected):
    with translation.speaking(language):
        said = (figures.whole(4646), figures.decimal(0.81), figures.share(0.81))
        assert (*said, figures.quoted("så")) == expected


@pytest.mark.parametrize(
    ("language", "long", "short"),
    [
        ("sv", "23\xa0november 2026", "2026-11-23"),
        ("en", "23\xa0November 2026", "23\xa0Nov\xa02026"),
    ],
)
def test_dates_follow_the_language(language, long, short):
    with translation.speaking(language):
        assert figures.day(date(2026, 11, 23)) == long
        assert figures.short_day(date(2026, 11, 23)) == short


def test_a_share_is_never_rounded_to_nothing_or_all():
    assert figures.share(0.001) == "1%"
    assert figures.share(0.999) == "99%"
    assert (figures.share(0), figures.share(1)) == ("0%", "100%")


@pytest.mark.parametrize(
    ("p", "words"),
    [
        (0.99, "almost certain"),
        (0.5, "more likely than not"),
        (0.4, "uncertain"),
        (0.01, "almost certainly not"),
    ],
)
def test_one_scale_of_words_for_probabilities(p, words):
    assert figures.probability_in_words(p) == words


def test_a_title_from_the_right_does_not_turn_the_sentence():
    assert figures.quoted("كل عميل") == "“\u2068كل عميل\u2069”"


def test_parts_are_listed_as_in_a_sentence():
    assert figures.listed(["a", "b", "c"]) == "a, b and c"
    assert figures.listed(["a"]) == "a"
    assert figures.listed([]) == ""
