import pytest

from resmal.engine.words import check
from resmal.engine.words.hints import band

EASY = "Det var en gång en liten by vid havet. "


def test_the_index_is_sentence_length_plus_the_share_of_long_words():
    text = "Vi har en bra plan för hela sommaren. " * 20  # 8 words, 1 of them of 8 letters
    hints = check(text, "sv").hints
    assert hints.word_count == 160
    assert hints.sentence_count == 20
    assert hints.lix == pytest.approx(8 + 100 / 8)
    assert hints.band == "very_easy"


@pytest.mark.parametrize(
    ("lix", "name"),
    [
        (29.9, "very_easy"),
        (30, "easy"),
        (40, "medium"),
        (50, "hard"),
        (60, "very_hard"),
        (90, "very_hard"),
    ],
)
def test_the_bands_are_those_of_the_author(lix, name):
    assert band(lix) == name


def test_nothing_is_said_about_a_short_text():
    hints = check(EASY, "sv").hints
    assert (hints.lix, hints.band, hints.longest, hints.passive_share) == (None, "", (), None)


def test_the_longest_sentences_are_pointed_at_longest_first():
    text = EASY + "Ord " * 30 + "slut. " + EASY + "Ord " * 40 + "slut.\n\n" + "Ord " * 35 + "slut."
    longest = check(text, "sv").hints.longest
    assert [sentence.word_count for sentence in longest] == [41, 36, 31]
    for sentence in longest:
        assert text[sentence.start : sentence.end].endswith("slut.")
        assert text[sentence.start : sentence.end].startswith("Ord")


@pytest.mark.parametrize(
    ("passive", "active", "language"),
    [
        ("Beslutet fattades av styrelsen. ", "Styrelsen fattade beslutet. ", "sv"),
        ("Frågan ska utredas vidare. ", "Vi ska utreda frågan. ", "sv"),
        ("Huset blev målat i fjol. ", "Vi målade huset i fjol. ", "sv"),
        ("The decision was taken quickly. ", "We took the decision. ", "en"),
        ("It has been carefully measured. ", "We measured it. ", "en"),
    ],
)
def test_the_share_of_sentences_that_do_not_say_who_acts(passive, active, language):
    text = passive * 5 + active * 15
    assert check(text, language).hints.passive_share == pytest.approx(0.25, abs=0.02)
