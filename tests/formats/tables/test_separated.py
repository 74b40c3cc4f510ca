import csv
import io

import pytest
from hypothesis import HealthCheck, assume, given, settings
from hypothesis import strategies as st

from resmal.formats import read_list
from resmal.formats.tables.separated import read_separated

LIST = "Nr;Initiativ;Beskrivning\n1;Självscanning;Kunden blippar själv\n2;Öppna data;Åt alla\n"
ENCODINGS = ["utf-8", "utf-8-sig", "utf-16", "utf-16-le-marked", "cp1252"]
SEPARATORS = [",", ";", "\t", "|"]
LINE_ENDS = ["\n", "\r\n", "\r"]


def encoded(text, encoding):
    if encoding == "utf-16-le-marked":
        return b"\xff\xfe" + text.encode("utf-16-le")
    return text.encode(encoding)


@pytest.mark.parametrize("encoding", ENCODINGS)
@pytest.mark.parametrize("separator", SEPARATORS)
@pytest.mark.parametrize("line_end", LINE_ENDS)
def test_any_encoding_separator_and_line_end_is_found(read, encoding, separator, line_end):
    text = LIST.replace(";", separator).replace("\n", line_end)
    found = read(encoded(text, encoding))
    assert [i.title for i in found.initiatives] == ["Självscanning", "Öppna data"]
    assert [i.description for i in found.initiatives] == ["Kunden blippar själv", "Åt alla"]
    assert [i.row for i in found.initiatives] == [2, 3]
    assert found.separator == separator
    assert found.encoding in {encoding, "utf-16"}
    assert found.problems == ()


def is_utf8_by_chance(line):
    try:
        return not line.decode().isascii()
    except UnicodeDecodeError:
        return False


WESTERN = st.text(
    st.characters(codec="cp1252", exclude_categories=["Cc"], include_characters='\n";,|\t'),
    max_size=30,
).filter(lambda text: "\x1f" not in text)


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None)
@given(
    rows=st.lists(st.tuples(WESTERN, WESTERN), min_size=1, max_size=8),
    encoding=st.sampled_from(ENCODINGS),
    separator=st.sampled_from(SEPARATORS),
    line_end=st.sampled_from(LINE_ENDS),
    quoting=st.sampled_from([csv.QUOTE_MINIMAL, csv.QUOTE_ALL]),
)
def test_a_table_of_any_texts_is_read_back_as_written(rows, encoding, separator, line_end, quoting):
    if line_end == "\r":
        quoting = csv.QUOTE_ALL  # the writer leaves a lone line feed without quotation marks
    written = io.StringIO()
    writer = csv.writer(written, delimiter=separator, lineterminator=line_end, quoting=quoting)
    numbered = [[f"n{n}", *row] for n, row in enumerate(rows)]
    writer.writerows([["id", "title", "description"], *numbered])
    data = encoded(written.getvalue(), encoding)
    if encoding == "cp1252":
        assume(not any(is_utf8_by_chance(line) for line in data.splitlines()))
    table = read_separated(io.BytesIO(data), "list.csv")
    assert [list(cells) for _number, cells in table.rows] == numbered
    assert table.problems == []


def test_a_text_in_quotation_marks_may_hold_line_breaks_and_counts_as_one_row(read):
    found = read('id,title,description\n1,A,"one\ntwo\n\nthree"\n2,B,"say ""hi"""\n')
    assert found.initiatives[0].description == "one\ntwo\n\nthree"
    assert found.initiatives[1].description == 'say "hi"'
    assert found.initiatives[1].row == 3


def test_headings_are_found_below_a_title_and_empty_lines(read):
    found = read("Våra initiativ 2024;;\n\nUttag 2024-03-01;;\nNr;Rubrik;Enhet\n1;Chatt;IT\n")
    assert found.heading_row == 4
    assert found.initiatives[0].title == "Chatt"
    assert found.initiatives[0].row == 5


def test_the_separator_that_excel_says_in_the_first_line_is_used(read):
    found = read("sep=|\nid|title\n1|A, b; c\n")
    assert (found.separator, found.heading_row) == ("|", 2)
    assert found.initiatives[0].title == "A, b; c"


def test_a_list_of_one_column_keeps_its_commas(read):
    found = read("Initiativ\nTänka, handla, lära\nVila; sedan arbeta\n")
    assert [i.title for i in found.initiatives] == ["Tänka, handla, lära", "Vila; sedan arbeta"]
    assert found.separator == ""


def test_a_quotation_mark_that_never_closes_costs_only_its_own_row(read):
    lines = [f"{n},Initiative number {n},text" for n in range(1, 400)]
    lines[4] = '5,"Initiative number 5,text'
    found = read("\n".join(["id,title,description", *lines]))
    assert len(found.initiatives) == 399
    assert found.initiatives[4].title == "Initiative number 5"
    assert found.initiatives[398].row == 400
    assert [(p.row, p.is_left_out) for p in found.problems] == [(6, False)]
    assert "Row 6" in found.problems[0].sentence


def test_an_open_quotation_mark_in_a_long_list_is_found_too(read):
    lines = [f"{n},Initiative {n},{'words ' * 100}" for n in range(1, 10_001)]
    lines[4] = lines[4].replace(",", ',"', 1)
    found = read("\n".join(["id,title,description", *lines]))
    assert len(found.initiatives) == 10_000
    assert [p.row for p in found.problems] == [6]


def test_one_badly_encoded_line_does_not_spoil_the_others(read):
    found = read("id,title\n1,Grön skola\n".encode() + "2,Blå skola\n".encode("cp1252"))
    assert [i.title for i in found.initiatives] == ["Grön skola", "Blå skola"]
    assert found.encoding == "utf-8+cp1252"
    assert "cp1252" in found.problems[0].sentence


def test_a_text_of_200_000_characters_is_kept(read):
    found = read(f"id,title,description\n1,Long,{'ord ' * 50_000}\n")
    assert len(found.initiatives[0].description) == 199_999


def test_a_gzipped_list_is_read_as_it_is(read):
    import gzip  # noqa: PLC0415

    found = read(gzip.compress(LIST.encode()), name="list.csv.gz")
    assert len(found.initiatives) == 2


def test_empty_rows_are_skipped_and_counted_as_a_person_counts(read):
    found = read("id,title\n\n,\n1,A\n   ,\n\n2,B\n")
    assert [i.row for i in found.initiatives] == [4, 7]
    assert found.rows == 2
    assert found.problems == ()


def test_formulas_are_text(read):
    titles = ["=1+1", '=HYPERLINK("http://x","y")', "+cmd|' /C calc'!A0", "@SUM(A1)", "-2+3"]
    data = io.StringIO()
    csv.writer(data).writerows([["id", "title"], *enumerate(titles)])
    assert [i.title for i in read(data.getvalue()).initiatives] == titles


def test_a_row_with_more_cells_than_headings_is_said(read):
    found = read("id,title\n1,A\n2,B,more\n")
    assert [i.title for i in found.initiatives] == ["A", "B"]
    assert found.problems[0].row == 3


def test_a_list_may_be_read_twice(tmp_path):
    path = tmp_path / "list.csv"
    path.write_text(LIST, encoding="utf-8")
    assert read_list(path) == read_list(path)
