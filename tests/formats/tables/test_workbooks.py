import io
import zipfile
from datetime import date, datetime

import openpyxl
import pytest

from resmal.engine.portfolio import Stage
from resmal.formats import read_list

HEADINGS = ["Nr", "Initiativ", "Beskrivning", "Enhet", "Startdatum", "Status", "Budget"]


def test_an_excel_list_is_read_with_its_dates_and_numbers(read, workbook_bytes):
    rows = [
        HEADINGS,
        [1, "Chatt", "Kunden frågar", "Butik", date(2024, 3, 1), "Pågår", 1200.5],
        [2, "Sensorer", "Hyllan väger", "Lager", datetime(2023, 1, 2, 9, 30), "Klar", 3],  # noqa: DTZ001
    ]
    found = read(workbook_bytes(rows), name="list.xlsx")
    first, second = found.initiatives
    assert (found.kind, found.sheet, found.heading_row) == ("xlsx", "Lista", 1)
    assert (first.id, first.started_on, first.effort) == ("1", date(2024, 3, 1), 1200.5)
    assert (second.started_on, second.stage) == (date(2023, 1, 2), Stage.ENDED)
    assert found.problems == ()


def test_a_merged_area_carries_its_value_down_and_right(read, workbook_bytes):
    rows = [
        ["Våra initiativ"],
        ["Nr", "Initiativ", "Enhet", "Ansvarig"],
        [1, "Chatt", "Butik", ""],
        [2, "Sensorer", "", ""],
        [3, "Robot", "", ""],
        [4, "Annat", "Kontor", "Bo"],
    ]
    data = workbook_bytes(rows, merged=["A1:D1", "C3:D5"])
    found = read(data, name="list.xlsx")
    assert [i.unit for i in found.initiatives] == ["Butik", "Butik", "Butik", "Kontor"]
    assert [i.owner for i in found.initiatives] == ["Butik", "Butik", "Butik", "Bo"]
    assert [i.row for i in found.initiatives] == [3, 4, 5, 6]


SHEET = """<x:worksheet xmlns:x="http://schemas.openxmlformats.org/spreadsheetml/2006/main">
<x:sheetData><x:row r="1"><x:c r="A1" t="str"><x:v>title</x:v></x:c></x:row>
<x:row r="2"><x:c r="A2" t="str"><x:f>"Ch"&amp;"at"</x:f><x:v>Chat</x:v></x:c></x:row>
<x:row r="3"><x:c t="str" r="A3" s="0"><x:f>"Ro"&amp;"bot"</x:f></x:c></x:row>
</x:sheetData></x:worksheet>"""


def test_a_formula_gives_its_saved_value_and_is_never_run(read, workbook_bytes):
    made = io.BytesIO()
    with (
        zipfile.ZipFile(io.BytesIO(workbook_bytes([]))) as old,
        zipfile.ZipFile(made, "w") as new,
    ):
        for name in old.namelist():
            is_sheet = name == "xl/worksheets/sheet1.xml"
            new.writestr(name, SHEET if is_sheet else old.read(name))
    found = read(made.getvalue(), name="list.xlsx")
    assert [i.title for i in found.initiatives] == ["Chat", '="Ro"&"bot"']


def test_formulas_without_values_stay_in_texts_and_are_said_once(read, workbook_bytes):
    rows = [
        ["id", "title", "description", "unit", "effort", "start date"],
        [1, "A", "=B2&C3", '=WEBSERVICE("http://x")', 5, "2020-01-02"],
        [2, "=1+1", "x", "IT", "=E2*2", "=TODAY()"],
    ]
    found = read(workbook_bytes(rows), name="list.xlsx")
    assert [(i.title, i.description) for i in found.initiatives] == [("A", "=B2&C3"), ("=1+1", "x")]
    assert [(i.unit, i.effort) for i in found.initiatives] == [("", 5), ("IT", None)]
    (problem,) = found.problems
    assert problem.sentence.startswith("Rows 2 and 3 have formulas without their values, such as “")
    assert not problem.is_left_out


def test_the_sheet_with_headings_is_chosen_and_the_others_are_named(read, workbook_bytes):
    listed = [HEADINGS, [1, "Chatt", "x", "Butik", date(2024, 1, 1), "Idé", 1]]
    data = workbook_bytes([["Läs mig"], ["Detta är en bok"]], sheets=[("Data", listed)])
    found = read(data, name="list.xlsx")
    assert found.sheet == "Data"
    assert "“Lista”" in found.problems[0].sentence
    assert not found.problems[0].is_left_out


def test_hidden_sheets_are_not_read_where_others_are_shown(tmp_path):
    book = openpyxl.Workbook()
    book.active.append(["id", "title", "status", "owner"])
    book.active.append([1, "Secret", "Done", "Bo"])
    book.active.sheet_state = "hidden"
    shown = book.create_sheet("Shown")
    shown.append(["id", "title"])
    shown.append([1, "Open"])
    book.save(tmp_path / "list.xlsx")
    found = read_list(tmp_path / "list.xlsx")
    assert [i.title for i in found.initiatives] == ["Open"]
    assert found.problems == ()


def test_rows_and_columns_before_the_list_do_not_matter(tmp_path):
    book = openpyxl.Workbook()
    sheet = book.active
    for column, text in enumerate(["id", "title", "status"], start=3):
        sheet.cell(row=5, column=column, value=text)
        sheet.cell(row=6, column=column, value=f"{text} 1")
    sheet.merge_cells("D6:D7")
    sheet["C7"] = "id 2"
    book.save(tmp_path / "list.xlsx")
    found = read_list(tmp_path / "list.xlsx")
    assert [(i.id, i.title, i.row) for i in found.initiatives] == [
        ("id 1", "title 1", 6),
        ("id 2", "title 1", 7),
    ]


def test_an_ods_list_is_read(read, ods_bytes):
    blank = (
        '<table:table-row table:number-rows-repeated="1048570">'
        '<table:table-cell table:number-columns-repeated="16384"/></table:table-row>'
    )
    found = read(ods_bytes([["id", "title"], ["1", "Öppna data"], blank]), name="list.ods")
    assert (found.kind, found.sheet) == ("ods", "Blad1")
    assert found.initiatives[0].title == "Öppna data"


@pytest.mark.parametrize("name", ["list.csv", "list", "list.xls"])
def test_a_workbook_is_known_by_its_content_and_not_its_name(read, workbook_bytes, name):
    assert read(workbook_bytes([["id", "title"], [1, "A"]]), name=name).kind == "xlsx"


def test_error_values_are_no_texts(read, workbook_bytes):
    found = read(workbook_bytes([["id", "title", "unit"], [1, "A", "#N/A"]]), name="list.xlsx")
    assert found.initiatives[0].unit == ""
