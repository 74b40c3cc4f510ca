import numpy as np

from resmal.engine.coherence.drift import drift

YEARS = [year for year in range(2018, 2024) for _ in range(8)]


def _list(topic_of: list[int]) -> np.ndarray:
    rng = np.random.default_rng(0)
    topics = rng.normal(size=(6, 40))
    points = topics[topic_of] + 1.5 * rng.normal(size=(len(topic_of), 40))
    return (points / np.linalg.norm(points, axis=1, keepdims=True)).astype(np.float32)


def test_a_new_topic_every_year_is_drift():
    found = drift(_list([year - 2018 for year in YEARS]), YEARS)
    assert found is not None
    assert found.strength > 10
    assert found.p_value == 0.001
    assert found.periods == (2018, 2019, 2020, 2021, 2022, 2023)


def test_the_same_mixture_every_year_is_not():
    found = drift(_list([at % 4 for at in range(len(YEARS))]), YEARS)
    assert found is not None
    assert found.p_value > 0.05


def test_thin_years_are_joined_and_too_few_say_nothing():
    years = [2020] * 3 + [2021] * 5 + [2022] * 14 + [2023] * 3
    found = drift(_list([0] * 25), years)
    assert found is not None
    assert found.periods == (2020, 2022)
    assert drift(_list([0] * 14), [2020] * 7 + [2021] * 7) is None
    assert drift(_list([0] * 20), [2020] * 17 + [2021] * 3) is None
    assert drift(_list([]), []) is None


def test_texts_that_say_nothing_do_not_break_it():
    found = drift(np.zeros((20, 40), np.float32), [2020] * 10 + [2021] * 10)
    assert found is not None
    assert found.strength == 0
