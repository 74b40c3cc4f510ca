from hypothesis import given
from hypothesis import strategies as st

from resmal.pictures.text import Face, shorten, width, wrap

TEXTS = st.text(st.characters(exclude_categories=["Cs", "Cc"]), max_size=120)


def test_a_wide_letter_is_wider_than_a_narrow_one():
    assert width("W", 10) > width("i", 10)
    assert width("W", 10, Face.BOLD) > width("W", 10)


def test_marks_on_letters_take_no_room():
    assert width("a\N{COMBINING RING ABOVE}", 10) == width("a", 10)


def test_an_emoji_fills_a_square():
    assert width("🚲", 10) == 10


@given(TEXTS, st.floats(40, 300))
def test_a_shortened_text_fits(text, room):
    assert width(shorten(text, room, 12), 12) <= room


@given(TEXTS, st.floats(40, 300), st.integers(1, 4))
def test_wrapped_lines_fit_and_are_few(text, room, lines):
    wrapped = wrap(text, room, 12, lines=lines)
    assert len(wrapped) <= lines
    assert all(width(line, 12) <= room for line in wrapped)


def test_nothing_is_lost_where_there_is_room():
    assert " ".join(wrap("ett två tre fyra", 60, 12, lines=9)) == "ett två tre fyra"
