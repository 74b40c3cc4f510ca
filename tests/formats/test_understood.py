import pytest

from resmal.formats import read_list, understood_lines
from resmal.translation import speaking


@pytest.mark.parametrize("language", ["sv", "en"])
def test_what_was_understood_is_said_in_a_few_lines(tmp_path, language):
    path = tmp_path / "list.csv"
    path.write_text("Nr;Initiativ;Status;Extra\n1;Chatt;Klar;x\n2;;Klar;\n", encoding="utf-8")
    with speaking(language):
        lines = understood_lines(read_list(path))
    assert "csv, utf-8" in lines[0]
    start, end = {"sv": "””", "en": "“”"}[language]
    assert any(f"{start}Initiativ{end}" in line for line in lines)
    assert f"{start}Extra{end}" in lines[-1]
    assert (
        lines[1] == {"sv": "1 initiativ från 2 rader.", "en": "1 initiative from 2 rows."}[language]
    )
    assert len(lines) == 6


def test_one_row_is_one_row(tmp_path):
    path = tmp_path / "list.csv"
    path.write_text("id,title\n1,A\n", encoding="utf-8")
    assert understood_lines(read_list(path))[1] == "1 initiative from 1 row."
    with speaking("sv"):
        assert understood_lines(read_list(path))[1] == "1 initiativ från 1 rad."


def test_a_sheet_and_long_headings_are_shown_short(tmp_path, workbook_bytes):
    path = tmp_path / "list.xlsx"
    path.write_bytes(workbook_bytes([["id", "title", "x" * 80], [1, "A", "b"]]))
    lines = understood_lines(read_list(path))
    assert "sheet “Lista”, headings in row 1" in lines[0]
    assert max(map(len, lines)) < 100
