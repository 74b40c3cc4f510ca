from itertools import combinations
from xml.etree import ElementTree as ET

import pytest

from resmal.pictures import line_picture
from resmal.pictures.labels import Box
from resmal.pictures.line import line_layout
from reviews import invented, retailer


@pytest.mark.parametrize("landmarks", [0, 1, 2, 5, 7, 8, 15, 30])
@pytest.mark.parametrize("is_narrow", [False, True])
def test_labels_never_touch_and_stay_on_the_page(landmarks, is_narrow):
    layout = line_layout(invented(90, landmarks), is_narrow=is_narrow)
    boxes = [label.box for label in layout.labels]
    page = Box(0, 0, layout.width, layout.height)
    assert not [pair for pair in combinations(boxes, 2) if pair[0].meets(pair[1])]
    assert all(box.is_within(page) for box in boxes)


@pytest.mark.parametrize("is_narrow", [False, True])
def test_every_landmark_is_a_station_with_its_number_and_name(is_narrow):
    drawn = line_picture(retailer(), is_narrow=is_narrow)
    said = "".join(ET.fromstring(drawn).itertext())  # noqa: S314 - our own drawing
    for number, name in enumerate(("An answer the same day", "The stock room knows"), start=1):
        assert f"{number} {name}" in said


@pytest.mark.parametrize("is_narrow", [False, True])
def test_an_empty_landmark_is_said_to_be_empty(is_narrow):
    drawn = line_picture(retailer(), is_narrow=is_narrow)
    assert drawn.count("station empty") == 1
    assert "nobody now" in drawn


def test_those_without_a_clear_link_leave_on_a_side_track():
    assert "5 initiatives with no clear link" in line_picture(retailer())
    assert "side-track" not in line_picture(invented(0, 3))
