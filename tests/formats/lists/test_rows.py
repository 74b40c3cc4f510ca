import json
from datetime import date

import pytest

from resmal.engine.portfolio import Stage
from resmal.formats.lists.problems import rows_in_words
from resmal.translation import speaking


def sentences(found):
    return [problem.sentence for problem in found.problems]


@pytest.mark.parametrize(
    "title", ["", "  ", "...", "-", "–", "!?", '""""""', "\u200b", "N/A", "\x00"]
)
def test_a_row_without_a_title_is_named_and_left_out(read, title):
    found = read(f"id,title,unit\n1,A,x\n2,{title},y\n3,B,z\n")
    assert [i.id for i in found.initiatives] == ["1", "3"]
    left_out = [p for p in found.problems if p.is_left_out]
    assert [(p.row, p.sentence) for p in left_out] == [(3, "Row 3 has no title and is left out.")]


@pytest.mark.parametrize(
    "title", ["🚀🚀", "שלום עולם", "日本語", "Fo\u0308rnya", "C++", "42", "=1+1", "Ğ"]
)
def test_titles_in_any_script_stand_as_written(read, title):
    found = read(json.dumps([{"id": "1", "title": title}]), name="list.json")
    assert found.initiatives[0].title == title
    assert found.problems == ()


@pytest.mark.parametrize("unseen", ["\x00", "\x07", "\u202e", "\u2066", "\ud800", "\x81", "\ufeff"])
def test_characters_that_cannot_be_seen_are_removed_and_said(read, unseen):
    content = json.dumps([{"id": "1", "title": f"A{unseen}B", "description": f"C{unseen}"}])
    found = read(content, name="list.json")
    assert (found.initiatives[0].title, found.initiatives[0].description) == ("AB", "C")
    assert sentences(found) == ["Characters that cannot be seen were removed from row 1."]


def test_punctuation_that_a_program_spoilt_is_mended(read):
    found = read("id,title\n1,The agency\x92s plan \x96 again\n")
    assert found.initiatives[0].title == "The agency’s plan – again"
    assert found.problems == ()


def test_white_space_in_a_title_is_one_space_and_in_a_description_stays(read):
    found = read('id,title,description\n1,"A  \n B","C \n D"\n')
    assert (found.initiatives[0].title, found.initiatives[0].description) == ("A B", "C \n D")


def test_repeated_ids_are_told_apart(read):
    found = read("id,title\n12,A\n12,B\n12 (row 4),C\n12,D\n")
    ids = [i.id for i in found.initiatives]
    assert ids[:2] == ["12", "12 (row 3)"]
    assert len(set(ids)) == 4
    assert found.problems[0].row == 3
    assert "“12 (row 3)”" in found.problems[0].sentence


def test_a_missing_id_is_the_rows_number_and_takes_nobody_elses(read):
    found = read("id,title\n4,A\n,B\n,C\n")
    assert [i.id for i in found.initiatives] == ["4", "3", "4 (row 4)"]
    assert found.problems == ()
    assert [i.id for i in read("title\nA\nB\n").initiatives] == ["2", "3"]


@pytest.mark.parametrize(
    "wrong", ["2024-13-45", "2023-02-30", "31/31/2024", "soon", "1899-01-01", "2101-01-01", "99999"]
)
def test_a_date_that_never_was_is_said_and_the_row_is_used(read, wrong):
    rows = "".join(f"{n},T{n},2024-01-0{n}\n" for n in range(1, 9))
    found = read(f"id,title,start date\n{rows}9,T9,{wrong}\n")
    assert len(found.initiatives) == 9
    assert found.initiatives[8].started_on is None
    assert sentences(found) == [f"Row 10 is used without its start date: “{wrong}” is no date."]
    assert not found.problems[0].is_left_out


def test_a_list_of_one_wrong_date_is_used(read):
    found = read("id,title,start date\n1,A,2024-13-45\n")
    assert found.initiatives[0].started_on is None
    assert "“2024-13-45” is no date" in sentences(found)[0]


def test_the_same_problem_on_many_rows_is_said_once(read):
    rows = "".join(f"{n},T{n},2024-13-4{n % 10}\n" for n in range(1, 51))
    found = read(f"id,title,start date\n{rows}")
    assert len(found.problems) == 1
    assert "Rows 2, 3, 4 and 47 others" in found.problems[0].sentence
    assert found.problems[0].row is None


