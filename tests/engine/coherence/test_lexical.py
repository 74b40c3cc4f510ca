import numpy as np
import pytest

from resmal.engine.coherence.lexical import (
    WordSpace,
    as_spelt,
    chance_similarity,
    content_words,
    excess_similarity,
    similarity,
)

TEXTS = ["Fakturor skickas med post", "Elektronisk fakturahantering", "Chess for pensioners", ""]


def test_function_words_and_short_words_are_no_content():
    assert content_words("Vi ska bygga ett hus för the people") == ["bygga", "hus", "people"]


def test_words_are_found_in_compounds_and_other_endings():
    space = WordSpace(TEXTS)
    near = similarity(space.own, space.own)
    assert near[0, 1] > 0.1
    assert near[0, 2] < 0.02


def test_every_text_with_words_has_length_one_and_an_empty_one_none():
    squares = WordSpace(TEXTS).own.power(2).sum(axis=1)
    assert squares == pytest.approx([1, 1, 1, 0], abs=1e-5)


def test_words_that_the_space_does_not_know_have_no_place_in_it():
    assert WordSpace(TEXTS).vectors(["xylophone zzz", ""]).nnz == 0


def test_a_text_is_the_same_in_and_outside_its_own_list():
    space = WordSpace(TEXTS)
    assert np.allclose(space.vectors(TEXTS).toarray(), space.own.toarray())


def test_long_texts_share_more_by_chance():
    space = WordSpace([*TEXTS, " ".join(TEXTS)])
    by_chance = chance_similarity(space.own, space.own)
    assert by_chance[4, 4] > by_chance[0, 0] > 0
    assert excess_similarity(space.own[:1], space.own[:1])[0, 0] < 1


def test_a_list_without_a_word_is_read():
    assert WordSpace(["", "..."]).own.shape == (2, 0)


def test_few_and_many_texts_are_compared_alike():
    space = WordSpace(TEXTS)
    many = space.vectors(TEXTS * 9)
    np.testing.assert_allclose(
        similarity(space.own, many)[:, :4], similarity(space.own, space.own), rtol=1e-6
    )


def test_content_words_are_given_as_they_are_first_spelt():
    said = as_spelt("Copilot helps; COPILOT and copilot-like tools for İzmir")
    assert said["copilot"] == "Copilot"
    assert list(said)[:2] == content_words("Copilot helps")
