from xml.etree import ElementTree as ET

import pytest

from resmal import translation
from resmal.engine.review import Count
from resmal.pictures import count_picture, sprawl_picture
from reviews import retailer

POINTS = retailer().sprawl.over_time


@pytest.mark.parametrize("is_narrow", [False, True])
def test_the_change_is_a_line_with_a_band(is_narrow):
    drawn = sprawl_picture(POINTS, is_narrow=is_narrow)
    ET.fromstring(drawn)  # noqa: S314 - our own drawing
    assert drawn.count('class="band"') == 1
    assert drawn.count('class="knot"') == len(POINTS)
    assert "52%" in drawn
    assert "33%" in drawn


def test_one_date_shows_no_change():
    assert sprawl_picture(POINTS[:1]) == ""


def test_a_count_says_its_interval():
    with translation.speaking("en"):
        assert "9 of 60, between 6 and 13" in count_picture(Count(9, 6, 13, 60), "some")


def test_a_count_of_nothing_can_be_drawn():
    ET.fromstring(count_picture(Count(0, 0, 0, 0), "none"))  # noqa: S314 - our own drawing