def test_an_end_before_the_start_is_said(read):
    found = read("id,title,start date,end date\n1,A,2024-03-01,2023-03-01\n")
    assert found.initiatives[0].ended_on == date(2023, 3, 1)
    assert "ends before it starts" in sentences(found)[0]


@pytest.mark.parametrize(
    ("headings", "dates", "first"),
    [
        ("id,title,start date", ["12/03/2024", "13/03/2024"], date(2024, 3, 12)),
        ("id,title,start date", ["12/03/2024", "03/13/2024"], date(2024, 12, 3)),
        ("id,title,start date", ["12.03.2024", "01.02.2024"], date(2024, 3, 12)),
        ("id,titel,startdatum", ["12/03/2024", "13/03/2024"], date(2024, 3, 12)),
    ],
)
def test_the_whole_column_decides_which_number_is_the_day(read, headings, dates, first):
    rows = "".join(f"{n},T{n},{day}\n" for n, day in enumerate(dates))
    found = read(f"{headings}\n{rows}")
    assert found.initiatives[0].started_on == first
    assert found.problems == ()


@pytest.mark.parametrize(
    ("headings", "day"),
    [("id,title,start date", "2024-12-03"), ("id,titel,startdatum", "2024-03-12")],
)
def test_where_nothing_decides_the_language_of_the_headings_does_and_it_is_said(
    read, headings, day
):
    found = read(f"{headings}\n1,A,12/03/2024\n2,B,01/02/2024\n")
    assert str(found.initiatives[0].started_on) == day
    assert len(found.problems) == 1
    assert f"read as {day}" in sentences(found)[0]


def test_year_and_month_give_a_start(read):
    found = read("year,month,title\n2006,12,A\n2008,januari,B\n2010,,C\n20101,1,D\n")
    assert [i.started_on for i in found.initiatives] == [
        date(2006, 12, 1),
        date(2008, 1, 1),
        date(2010, 1, 1),
        None,
    ]
    assert "“20101” is no date" in sentences(found)[0]


def test_unknown_words_for_stages_are_said_once(read):
    rows = "".join(f"{n},T{n},{w}\n" for n, w in enumerate(["Done", "Flurb", "Flurb", "Zop"]))
    found = read(f"id,title,status\n{rows}")
    assert [i.stage for i in found.initiatives] == [Stage.ENDED, None, None, None]
    assert len(found.problems) == 1
    assert "“Flurb”, “Zop”" in sentences(found)[0]
    assert not found.problems[0].is_left_out


@pytest.mark.parametrize(
    ("amounts", "expected"),
    [
        (["1,5", "2,25"], [1.5, 2.25]),
        (["1,500", "2,250"], [1500, 2250]),
        (["1,500", "2,5"], [1.5, 2.5]),
        (["1 234,50 kr", "10 kr"], [1234.5, 10]),
    ],
)
def test_the_decimal_sign_is_found_from_the_column(read, amounts, expected):
    rows = "".join(f"{n};T{n};{amount}\n" for n, amount in enumerate(amounts))
    assert [i.effort for i in read(f"id;title;effort\n{rows}").initiatives] == expected


def test_an_effort_that_is_no_number_is_said(read):
    found = read("id,title,effort\n1,A,5\n2,B,6\n3,C,much\n4,D,-3\n")
    assert [i.effort for i in found.initiatives] == [5, 6, None, None]
    assert "“much” is no number" in sentences(found)[0]


@pytest.mark.parametrize(
    ("rows", "words"),
    [
        ([3], "3"),
        ([3, 8], "3 and 8"),
        ([3, 8, 12], "3, 8 and 12"),
        ([3, 8, 12, 13], "3, 8, 12 and 1 other"),
        ([3, 8, 12, *range(20, 60)], "3, 8, 12 and 40 others"),
    ],
)
def test_row_numbers_are_summed_up(rows, words):
    assert rows_in_words(rows) == words


def test_every_sentence_can_be_said_in_swedish(read):
    with speaking("sv"):
        found = read("id,title,start date,status\n1,A,2024-13-45,Flurb\n1,,x,\n1,C,2020-01-01,\n")
    assert len(found.problems) == 4
