from dataclasses import replace
from xml.etree import ElementTree as ET

import pytest

from resmal.pictures import hops_picture
from resmal.pictures.hops import MOST_THEMES, theme_rows, years_shown
from reviews import invented, retailer


@pytest.mark.parametrize("is_narrow", [False, True])
@pytest.mark.parametrize("review", [retailer(), invented(500, 6)], ids=["retailer", "500"])
def test_the_picture_is_well_formed_and_says_every_year(review, is_narrow):
    root = ET.fromstring(hops_picture(review, is_narrow=is_narrow))  # noqa: S314 - our own drawing
    said = " ".join(root.itertext())
    years = years_shown(review, 7)
    assert all(str(year) in said for year in years)


def test_a_hop_comes_first_and_is_called_one():
    rows = theme_rows(retailer())
    assert [row.is_hop for row in rows] == [True, False, False, False, False]
    assert ">hop<" in hops_picture(retailer())


def test_dropped_initiatives_are_crossed_out():
    assert hops_picture(retailer()).count('class="dropped"') == 2


def test_at_most_ten_themes_are_drawn():
    assert hops_picture(invented(500, 6)).count('class="base"') == MOST_THEMES


def test_without_dates_there_is_no_picture():
    assert hops_picture(replace(retailer(), years=())) == ""
