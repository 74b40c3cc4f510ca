import re
from dataclasses import replace
from functools import cache
from html.parser import HTMLParser

import pytest

from resmal.engine.portfolio import Direction, Initiative, LocalText, Problem
from resmal.engine.review import Finding, FindingKind, Review, Reviewed, Sprawl, WhyNot
from resmal.report import render
from reviews import DIRECTION, both, invented, retailer

HOSTILE = "<script>alert(1)</script>\"'&{{ 7 * 7 }}{% raw %}"


class Page(HTMLParser):
    """The ids, links, tags and text of a page."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.ids: list[str] = []
        self.links: list[str] = []
        self.addresses: list[str] = []
        self.tags: list[str] = []
        self.attributes: set[str] = set()
        self.feed(html)

    def handle_starttag(self, tag, attrs):
        self.tags.append(tag)
        for name, value in attrs:
            self.attributes.add(name)
            if name == "id":
                self.ids.append(value)
            if name == "href" and value.startswith("#"):
                self.links.append(value[1:])
            elif name in {"href", "src", "action", "srcset"}:
                self.addresses.append(value)


@cache
def page(language: str = "en") -> str:
    return render(retailer(), language=language)


def with_title(title: str, description: str = "") -> Review:
    row = retailer().initiatives[0]
    changed = replace(row, initiative=replace(row.initiative, title=title, description=description))
    return replace(retailer(), initiatives=(changed, *retailer().initiatives[1:]))


@pytest.mark.parametrize("review", [retailer(), invented(500, 7)], ids=["retailer", "500"])
def test_every_link_leads_to_something_on_the_page(review):
    seen = Page(render(review, language="en"))
    assert set(seen.links) <= set(seen.ids)
    assert len(seen.ids) == len(set(seen.ids))


def test_the_page_fetches_nothing():
    seen = Page(page())
    assert seen.addresses == []
    assert "url(http" not in page()
    assert "@import" not in page()
    assert not {"link", "img", "iframe", "object", "embed"} & set(seen.tags)


def test_the_security_policy_allows_only_the_page_itself():
    policy = re.search(r'Content-Security-Policy" content="([^"]*)"', page()).group(1)
    assert policy.startswith("default-src 'none'; style-src 'sha256-")
    assert "script-src 'sha256-" in policy
    assert "unsafe" not in policy
    assert "style" not in Page(page()).attributes
    assert not [name for name in Page(page()).attributes if name.startswith("on")]


def test_what_people_wrote_is_shown_and_never_run():
    html = render(with_title(HOSTILE, HOSTILE), language="en")
    assert "<script>alert" not in html
    assert "&lt;script&gt;alert(1)&lt;/script&gt;" in html
    assert "{{ 7 * 7 }}" in html


@pytest.mark.parametrize(
    "title",
    [
        "x" * 300,
        "ord " * 75,
        "كل عميل يحصل على جواب",
        "🚲🧾",
        "a\x00b\x08c",
        "\ud800x",
        "",
        "Å" + "\u0301" * 40,
    ],
)
def test_strange_titles_do_no_harm(title):
    html = render(with_title(title), language="sv" if title == "x" else "en")
    assert html.count('class="mark"') == 2 * 23
    assert "\x00" not in html
    html.encode("utf-8")


def test_text_in_other_directions_finds_its_own():
    assert 'dir="auto">كل' in render(with_title("كل عميل"), language="en")


def test_the_language_decides_words_numbers_and_quotes():
    swedish, english = page("sv"), page("en")
    assert '<html lang="sv">' in swedish
    assert "Vad behöver ett beslut först?" in swedish
    assert "What deserves a decision first?" in english
    assert "(0,93)" in swedish
    assert "(0.93)" in english
    assert "23\xa0november 2026" in swedish
    assert "”Svarsrobot i kassan”" in swedish
    assert "“Svarsrobot i kassan”" in english
    assert "Svar samma dag" in swedish
    assert "An answer the same day" in english


def test_no_sentence_of_the_page_is_left_in_english():
    swedish = re.sub(r"<style>.*?</style>|<script>.*?</script>", "", page("sv"), flags=re.DOTALL)
    said = re.sub(r"<[^>]+>", " ", swedish)
    assert not re.findall(r"\b(?:the|which|of|with|between|likely|landmarks?)\b", said)


def test_every_section_asks_its_question():
    assert re.findall(r'<h2 id="(\w+)"', page()) == [
        "findings", "map", "alike", "strays", "landmarks", "hops", "sprawl", "all", "problems",
        "method",
    ]  # fmt: skip


def test_findings_are_sentences_with_quotes_and_a_question():
    assert page().count('class="finding"') == 5
    assert "No initiative clearly works towards “Service as a subscription”." in page()
    assert "Kunder ska kunna fråga om öppettider direkt" in page()
    assert "very likely (0.93)" in page()
    assert "Should they join, share the work" in page()


def test_words_that_weigh_most_are_marked_in_the_quote():
    assert "Styrelsens protokoll sparas i en <b>blockkedja</b>." in page()


def test_words_before_the_direction_are_not_said_twice():
    direction = replace(
        DIRECTION, from_=both("Från köer", "From queues"), to=both("till svar", "to answers")
    )
    html = render(replace(retailer(), direction=direction), language="en")
    assert '<span class="from">From</span> <span dir="auto">queues</span>' in html
    assert '<span class="to">To</span> <span dir="auto">answers</span>' in html


def test_pasted_text_is_told_apart_from_overlap():
    review = retailer()
    pasted = replace(review.overlaps[1], is_pasted=True)
    html = render(replace(review, overlaps=(review.overlaps[0], pasted)), language="en")
    assert "The same text in several" in html
    assert html.count('class="pair likely"') == 1


def test_texts_pasted_here_and_there_are_not_called_the_same():
    review = retailer()
    pasted = tuple(replace(overlap, is_pasted=True) for overlap in review.overlaps)
    of_one = Finding(FindingKind.PASTED, 1.0, 1, ("R-1", "R-2"))
    of_two = Finding(FindingKind.PASTED, 1.0, 1, ("R-1", "R-2", "R-7", "R-9"))
    html = render(replace(review, overlaps=pasted, findings=(of_one, of_two)), language="en")
    assert "The same text stands in 2 initiatives" in html
    assert "4 initiatives hold text that another holds too" in html
    assert html.count("also in Chatt i butik") == 2


def test_a_long_list_of_pairs_is_cut_and_says_so():
    review = retailer()
    many = tuple(replace(review.overlaps[2], p=0.5) for _ in range(300))
    html = render(replace(review, overlaps=many), language="en")
    assert html.count('class="pair"') == 20
    assert "200 more pairs" in html
    assert "80 more stand in the data file" in html


def test_an_empty_review_reads_well():
    nothing = Direction(LocalText(), LocalText(), LocalText())
    review = replace(
        invented(0, 0), direction=nothing, findings=(), overlaps=(),
        sprawl=replace(invented(0, 0).sprawl, why_not=WhyNot.NO_LANDMARKS),
    )  # fmt: skip
    html = render(review, language="en")
    for sentence in (
        "The direction has not been written yet.",
        "The list holds no initiatives that could be read.",
        "Nothing in the list calls for a decision before anything else.",
        "There is no initiative to draw.",
        "No two initiatives are so alike that it is worth asking.",
        "Without landmarks nothing can have a link.",
        "The direction has no landmarks yet.",
        "The list does not say when initiatives began or ended",
        "since the direction has no landmarks to hold the list against",
        "Every row of the list could be used.",
    ):
        assert sentence in html


@pytest.mark.parametrize("why", WhyNot)
@pytest.mark.parametrize("language", ["sv", "en"])
def test_what_cannot_be_shown_says_why(why, language):
    counts = retailer().sprawl
    sprawl = Sprawl(counts.no_clear_link, counts.likely_overlap, counts.empty_landmarks, (), why)
    html = render(replace(retailer(), sprawl=sprawl), language=language)
    opening = {"sv": "Förändringen över tid visas inte", "en": "The change over time is not shown"}
    assert opening[language] in html


@pytest.mark.parametrize(
    ("last", "sentence"),
    [
        ((0.9, 0.8, 0.95), "It sprawls more than before: from 52% to 90%."),
        ((0.2, 0.1, 0.3), "It sprawls less than before: from 52% to 20%."),
        ((0.5, 0.4, 0.6), "From 52% to 50%: no more than chance can explain."),
    ],
)
def test_a_change_is_said_only_where_the_intervals_part(last, sentence):
    points = retailer().sprawl.over_time
    value, low, high = last
    changed = (*points[:-1], replace(points[-1], value=value, low=low, high=high))
    sprawl = replace(retailer().sprawl, over_time=changed)
    assert sentence in render(replace(retailer(), sprawl=sprawl), language="en")


def test_one_initiative_and_one_landmark_are_enough():
    html = render(invented(1, 1), language="en")
    assert "1 initiative held against 1 landmark" in html


def test_an_initiative_with_nothing_but_a_title_is_enough():
    bare = Reviewed(Initiative("1", "Kollen"), "sv", (), is_stray=True, stray_p=1.0, theme=None)
    review = replace(
        invented(0, 3), initiatives=(bare,), findings=(), problems=(Problem(None, "Tom lista"),)
    )
    html = render(review, language="sv")
    assert html.count('class="mark"') == 2


def test_a_page_of_sixty_is_light_enough_for_a_mail():
    assert len(render(invented(60, 7), language="sv").encode()) < 350_000


def test_four_thousand_initiatives_fit_and_each_has_a_row():
    html = render(invented(4646, 7), language="sv")
    assert len(html.encode()) < 6_000_000
    assert html.count('<tr id="i') == 4646


def test_letters_beyond_western_europe_bring_their_typeface():
    plain = page("sv")
    polish = render(with_title("Łódź pyta"), language="sv")
    assert "U+100-2BA" not in plain
    assert "U+100-2BA" in polish


def test_the_same_review_gives_the_same_page():
    assert render(retailer(), language="sv") == render(retailer(), language="sv")


def test_an_unknown_language_is_refused():
    with pytest.raises(ValueError, match="no catalogue for 'fi'"):
        render(retailer(), language="fi")
