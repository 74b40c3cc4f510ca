"""The two example companies, whose truths stand beside them, and what holds of every review."""

import tomllib
from datetime import date

import numpy as np
import pytest

from resmal.engine.coherence.fit import Confirmations
from resmal.engine.meaning import VectorCache, open_encoder
from resmal.engine.pipeline import Reader, review_list
from resmal.engine.portfolio import Direction, Initiative, Landmark, LocalText
from resmal.engine.review import Level, WhyNot
from resmal.formats import read_direction, read_list
from town import ROOT

TODAY = date(2026, 1, 15)


@pytest.fixture(scope="module")
def reader(tmp_path_factory):
    return Reader(open_encoder(), VectorCache(tmp_path_factory.mktemp("cache") / "v.sqlite"), None)


@pytest.fixture(scope="module")
def company(reader):
    def reviewed(name):
        folder = ROOT / "examples" / name
        read = read_list(folder / "portfolio.csv")
        direction = read_direction(folder / "direction.toml")
        review = review_list(direction, read.initiatives, reader=reader, today=TODAY)
        truths = tomllib.loads((folder / "truths.toml").read_text(encoding="utf-8"))
        return review, truths

    return {name: reviewed(name) for name in ("hopping", "directed")}


def by_id(review):
    return {reviewed.initiative.id: reviewed for reviewed in review.initiatives}


@pytest.mark.parametrize(("name", "share"), [("hopping", 0.6), ("directed", 0.75)])
def test_what_serves_a_landmark_is_mostly_found_there(company, name, share):
    review, truths = company[name]
    found = by_id(review)
    right = [found[id_].fit[0].landmark in landmarks for id_, landmarks in truths["serves"].items()]
    assert np.mean(right) >= share


@pytest.mark.parametrize("name", ["hopping", "directed"])
def test_hardly_anything_that_serves_a_landmark_is_called_a_stray(company, name):
    review, truths = company[name]
    strays = {id_ for id_, reviewed in by_id(review).items() if reviewed.is_stray}
    assert len(strays & set(truths["serves"])) <= 0.05 * len(truths["serves"])


def test_most_of_what_strays_is_found(company):
    review, truths = company["hopping"]
    strays = {id_ for id_, reviewed in by_id(review).items() if reviewed.is_stray}
    assert len(strays & set(truths["strays"])) >= 0.5 * len(truths["strays"])


def test_the_hopping_company_strays_and_hops_more_than_the_directed_one(company):
    hopping, directed = company["hopping"][0], company["directed"][0]
    count = {
        name: review.sprawl.no_clear_link.value
        for name, review in (("hopping", hopping), ("directed", directed))
    }
    assert count["hopping"] >= 3 * count["directed"]
    assert len(hopping.hops) >= 1
    assert directed.hops == ()


def test_the_empty_landmark_is_found_in_one_list_and_none_in_the_other(company):
    review, truths = company["hopping"]
    assert truths["empty_landmark"] in {gap.landmark for gap in review.gaps}
    assert company["directed"][0].gaps == ()


def test_pasted_text_is_told_apart_from_overlap(company):
    review, truths = company["hopping"]
    pasted = {id_ for pair in review.overlaps if pair.is_pasted for id_ in (pair.a, pair.b)}
    assert pasted == set(truths["pasted"]["ids"])


@pytest.mark.parametrize("name", ["hopping", "directed"])
def test_overlaps_that_are_shown_are_mostly_real(company, name):
    review, truths = company[name]
    real = {frozenset((pair["a"], pair["b"])) for pair in truths["overlaps"]}
    alike = {frozenset((pair["a"], pair["b"])) for pair in truths["alike"]}
    shown = [pair for pair in review.overlaps if not pair.is_pasted]
    first = [frozenset((pair.a, pair.b)) for pair in shown[:4]]
    assert len(real & set(first)) >= 2
    likely = {frozenset((pair.a, pair.b)) for pair in shown if pair.level is Level.LIKELY}
    assert likely & alike == set()


