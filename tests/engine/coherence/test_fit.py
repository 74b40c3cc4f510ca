import numpy as np
import pytest

from resmal.engine.coherence.fit import Confirmations, fit_initiatives, statements
from resmal.engine.portfolio import Initiative, Landmark, LocalText

ENERGY, CHILDREN, TRAINS = range(3)
SERVED = {"e1": ENERGY, "e2": ENERGY, "h1": CHILDREN, "h2": CHILDREN, "t1": TRAINS, "t2": TRAINS}


def test_each_initiative_is_likeliest_to_serve_what_it_is_about_in_either_language(town):
    best = town.fit().p.argmax(axis=1)
    found = {one.id: best[at] for at, one in enumerate(town.initiatives) if one.id in SERVED}
    assert found == SERVED


def test_what_serves_nothing_is_less_probable_than_everything_that_serves(town):
    p = town.fit().p.max(axis=1)
    assert p[6:].max() < p[:6].min()


def test_a_landmark_with_a_name_alone_is_recognised(town):
    names = [(name, ()) for name in ("Clean energy", "Healthy children", "Trains on time")]
    best = town.fit(said=names).p.argmax(axis=1)
    assert list(best[:6]) == [0, 0, 1, 1, 2, 2]


def test_one_initiative_and_one_landmark_are_enough(town):
    assignment = town.fit(town.initiatives[:1], said=[("Clean energy", ())])
    assert assignment.p.shape == (1, 1)
    assert 0 < assignment.p[0, 0] < 1


def test_without_landmarks_nothing_fits(town):
    assignment = fit_initiatives(town.items(), town.landmarks([]), {}, Confirmations())
    assert assignment.p.shape == (8, 0)
    assert assignment.fits(0) == ()


def test_an_empty_text_serves_nothing(town):
    empty = Initiative("x", "", "")
    p = town.fit([*town.initiatives[:7], empty]).p
    assert np.isfinite(p).all()
    assert p[7].max() < 0.2


def test_a_language_without_background_takes_the_mean_of_the_others(town):
    items = town.items()
    english = {"en": town.background["en"]}
    p = fit_initiatives(items, town.landmarks(), english, Confirmations()).p
    assert list(p.argmax(axis=1)[:6]) == [0, 0, 1, 1, 2, 2]


def test_a_background_without_any_language_is_refused(town):
    with pytest.raises(ValueError, match="background"):
        fit_initiatives(town.items(), town.landmarks(), {}, Confirmations())


def test_the_same_list_gives_the_same_figures(town):
    assert (town.fit().p == town.fit().p).all()


def test_up_to_three_landmarks_are_shown_the_likeliest_first(town):
    said = [*((name, ()) for name in ("Clean energy", "Healthy children", "Trains on time", "Art"))]
    fits = town.fit(said=said).fits(0)
    assert len(fits) == 3
    assert fits[0].landmark == "Clean energy"
    assert [fit.p for fit in fits] == sorted((fit.p for fit in fits), reverse=True)


def test_what_a_person_has_said_stands_as_said(town):
    said = Confirmations(frozenset({("s1", "Clean energy")}), frozenset({("e1", "Clean energy")}))
    assignment = town.fit(confirmed=said)
    assert assignment.p[6, ENERGY] == 1
    assert assignment.p[0, ENERGY] == 0
    assert "Clean energy" not in {fit.landmark for fit in assignment.fits(0)}


def test_a_confirmation_lifts_others_like_it_and_a_wrong_lowers_them(town):
    before = town.fit().p[7, CHILDREN]
    confirmed = town.fit(confirmed=Confirmations(frozenset({("s1", "Healthy children")})))
    ruled_out = Confirmations(wrong=frozenset({("h1", "Healthy children")}))
    assert confirmed.p[7, CHILDREN] > before
    assert town.fit(confirmed=ruled_out).p[3, CHILDREN] < town.fit().p[3, CHILDREN]


def test_words_about_unknown_initiatives_or_landmarks_change_nothing(town):
    said = Confirmations(frozenset({("nobody", "Clean energy"), ("e1", "nothing")}))
    assert (town.fit(confirmed=said).p == town.fit().p).all()
    assert len(said) == 2


def test_a_changed_text_is_scored_without_fitting_the_list_again(town):
    assignment = town.fit()
    text = "Rail inspection drones. Drones find cracks in railway tracks early."
    read = assignment.scorer.read(town.encoder.encode([text]), [text], ("en",), np.array([-1]))
    scores = assignment.scorer.score(read)
    assert scores.shape == (1, 3)
    assert scores[0].argmax() == TRAINS


def test_statements_are_names_first_and_in_every_language():
    landmark = Landmark(
        LocalText({"sv": "Ren energi", "en": "Clean energy"}),
        from_=LocalText({"en": "We burn oil."}),
        to=LocalText({"en": " "}),
        sentences=(LocalText.plain("Hemmen värms utan olja."),),
    )
    said = [(one.text, one.language, one.is_name) for one in statements(landmark)]
    assert said == [
        ("Ren energi", "sv", True),
        ("Clean energy", "en", True),
        ("We burn oil.", "en", False),
        ("Hemmen värms utan olja.", "sv", False),
    ]
