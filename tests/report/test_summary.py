from dataclasses import replace

import pytest

from resmal.engine.review import Count
from resmal.report import summary_lines
from resmal.report.summary import lead
from reviews import invented, retailer


def test_the_summary_says_counts_findings_and_problems():
    assert summary_lines(retailer(), "en") == [
        "23 initiatives held against 5 landmarks",
        "No clear link: 5 of 23, between 3 and 8",
        "Likely overlap: 4 of 23, between 3 and 7",
        "Landmarks that nobody works on: 1 of 5",
        "No initiative clearly works towards “Service as a subscription”.",
        "“Svarsrobot i kassan” and “Chatt i butik” may be doing the same thing.",
        (
            "3 initiatives have no clear link to any landmark, “Nytt intranät” and"
            " “Metaverse-butik” among them."
        ),
        (
            "Of 3 initiatives begun on the theme “metaverse, blockkedja, nätet” from 2022, 3 were"
            " dropped without a conclusion by 2023. Meanwhile, or soon after, the theme “svar,"
            " kunden, fråga” rose."
        ),
        "“Rapportportalen” is said to be under way, but nothing about it has changed for 60 days.",
        "1 row was left out and 1 was used in part.",
    ]


@pytest.mark.parametrize("language", ["sv", "en"])
@pytest.mark.parametrize("review", [retailer(), invented(0, 0), invented(1, 1), invented(900, 9)])
def test_it_is_never_longer_than_ten_plain_lines(review, language):
    lines = summary_lines(review, language)
    assert 3 <= len(lines) <= 10
    assert all(line.strip() and "\n" not in line for line in lines)


def test_it_speaks_swedish():
    lines = summary_lines(retailer(), "sv")
    assert lines[0] == "23 initiativ prövade mot 5 landmärken"
    assert lines[1] == "Ingen tydlig koppling: 5 av 23, mellan 3 och 8"


@pytest.mark.parametrize(
    ("strays", "sentence"),
    [
        (0, "All 23 initiatives have a clear link to a landmark."),
        (1, "Of 23 initiatives 22 have a clear link to a landmark, and one has none."),
        (5, "Of 23 initiatives 18 have a clear link to a landmark, and 5 have none."),
        (23, "None of 23 initiatives has a clear link to a landmark."),
    ],
)
def test_the_lead_counts_in_whole_sentences(strays, sentence):
    sprawl = replace(retailer().sprawl, no_clear_link=Count(strays, strays, strays, 23))
    assert lead(replace(retailer(), sprawl=sprawl)).startswith(sentence)
