from itertools import combinations

import pytest

from resmal.pictures.palette import DARK, GRAPHIC_PAIRS, LIGHT, LINE_COLOURS, TEXT_PAIRS, line_class

THEMES = pytest.mark.parametrize("theme", [LIGHT, DARK], ids=["light", "dark"])
# How three kinds of colour blindness see linear red, green and blue (Machado and others, 2009).
SIGHTS = {
    "all cones": ((1, 0, 0), (0, 1, 0), (0, 0, 1)),
    "no long cones": (
        (0.152286, 1.052583, -0.204868),
        (0.114503, 0.786281, 0.099216),
        (-0.003882, -0.048116, 1.051998),
    ),
    "no middle cones": (
        (0.367322, 0.860646, -0.227968),
        (0.280085, 0.672501, 0.047413),
        (-0.011820, 0.042940, 0.968881),
    ),
    "no short cones": (
        (1.255528, -0.076749, -0.178779),
        (-0.078411, 0.930809, 0.147602),
        (0.004733, 0.691367, 0.303900),
    ),
}


def linear(colour: str) -> list[float]:
    parts = [int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5)]
    return [p / 12.92 if p <= 0.04045 else ((p + 0.055) / 1.055) ** 2.4 for p in parts]


def luminance(colour: str) -> float:
    red, green, blue = linear(colour)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one: str, other: str) -> float:
    dark, light = sorted((luminance(one), luminance(other)))
    return (light + 0.05) / (dark + 0.05)


def lab(colour: str, sight) -> tuple[float, float, float]:
    rgb = linear(colour)
    red, green, blue = (
        min(1.0, max(0.0, sum(w * c for w, c in zip(row, rgb, strict=True)))) for row in sight
    )
    x = (0.4124564 * red + 0.3575761 * green + 0.1804375 * blue) / 0.95047
    y = 0.2126729 * red + 0.7151522 * green + 0.0721750 * blue
    z = (0.0193339 * red + 0.1191920 * green + 0.9503041 * blue) / 1.08883
    fx, fy, fz = (t ** (1 / 3) if t > 0.008856 else 7.787 * t + 16 / 116 for t in (x, y, z))
    return 116 * fy - 16, 500 * (fx - fy), 200 * (fy - fz)


@THEMES
def test_everything_can_be_read_and_seen(theme):
    short = {
        (front, back): round(contrast(theme[front], theme[back]), 2)
        for front, back, least in (*TEXT_PAIRS, *GRAPHIC_PAIRS)
        if contrast(theme[front], theme[back]) < least
    }
    assert short == {}


@THEMES
@pytest.mark.parametrize("sight", SIGHTS)
def test_no_two_lines_look_the_same_to_anybody(theme, sight):
    colours = [theme[f"line-{number}"] for number in range(1, LINE_COLOURS + 1)]
    seen = [lab(colour, SIGHTS[sight]) for colour in colours]
    nearest = min(
        sum((a - b) ** 2 for a, b in zip(one, other, strict=True)) ** 0.5
        for one, other in combinations(seen, 2)
    )
    assert nearest > 9


def test_both_themes_mean_the_same_things():
    assert LIGHT.keys() == DARK.keys()


def test_beyond_the_eighth_landmark_the_number_alone_tells():
    assert line_class(8) == "line-8"
    assert line_class(9) == "line-0"
