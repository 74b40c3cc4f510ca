from datetime import date, timedelta

import pytest

from resmal.engine.courses import Course
from resmal.engine.portfolio import Initiative, Stage
from resmal.engine.review import Theme, ThemeYear
from resmal.engine.themes import find_hops, months_held, theme_years

ON = date(2024, 1, 1)


def _theme(id_: int, listed: list[Initiative]) -> Theme:
    return Theme(id_, ("word",), tuple(one.id for one in listed), 0.8)


def _held(name: str, began: date, months: int | None, stage: Stage | None) -> Initiative:
    ended = began + timedelta(days=30 * months) if months is not None else None
    return Initiative(name, "Title", started_on=began, ended_on=ended, stage=stage)


def _fad(stage: Stage | None = Stage.DROPPED, months: int = 10) -> list[Initiative]:
    return [_held(f"fad{at}", date(2020, 1 + at, 1), months, stage) for at in range(5)]


def _next() -> list[Initiative]:
    return [_held(f"next{at}", date(2020, 12, 1 + at), None, Stage.RUNNING) for at in range(4)]


def _hops(fad: list[Initiative], following: list[Initiative]):
    return find_hops(fad + following, [_theme(0, fad), _theme(1, following)], ON)


def test_a_theme_dropped_while_another_rose_is_a_hop():
    (hop,) = _hops(_fad(), _next())
    assert (hop.theme, hop.rose) == (0, 1)
    assert (hop.began, hop.ended) == (date(2020, 1, 1), date(2021, 2, 25))
    assert (hop.started_count, hop.dropped_count) == (5, 5)
    assert hop.months_held == pytest.approx(300 / 30.4375)


def test_what_was_concluded_or_held_long_is_no_hop():
    assert _hops(_fad(Stage.ENDED), _next()) == ()
    assert _hops(_fad(Stage.JOINED), _next()) == ()
    later = [_held(f"late{at}", date(2021, 12, 1 + at), None, Stage.RUNNING) for at in range(4)]
    assert _hops(_fad(months=20), later) == ()
    assert len(_hops(_fad(months=18), later)) == 1


def test_nothing_is_a_hop_where_nothing_rose():
    assert _hops(_fad(), []) == ()
    assert _hops(_fad(), _next()[:2]) == ()
    earlier = [_held(f"old{at}", date(2019, 12, 5), None, Stage.RUNNING) for at in range(4)]
    assert _hops(_fad(), earlier) == ()


def test_less_than_half_is_not_mostly():
    kept = [_held(f"kept{at}", date(2020, 1, 1), None, Stage.IN_USE) for at in range(5)]
    assert _hops(_fad() + kept, _next()) == ()


def test_an_end_without_a_stage_says_nothing_about_a_conclusion():
    assert _hops(_fad(stage=None), _next()) == ()
    assert len(_hops(_fad(stage=Stage.TRYING), _next())) == 1


def test_a_dropped_one_without_an_end_ended_when_it_was_last_changed():
    fad = [
        Initiative(
            f"fad{at}",
            "Title",
            stage=Stage.DROPPED,
            started_on=date(2020, 1 + at, 1),
            changed_on=date(2020, 12, 1),
        )
        for at in range(5)
    ]
    (hop,) = _hops(fad, [*_next(), _held("next9", date(2020, 12, 20), None, None)])
    assert hop.ended == date(2020, 12, 1)


def test_half_of_those_held_decide_and_those_still_held_count():
    began = date(2020, 1, 1)

    def course(days: int | None) -> Course:
        ended = began + timedelta(days=days) if days is not None else None
        return Course(began, ended, is_dropped=True)

    # days 100, 200, 300 of five, two under way: survival .8, .6, .4
    median = months_held([course(100), course(200), course(300), course(None), course(None)], ON)
    assert median == pytest.approx(300 / 30.4375)
    assert months_held([course(100), course(None), course(None)], ON) is None
    assert months_held([], ON) is None


def test_years_count_what_began_went_on_and_ended():
    listed = [
        _held("a", date(2021, 5, 1), 12, Stage.DROPPED),
        _held("b", date(2021, 6, 1), 24, Stage.ENDED),
        _held("c", date(2022, 1, 1), None, Stage.RUNNING),
        Initiative("d", "No dates"),
    ]
    years = theme_years(listed, [_theme(0, listed)], date(2023, 12, 31))
    assert years == (
        ThemeYear(0, 2021, began=2, under_way=2, concluded=0, dropped=0),
        ThemeYear(0, 2022, began=1, under_way=3, concluded=0, dropped=1),
        ThemeYear(0, 2023, began=0, under_way=2, concluded=1, dropped=0),
    )


def test_a_list_without_dates_has_no_years_and_no_hops():
    listed = [Initiative(str(at), "Title", stage=Stage.DROPPED) for at in range(6)]
    assert theme_years(listed, [_theme(0, listed)], ON) == ()
    assert find_hops(listed, [_theme(0, listed)], ON) == ()
