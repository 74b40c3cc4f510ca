import json
from pathlib import Path

import pytest

LABELLED = Path(__file__).parent / "labelled"
LANGUAGES = ("sv", "en")
REASONS_TO_MARK = {"cool word", "abbreviation", "officialese", "anglicism"}
SEEN = {"person", "thing", "place", "number", "act"}
UNSEEN = {"abstract", "quality", "feeling", "buzz"}


def rows(kind, language):
    path = LABELLED / f"{kind}_{language}.jsonl"
    return [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]


def splits_a_word(text, offset):
    return 0 < offset < len(text) and text[offset - 1].isalnum() and text[offset].isalnum()


def of_half(labelled, half):
    return [row for row in labelled if row["half"] == half]


@pytest.mark.parametrize("language", LANGUAGES)
def test_marks_lie_within_the_text_and_do_not_overlap(language):
    for row in rows("strategy", language):
        end_before = 0
        for mark in row["marks"]:
            assert end_before <= mark["start"] < mark["end"] <= len(row["text"]), row["id"]
            end_before = mark["end"]


@pytest.mark.parametrize("language", LANGUAGES)
def test_marks_cover_whole_words_and_no_outer_spaces(language):
    for row in rows("strategy", language):
        for mark in row["marks"]:
            marked = row["text"][mark["start"] : mark["end"]]
            assert marked == marked.strip(), row["id"]
            assert not splits_a_word(row["text"], mark["start"]), row["id"]
            assert not splits_a_word(row["text"], mark["end"]), row["id"]


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_mark_has_one_of_the_four_reasons(language):
    given = {mark["why"] for row in rows("strategy", language) for mark in row["marks"]}
    assert given <= REASONS_TO_MARK


@pytest.mark.parametrize("language", LANGUAGES)
def test_each_half_has_sixty_passages_to_mark_and_forty_to_leave_alone(language):
    for half in ("dev", "held"):
        marked = [bool(row["marks"]) for row in of_half(rows("strategy", language), half)]
        assert (marked.count(True), marked.count(False)) == (60, 40)


@pytest.mark.parametrize("language", LANGUAGES)
def test_each_half_has_fifty_concrete_statements_and_fifty_others(language):
    for half in ("dev", "held"):
        concrete = [row["concrete"] for row in of_half(rows("concreteness", language), half)]
        assert (concrete.count(True), concrete.count(False)) == (50, 50)


@pytest.mark.parametrize("language", LANGUAGES)
def test_statements_say_what_one_could_see_or_why_one_could_not(language):
    for row in rows("concreteness", language):
        assert row["field"] in {"from", "to", "because"}, row["id"]
        assert row["why"] in (SEEN if row["concrete"] else UNSEEN), row["id"]


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("kind", ["strategy", "concreteness"])
def test_odd_numbers_are_for_writing_rules_and_even_ones_are_held_out(kind, language):
    labelled = rows(kind, language)
    for number, row in enumerate(labelled, start=1):
        assert int(row["id"][-3:]) == number
        assert row["half"] == ("dev" if number % 2 else "held")


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("kind", ["strategy", "concreteness"])
def test_no_text_stands_twice(kind, language):
    texts = [row["text"] for row in rows(kind, language)]
    assert len(set(texts)) == len(texts) == 200
