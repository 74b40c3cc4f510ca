import pytest

from resmal.engine.portfolio import Stage
from resmal.formats.values.numbers import number_in
from resmal.formats.values.stages import joined_stage, stage_of
from resmal.formats.values.text import is_no_answer, without_markup, written


@pytest.mark.parametrize(
    ("stage", "words"),
    [
        (
            Stage.IDEA,
            "idé, Idéfas, Förslag, planerad, Backlog, TO DO, to_do, Not started, ej påbörjat",
        ),
        (Stage.TRYING, "pilot, Test, Pilot (region), proof of concept"),
        (
            Stage.RUNNING,
            "pågår, Development (not in production), 3. In progress, under utveckling",
        ),
        (Stage.IN_USE, "i drift, Implemented, in production, Deployed"),
        (Stage.ENDED, "klar, Done, Closed, avslutad, Slutförd"),
        (Stage.DROPPED, "avbruten, Cancelled, nedlagd, retired, Won’t do"),
        (Stage.JOINED, "sammanslagen, merged, Duplicate"),
        (None, "flurb, , not approved, 7, inte klar"),
    ],
)
def test_stages_in_both_languages(stage, words):
    for word in words.split(", "):
        assert stage_of(word) is stage, word


def test_an_ending_without_conclusion_outweighs_a_plain_one():
    assert joined_stage(["Done", "Won't Do"]) is Stage.DROPPED
    assert joined_stage(["Flurb", "In progress"]) is Stage.RUNNING
    assert joined_stage([]) is None


@pytest.mark.parametrize(
    ("text", "number"),
    [("12", 12), ("1,5", 1.5), ("1,500", 1500), ("1.234,5", 1234.5), ("1,234.5", 1234.5),
     ("1 234\u00a0567", 1234567), ("1,234,567", 1234567), ("-3", -3), ("−3", -3), ("$1,200", 1200),
     ("3,5 mkr", 3_500_000), ("200 tkr", 200_000), ("12 dagar", 12), ("40 h", 40), ("50 %", 50),
     ("twelve", None), ("", None), ("12 of 40", None), ("5 apples", None), ("1/2", None),
     ("1,2.3,4", None)],
)  # fmt: skip
def test_amounts_as_people_write_them(text, number):
    assert number_in(text) == number


def test_a_decimal_comma_decides_what_can_be_read_both_ways():
    assert number_in("1,500", has_decimal_comma=True) == 1.5


@pytest.mark.parametrize("text", ["", " ", "N/A", "-", "Okänt", "[blank]", "#REF!"])
def test_cells_that_say_nothing(text):
    assert is_no_answer(text)


def test_cells_as_a_person_reads_them():
    assert [written(cell) for cell in (None, 3.0, 2.5, True, "x")] == ["", "3", "2.5", "True", "x"]


@pytest.mark.parametrize(
    ("marked", "plain"),
    [
        ("h2. Why\n* one\n# two", "Why\none\ntwo"),
        ("*bold* and _leaning_ but a*b*c and s_n_c", "bold and leaning but a*b*c and s_n_c"),
        ("[our page|https://x.org] {code:java}x{code} !pic.png|thumbnail!", "our page x"),
        ("<p>A &amp; B</p><p>C</p>", "A & B\nC"),
        ("1 < 2 and 3 > 2", "1 < 2 and 3 > 2"),
    ],
)  # fmt: skip
def test_markup_is_taken_away_and_words_stay(marked, plain):
    assert without_markup(marked).strip() == plain
