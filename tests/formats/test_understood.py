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
    assert any("“Initiativ”" in line for line in lines)
    assert "“Extra”" in lines[-1]
    assert len(lines) == 6


def test_a_sheet_and_long_headings_are_shown_short(tmp_path, workbook_bytes):
    path = tmp_path / "list.xlsx"
    path.write_bytes(workbook_bytes([["id", "title", "x" * 80], [1, "A", "b"]]))
    lines = understood_lines(read_list(path))
    assert "sheet “Lista”, headings in row 1" in lines[0]
    assert max(map(len, lines)) < 100
