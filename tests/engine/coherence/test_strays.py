import numpy as np

from resmal.engine.coherence.fit import Confirmations
from resmal.engine.coherence.overlaps.neighbours import find_neighbours
from resmal.engine.coherence.strays import stray_probabilities


def test_what_no_landmark_explains_is_likelier_to_stray_than_all_that_serves(town):
    stray = stray_probabilities(town.fit())
    assert stray[6:].min() > stray[:6].max()
    assert stray[:6].max() < 0.5


def test_without_landmarks_everything_strays(town):
    assert list(stray_probabilities(town.fit(said=[]))) == [1.0] * 8


def test_what_a_person_has_confirmed_is_no_stray(town):
    said = Confirmations(frozenset({("s1", "Trains on time")}))
    assert stray_probabilities(town.fit(confirmed=said))[6] == 0


def test_neighbours_that_serve_speak_for_an_initiative(town):
    assignment = town.fit(said=[("Clean energy", ("Homes are heated without oil.",))])
    points = np.eye(8, 384, dtype=np.float32)
    alone = find_neighbours(points, town.languages)
    points[6] = points[1]
    beside_wind_power = find_neighbours(points, town.languages)
    assert (
        stray_probabilities(assignment, beside_wind_power)[6]
        < stray_probabilities(assignment, alone)[6]
    )
