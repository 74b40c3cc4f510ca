from collections.abc import Sequence

import numpy as np
import pytest

from resmal.engine.coherence.overlaps import (
    find_overlaps,
    lay_out,
    overlap_pairs,
    overlaps_of_one,
    own_texts,
)
from resmal.engine.meaning import open_encoder
from resmal.engine.meaning.background import background
from resmal.engine.portfolio import Initiative
from resmal.engine.review import Level

FORM = "This initiative strengthens the customer journey by joining data and partners at scale."


@pytest.fixture(scope="module")
def encoder():
    return open_encoder()


def _points(count: int, seed: int = 0) -> np.ndarray:
    points = np.random.default_rng(seed).normal(size=(count, 64))
    return (points / np.linalg.norm(points, axis=1, keepdims=True)).astype(np.float32)


def _nothing() -> dict[str, np.ndarray]:
    return {"sv": np.zeros(64, np.float32), "en": np.zeros(64, np.float32)}


def _near(vector: np.ndarray) -> np.ndarray:
    moved = vector + 0.2 * _points(1, seed=9)[0]
    return (moved / np.linalg.norm(moved)).astype(np.float32)


def _reviewed(encoder, initiatives: Sequence[Initiative], languages: Sequence[str]):
    means = background(encoder.id).mean
    vectors = encoder.encode(own_texts(initiatives))
    titles = encoder.encode([one.title for one in initiatives])
    layout = lay_out(vectors, titles, languages, means)
    return find_overlaps(initiatives, languages, layout, encoder.encode)


def test_two_that_lie_near_are_found_among_many_that_do_not():
    points = _points(80)
    points[50] = _near(points[3])
    layout = lay_out(points, points, ["en"] * 80, _nothing())
    pairs = overlap_pairs(layout, [""] * 80)
    assert (pairs.a[0], pairs.b[0]) == (3, 50)
    assert pairs.p[0] > 0.8
    assert not (pairs.p[1:] > 0.5).any()


def test_a_language_that_lies_apart_does_not_hide_the_same_thing_said_in_it():
    points, apart = _points(80), 3 * _points(1, seed=5)[0]
    points[50] = _near(points[3])
    languages = ["en"] * 40 + ["sv"] * 40
    points[40:] += apart
    layout = lay_out(points, points, languages, {"en": 0 * apart, "sv": apart})
    pairs = overlap_pairs(layout, [""] * 80)
    assert (pairs.a[0], pairs.b[0]) == (3, 50)


def test_a_name_in_common_speaks_for_an_overlap_across_languages_only():
    points = _points(60)
    points[40] = _near(points[3]) + 0.5 * _points(1, seed=7)[0]
    texts = [f"{chr(97 + at % 26) * 9} {chr(97 + at // 26) * 7}" for at in range(60)]
    named = [f"{text} BepiColombo" if at in {3, 40} else text for at, text in enumerate(texts)]

    def p(languages, said):
        pairs = overlap_pairs(lay_out(points, points, languages, _nothing()), said)
        return next(
            p for a, b, p in zip(pairs.a, pairs.b, pairs.p, strict=True) if (a, b) == (3, 40)
        )

    two = ["en"] * 30 + ["sv"] * 30
    assert p(two, named) > p(two, texts)
    assert p(["en"] * 60, named) == p(["en"] * 60, texts)


def test_many_copies_of_one_thing_are_all_found():
    points = _points(60)
    points[:12] = [_near(points[0]) for _ in range(12)]
    pairs = overlap_pairs(lay_out(points, points, ["en"] * 60, _nothing()), [""] * 60)
    assert (pairs.p > 0.8).sum() == 12 * 11 / 2


def test_one_new_item_is_judged_as_if_it_stood_in_the_list():
    points = _points(300)
    points[299] = _near(points[7])
    languages = ["sv" if at % 3 else "en" for at in range(300)]
    whole = overlap_pairs(lay_out(points, points, languages, _nothing()), [""] * 300)
    before = lay_out(points[:299], points[:299], languages[:299], _nothing())
    rows, p = overlaps_of_one(before, points[299], points[299], languages[299])
    with_it = {int(a): p for a, b, p in zip(whole.a, whole.b, whole.p, strict=True) if b == 299}
    assert rows[0] == 7
    assert p[0] == pytest.approx(with_it[7], abs=0.02)


def test_a_list_of_one_or_of_empty_texts_has_no_overlaps(encoder):
    assert _reviewed(encoder, [Initiative("1", "Repair on site")], ["en"]) == ()
    empty = [Initiative(str(at), "") for at in range(4)]
    assert _reviewed(encoder, empty, ["en"] * 4) == ()


def test_quotes_stand_in_the_texts_and_are_the_sentences_about_the_same(encoder):
    listed = [
        Initiative(
            "1",
            "Fakturaroboten",
            "Alla betalar i tid. En robot läser leverantörernas fakturor och bokför dem.",
        ),
        Initiative("2", "Sharpening van", "A van sharpens saw blades at the customer's door."),
        Initiative(
            "3",
            "Invoice bot",
            "Software reads suppliers' invoices and posts them. It was bought in Malmö.",
        ),
        Initiative("4", "Podd för byggare", "Samtal om snickare varannan torsdag."),
        Initiative("5", "New payroll", "Wages are paid from one system for all countries."),
        Initiative("6", "Solceller på taket", "Lagret får solceller och laddare för bilar."),
    ]
    found = _reviewed(encoder, listed, ["sv", "en", "en", "sv", "en", "sv"])
    best = found[0]
    assert (best.a, best.b) == ("1", "3")
    assert best.quote_a == "En robot läser leverantörernas fakturor och bokför dem."
    assert best.quote_b == "Software reads suppliers' invoices and posts them."


def test_a_sentence_from_a_form_is_pasted_and_no_overlap(encoder):
    listed = [
        Initiative("1", "Drones over the roof", f"A drone looks for broken tiles. {FORM}"),
        Initiative("2", "Cargo bikes", f"Bikes carry parcels downtown. {FORM}"),
        Initiative("3", "Night school", f"Welders learn to read drawings. {FORM}"),
        Initiative("4", "Warmer vans", "Heaters for drivers in the north."),
    ]
    texts = own_texts(listed)
    assert all("customer journey" not in text for text in texts)
    assert texts[0] == "Drones over the roof. A drone looks for broken tiles"
    found = _reviewed(encoder, listed, ["en"] * 4)
    assert {(pair.a, pair.b) for pair in found if pair.is_pasted} == {("1", "2"), ("1", "3")}
    assert all(pair.level is Level.LOOK for pair in found)
    assert found[0].quote_a == FORM


def test_an_item_is_shown_with_few_others():
    points = np.repeat(_points(1), 40, axis=0)
    others = _points(200, seed=3)
    points = np.concatenate([points, others])
    listed = [Initiative(str(at), f"Title {at}") for at in range(240)]
    layout = lay_out(points, points, ["en"] * 240, _nothing())
    found = find_overlaps(listed, ["en"] * 240, layout, lambda texts: _points(len(texts)))
    assert 40 <= len(found) <= 5 * 40