def test_quotes_are_pieces_of_the_texts_as_written(company):
    for review, _truths in company.values():
        texts = {
            id_: f"{r.initiative.title}\n{r.initiative.description}"
            for id_, r in by_id(review).items()
        }
        for pair in review.overlaps:
            assert pair.quote_a in texts[pair.a]
            assert pair.quote_b in texts[pair.b]
        for id_, reviewed in by_id(review).items():
            for fit in reviewed.fit:
                for evidence in fit.evidence:
                    assert evidence.quote in texts[id_]
                    assert all(word in evidence.quote for word in evidence.words)


def test_what_has_not_changed_for_long_is_silent_by_the_lists_own_last_day(company):
    found = by_id(company["hopping"][0])
    assert found["15"].is_silent  # said to be under way, untouched since 2022
    assert not found["1"].is_silent  # dropped
    assert not all(r.is_silent for r in found.values() if r.initiative.ended_on is None)


def test_the_order_of_the_list_changes_nothing(company, reader):
    folder = ROOT / "examples" / "directed"
    read = read_list(folder / "portfolio.csv")
    direction = read_direction(folder / "direction.toml")
    turned = review_list(direction, read.initiatives[::-1], reader=reader, today=TODAY)
    before, after = by_id(company["directed"][0]), by_id(turned)
    for id_, reviewed in before.items():
        assert [f.landmark for f in reviewed.fit] == [f.landmark for f in after[id_].fit]
        assert np.allclose([f.p for f in reviewed.fit], [f.p for f in after[id_].fit], atol=1e-3)


def test_what_a_person_has_said_stands(company, reader):
    folder = ROOT / "examples" / "hopping"
    read = read_list(folder / "portfolio.csv")
    direction = read_direction(folder / "direction.toml")
    first = by_id(company["hopping"][0])["3"]
    said = Confirmations(
        serves=frozenset({("3", direction.landmarks[1].label)}),
        wrong=frozenset({("3", direction.landmarks[0].label)}),
    )
    review = review_list(direction, read.initiatives, reader=reader, today=TODAY, confirmed=said)
    now = by_id(review)["3"]
    assert first.fit != now.fit
    assert (now.fit[0].landmark, now.fit[0].p) == (direction.landmarks[1].label, 1.0)
    assert direction.landmarks[0].label not in {fit.landmark for fit in now.fit}
    assert not now.is_stray
    assert now.confirmed == (direction.landmarks[1].label,)
    assert now.ruled_out == (direction.landmarks[0].label,)
    assert review.method.confirmations == 2


def landmark(name, *sentences):
    return Landmark(
        LocalText.plain(name), sentences=tuple(LocalText.plain(said) for said in sentences)
    )


def towards(*landmarks):
    return Direction(LocalText.plain("a"), LocalText.plain("b"), LocalText.plain("c"), landmarks)


@pytest.mark.parametrize("count", [1, 2])
def test_next_to_nothing_can_be_reviewed(reader, count):
    direction = towards()
    items = [Initiative(id=str(n), title="Chatt i butik") for n in range(count)]
    review = review_list(direction, items, reader=reader, today=TODAY)
    assert all(r.fit == () and r.is_stray for r in review.initiatives)
    assert review.sprawl.why_not is WhyNot.NO_LANDMARKS
    assert "no_landmarks" in review.method.limits


def test_a_thin_landmark_hides_the_change_of_sprawl(reader):
    direction = towards(landmark("Svar samma dag", "Den som frågar får svar."))
    items = [Initiative(id="1", title="Chatt i butik", started_on=date(2024, 1, 1))]
    review = review_list(direction, items, reader=reader, today=TODAY)
    assert review.sprawl.why_not is WhyNot.THIN_LANDMARKS
    assert "thin_landmarks" in review.method.limits


def test_a_text_that_is_only_a_sign_is_no_error(reader):
    direction = towards(landmark("Svar samma dag", "Ett.", "Två.", "Tre."))
    items = [
        Initiative(id="1", title="🚀"),
        Initiative(id="2", title="?"),
        Initiative(id="3", title="Chatt"),
    ]
    review = review_list(direction, items, reader=reader, today=TODAY)
    assert len(review.initiatives) == 3
