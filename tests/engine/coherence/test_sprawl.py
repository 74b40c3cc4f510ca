from datetime import date

import numpy as np

from resmal.engine.coherence.sprawl import sprawl_counts, sprawl_over_time
from resmal.engine.coherence.sprawl.counts import sum_interval
from resmal.engine.portfolio import Direction, Initiative, Landmark, LocalText
from resmal.engine.review import Count, Level, Overlap, WhyNot

SAID = tuple(LocalText.plain(text) for text in ("One sees it.", "One hears it.", "One pays less."))
CLEAR = Landmark(LocalText.plain("Answers the same day"), sentences=SAID)
THIN = Landmark(LocalText.plain("Digital"), sentences=SAID[:1])


def _direction(*landmarks: Landmark) -> Direction:
    said = LocalText.plain("said")
    return Direction(said, said, said, landmarks)


def _begun(count: int, year: int, **known: object) -> list[Initiative]:
    return [
        Initiative(f"{year}-{at}", "Title", started_on=date(year, 3, 1), **known)
        for at in range(count)
    ]


def _overlap(a: str, b: str, p: float, *, is_pasted: bool = False) -> Overlap:
    level = Level.LIKELY if p >= 0.8 else Level.LOOK
    return Overlap(a, b, p, level, is_pasted, "quote", "quote")


def test_the_interval_of_a_sum_is_that_of_the_binomial():
    assert sum_interval(np.full(20, 0.5)) == (6, 14)
    assert sum_interval(np.array([1.0, 1.0, 0.0])) == (2, 2)
    assert sum_interval(np.zeros(0)) == (0, 0)


def test_a_long_list_has_the_interval_of_the_short_one_drawn_out():
    exact = sum_interval(np.full(3000, 0.1))
    normal = sum_interval(np.full(3001, 0.1))
    assert abs(exact[0] - normal[0]) <= 1
    assert abs(exact[1] - normal[1]) <= 1


def test_what_a_reader_sees_is_counted_and_pasted_text_is_not():
    overlaps = [
        _overlap("a", "b", 0.95),
        _overlap("b", "c", 0.9),
        _overlap("d", "e", 0.97, is_pasted=True),
        _overlap("f", "g", 0.3),
    ]
    counts = sprawl_counts(
        [True, False, False, False, False, False, False],
        np.array([0.9, 0.1, 0, 0, 0, 0, 0]),
        overlaps,
        np.array([[0.9, 0.0]] * 7),
        1,
    )
    assert counts.no_clear_link == Count(1, 0, 2, 7)
    assert counts.likely_overlap.value == 3
    assert counts.likely_overlap.low <= 3
    assert counts.likely_overlap.high == 5
    assert counts.empty_landmarks == Count(1, 1, 1, 2)


def test_two_of_a_pair_overlap_together():
    pairs = [_overlap(f"a{at}", f"b{at}", 0.5) for at in range(50)]
    touched = sprawl_counts([False] * 100, np.zeros(100), pairs, np.ones((100, 1)), 0)
    apart = sum_interval(np.full(100, 0.5))
    assert touched.likely_overlap.high - 50 > 1.3 * (apart[1] - 50)


def test_sprawl_is_the_share_that_neither_serves_nor_adds():
    listed = _begun(20, 2020)
    stray = np.array([1.0] * 5 + [0.0] * 15)
    seen, why_not = sprawl_over_time(
        listed, _direction(CLEAR), stray, [_overlap("2020-8", "2020-9", 1.0)], date(2022, 6, 1)
    )
    assert why_not is None
    assert [at.n for at in seen] == [20] * len(seen)
    assert seen[0].value == (5 + 2 * 0.5) / 20
    assert seen[0].low < seen[0].value < seen[0].high


def test_effort_weighs_and_what_has_ended_counts_no_more():
    light = _begun(15, 2020, effort=1.0)
    heavy = _begun(5, 2021, effort=9.0, ended_on=date(2022, 2, 1))
    stray = np.array([0.0] * 15 + [1.0] * 5)
    seen, _ = sprawl_over_time(light + heavy, _direction(CLEAR), stray, [], date(2022, 12, 31))
    by_day = {at.on: at for at in seen}
    assert by_day[date(2020, 12, 31)].value == 0
    assert by_day[date(2021, 12, 31)].value == 45 / 60
    assert by_day[date(2022, 12, 31)].n == 15


def test_it_says_why_the_change_is_not_shown():
    on, sure = date(2023, 1, 1), np.zeros(20)

    def why(listed, *landmarks):
        return sprawl_over_time(listed, _direction(*landmarks), sure, [], on)

    assert why(_begun(20, 2020)) == ((), WhyNot.NO_LANDMARKS)
    assert why(_begun(20, 2020), CLEAR, THIN) == ((), WhyNot.THIN_LANDMARKS)
    assert why([Initiative(str(at), "T") for at in range(20)], CLEAR) == ((), WhyNot.NO_DATES)
    assert why(_begun(14, 2020), CLEAR) == ((), WhyNot.TOO_FEW)
    assert why(_begun(20, 2023), CLEAR) == ((), WhyNot.TOO_FEW)
    assert sprawl_over_time(_begun(20, 2023), _direction(CLEAR), sure, [], date(2023, 4, 1)) == (
        (),
        WhyNot.ONE_DATE,
    )


def test_a_list_with_few_under_way_on_all_dates_but_one_is_called_short():
    listed = _begun(10, 2020) + _begun(6, 2021, ended_on=date(2021, 8, 1))
    seen = sprawl_over_time(listed, _direction(CLEAR), np.zeros(16), [], date(2022, 3, 1))
    assert seen == ((), WhyNot.TOO_FEW)


def test_a_long_list_varies_as_if_it_were_drawn_anew(monkeypatch):
    listed = [*_begun(2001, 2019), *_begun(2001, 2020)]
    stray = np.random.default_rng(0).random(len(listed)) ** 2

    def interval() -> tuple[float, float]:
        seen, _ = sprawl_over_time(listed, _direction(CLEAR), stray, [], date(2021, 1, 1))
        return seen[-1].low, seen[-1].high

    by_formula = interval()
    monkeypatch.setattr("resmal.engine.coherence.sprawl.over_time._DRAWN_UP_TO", 10_000)
    drawn = interval()
    assert by_formula != drawn
    np.testing.assert_allclose(by_formula, drawn, atol=0.15 * (drawn[1] - drawn[0]))
