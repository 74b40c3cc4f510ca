import math
from functools import cache
from itertools import combinations
from xml.etree import ElementTree as ET

import pytest

from resmal.engine.review import Review
from resmal.pictures import map_picture
from resmal.pictures.labels import Box
from resmal.pictures.map import MapLayout, map_layout, marks
from reviews import invented, retailer

SVG = "{http://www.w3.org/2000/svg}"
SIZES = [(5, 3), (23, 5), (60, 6), (61, 7), (500, 7), (3400, 8)]
LISTS = [*SIZES, (1, 1), (60, 1), (60, 0), (500, 0), (40, 30), (3400, 30), (60, 12)]


@cache
def made(count: int, landmarks: int) -> Review:
    return invented(count, landmarks)


@cache
def laid_out(count: int, landmarks: int, *, is_narrow: bool) -> MapLayout:
    return map_layout(made(count, landmarks), is_narrow=is_narrow)


@pytest.fixture(params=LISTS, ids=lambda it: f"{it[0]} towards {it[1]}")
def asked(request) -> tuple[int, int]:
    return request.param


@pytest.fixture
def review(asked) -> Review:
    return made(*asked)


@pytest.fixture(params=[False, True], ids=["wide", "narrow"])
def layout(asked, request) -> MapLayout:
    return laid_out(*asked, is_narrow=request.param)


def label_boxes(layout: MapLayout) -> list[Box]:
    return [
        *(name.box for name in layout.names.sectors),
        *(label.box for label in layout.ring_labels),
        *(label.box for _dot, label in layout.names.dots),
    ]


def test_no_two_labels_touch(layout):
    boxes = label_boxes(layout)
    assert not [pair for pair in combinations(boxes, 2) if pair[0].meets(pair[1])]


@pytest.mark.parametrize("seed", range(12))
def test_labels_keep_apart_whatever_the_list(seed):
    drawn = map_layout(invented(40 + 2 * seed, 3 + seed % 7, seed))
    boxes = label_boxes(drawn)
    assert not [pair for pair in combinations(boxes, 2) if pair[0].meets(pair[1])]


def test_no_label_covers_a_dot_or_the_destination(layout):
    x, y = layout.canvas.centre
    for _dot, label in layout.names.dots:
        assert label.box.depth(x, y, layout.canvas.goal) == 0
        assert not [dot for dot in layout.dots if label.box.depth(dot.x, dot.y, dot.radius) > 0.5]


def test_everything_stands_on_the_page(layout):
    page = Box(0, 0, layout.canvas.width, layout.canvas.height)
    assert all(box.is_within(page) for box in label_boxes(layout))
    assert all(dot.box.is_within(page) for dot in layout.dots)


def test_dots_overlap_no_more_than_a_little(layout):
    dots = layout.dots
    for one, other in combinations(dots, 2):
        apart = math.hypot(one.x - other.x, one.y - other.y)
        deep = one.radius + other.radius - apart
        assert deep <= 0.35 * min(one.radius, other.radius) + 0.2


def test_strays_stand_outside_the_ring_and_all_others_inside(layout):
    x, y = layout.canvas.centre
    for dot in layout.dots:
        away = math.hypot(dot.x - x, dot.y - y)
        assert (away > layout.canvas.ring) == dot.mark.is_stray


def test_every_initiative_is_drawn_once(review):
    drawn = [member for mark in marks(review) for member in mark.members]
    assert sorted(drawn) == sorted(r.initiative.id for r in review.initiatives)


def test_sixty_are_drawn_one_by_one_and_sixty_one_by_theme():
    assert len(marks(invented(60, 6))) == 60
    assert len(marks(invented(61, 6, themes=4))) < 61
    assert len(marks(invented(3400, 8))) <= 60


def test_a_better_fit_stands_nearer_the_destination():
    layout = map_layout(retailer())
    away = {d.mark.name: math.dist((d.x, d.y), layout.canvas.centre) for d in layout.dots}
    assert away["Kollen"] < away["En väg in"] < away["Serviceavtal på nätet"]


def test_what_the_findings_name_is_named_on_the_map():
    named = {dot.mark.name for dot, _label in map_layout(retailer()).names.dots}
    assert {"Svarsrobot i kassan", "Chatt i butik", "Serviceavtal på nätet"} <= named


def test_likely_overlaps_are_tied_and_others_are_not():
    ties = {(a.mark.members, b.mark.members) for a, b in map_layout(retailer()).ties}
    assert ties == {(("R-1",), ("R-2",)), (("R-7",), ("R-9",))}


def test_strays_differ_in_shape_and_silent_ones_are_hollow():
    root = ET.fromstring(map_picture(retailer()))  # noqa: S314 - our own drawing
    links = {a.findtext(f"{SVG}title"): a for a in root.iter(f"{SVG}a")}
    stray = next(a for title, a in links.items() if title.startswith("Metaverse"))
    silent = next(a for title, a in links.items() if title.startswith("Rapportportalen"))
    assert stray.find(f"{SVG}polygon") is not None
    assert stray.find(f"{SVG}circle") is None
    assert "hollow" in silent.find(f"{SVG}circle").get("class")
    assert not [
        t for t, a in links.items() if "silent" not in t and "hollow" in ET.tostring(a, "unicode")
    ]


@pytest.mark.parametrize("is_narrow", [False, True])
def test_the_map_is_well_formed_and_the_same_every_time(review, is_narrow):
    drawn = map_picture(review, is_narrow=is_narrow)
    assert drawn == map_picture(review, is_narrow=is_narrow)
    root = ET.fromstring(drawn)  # noqa: S314 - our own drawing
    assert root.find(f"{SVG}title").text
    assert root.find(f"{SVG}desc").text


def test_an_empty_list_leaves_an_empty_map():
    assert map_layout(invented(0, 5)).dots == ()
    ET.fromstring(map_picture(invented(0, 0)))  # noqa: S314 - our own drawing
