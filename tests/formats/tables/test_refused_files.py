import gzip
import io
import json
import os
import struct
import zipfile

import pytest

from resmal.formats import ListError, read_list
from resmal.translation import speaking

ONE_ROW = [["id", "title"], ["1", "A"]]


def refusal(act):
    with pytest.raises(ListError) as raised:
        act()
    sentence = str(raised.value)
    assert len(sentence.splitlines()) == 1
    assert sentence.endswith((".", "?"))
    return sentence


@pytest.mark.parametrize("content", [b"", b"   \n\r\n\t ", b"\xef\xbb\xbf", b"\xff\xfe"])
def test_an_empty_file_is_refused(read, content):
    assert refusal(lambda: read(content)) == "“list.csv” is empty."


def test_a_folder_is_refused(tmp_path):
    assert "is a folder" in refusal(lambda: read_list(tmp_path))


def test_a_missing_file_is_refused(tmp_path):
    assert "There is no file" in refusal(lambda: read_list(tmp_path / "gone.csv"))
    assert "There is no file" in refusal(lambda: read_list(tmp_path / "gone" / "list.csv"))


def test_a_file_one_may_not_read_is_refused(open_folder, as_somebody_else):
    path = open_folder / "list.csv"
    path.write_text("id,title\n1,A\n", encoding="utf-8")
    path.chmod(0o600)
    outcome = as_somebody_else(lambda: read_list(path))
    assert isinstance(outcome, ListError)
    assert "no right to read" in str(outcome)


def test_a_pipe_is_refused_at_once(tmp_path):
    os.mkfifo(tmp_path / "pipe")
    assert "not an ordinary file" in refusal(lambda: read_list(tmp_path / "pipe"))


def test_a_name_that_is_too_long_is_refused(tmp_path):
    path = tmp_path / ("x" * 300)
    assert refusal(lambda: read_list(path)) == f"“{path}” cannot be read: its name is too long."


@pytest.mark.parametrize(
    "content",
    [
        b"\x00\x01\x02\xff\xfe\x00binary" * 50,
        b"%PDF-1.7 and so on",
        b"\x89PNG\r\n\x1a\n",
        b"<!DOCTYPE html><table><tr><td>id</td></tr></table>",
        bytes(range(256)) * 40,
    ],
)
def test_what_is_no_list_is_refused(read, content):
    assert "is not a list that can be read" in refusal(lambda: read(content))


@pytest.mark.parametrize("name", ["list.xlsx", "LIST.XLS", "list.ods", "list.xlsx.gz"])
@pytest.mark.parametrize("content", [b"hello", b"id,title\n1,A\n", bytes(range(256))])
def test_what_is_called_a_workbook_and_is_none_is_refused(read, name, content):
    content = gzip.compress(content) if name.endswith("gz") else content
    assert "is not an Excel or OpenDocument file" in refusal(lambda: read(content, name=name))


def test_a_word_document_is_refused(read):
    data = io.BytesIO()
    with zipfile.ZipFile(data, "w") as archive:
        archive.writestr("word/document.xml", "<w/>")
    assert "is not a list" in refusal(lambda: read(data.getvalue(), name="list.docx"))


def test_headings_without_rows_are_refused(read):
    assert "no rows below" in refusal(lambda: read("Nr;Initiativ\n"))
    assert "no rows below" in refusal(lambda: read("Nr;Initiativ\n;\n\n"))


def test_a_list_of_empty_cells_is_refused(read):
    assert "no rows with text" in refusal(lambda: read(",,,\n,,,\n"))


def test_a_list_without_titles_is_refused_with_its_columns(read):
    sentence = refusal(lambda: read("id,budget,year\n1,200,2020\n2,300,2021\n"))
    assert "No column looks like a title" in sentence
    assert "“budget”" in sentence


def test_a_million_rows_are_refused(tmp_path):
    path = tmp_path / "list.csv"
    with path.open("w", encoding="utf-8") as file:
        file.write("id,title,description\n")
        file.writelines(f"{n},Initiative {n},{'words ' * 10}\n" for n in range(1_000_000))
    assert refusal(lambda: read_list(path)).startswith(
        "“list.csv” has more than 100\u00a0000 rows."
    )


def test_too_many_columns_are_refused(read):
    wide = ",".join(f"title {n}" for n in range(1_001))
    assert "1\u00a0000 columns" in refusal(lambda: read(f"{wide}\n{wide}\n"))


def test_a_text_without_line_ends_is_refused(read):
    assert "megabytes" in refusal(lambda: read(b"id,title " + b"x" * 40_000_000))


def test_damaged_gzip_is_refused(read):
    whole = gzip.compress(b"id,title\n1,A\n" * 1000)
    assert "cannot be unpacked" in refusal(lambda: read(whole[:-20], name="list.csv.gz"))


def test_text_that_breaks_off_is_refused(read):
    whole = "id,title\n1,Å\n".encode("utf-16")
    assert "breaks off" in refusal(lambda: read(whole[:-1]))


def test_a_locked_workbook_is_refused(read):
    container = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(504)
    container += "EncryptedPackage".encode("utf-16-le") + bytes(2000)
    assert "password" in refusal(lambda: read(container, name="list.xlsx"))


def test_a_zip_with_a_password_is_refused(read, workbook_bytes):
    data = bytearray(workbook_bytes(ONE_ROW))
    for mark, offset in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):
        place = data.find(mark)
        while place >= 0:
            data[place + offset] |= 1
            place = data.find(mark, place + 4)
    assert "password" in refusal(lambda: read(bytes(data), name="list.xlsx"))


def test_a_locked_ods_is_refused(read, ods_bytes):
    data = ods_bytes(ONE_ROW, manifest="<manifest:encryption-data/>")
    assert "password" in refusal(lambda: read(data, name="list.ods"))


@pytest.mark.parametrize("name", ["list.xlsx", "list.ods", "list.xls"])
def test_damaged_workbooks_are_refused(read, workbook_bytes, ods_bytes, name):
    whole = {
        "list.xlsx": workbook_bytes(ONE_ROW)[:-60],
        "list.ods": ods_bytes(["<table:table-row>"]),
        "list.xls": b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600),
    }[name]
    assert "damaged" in refusal(lambda: read(whole, name=name))


def test_a_workbook_with_broken_sheets_is_refused(read, workbook_bytes):
    data = rezipped(workbook_bytes(ONE_ROW), "xl/workbook.xml", b"<workbook")
    assert "damaged" in refusal(lambda: read(data, name="list.xlsx"))


def test_a_sheet_of_tags_that_never_end_is_refused_and_holds_nobody_up(read, workbook_bytes):
    data = rezipped(
        workbook_bytes([["Title"], ["Chatt"]]), "xl/worksheets/sheet1.xml", b"<c " * 1_000_000
    )
    refusal(lambda: read(data, "list.xlsx"))


def test_an_empty_workbook_is_refused(read, workbook_bytes, ods_bytes):
    assert "no rows with text" in refusal(lambda: read(workbook_bytes([]), name="list.xlsx"))
    assert "no rows with text" in refusal(lambda: read(ods_bytes([]), name="list.ods"))


def test_a_zip_bomb_is_refused_by_what_its_directory_says(read, workbook_bytes):
    data = rezipped(workbook_bytes(ONE_ROW), "xl/worksheets/sheet2.xml", bytes(501_000_000))
    assert len(data) < 2_000_000
    assert "500 megabytes" in refusal(lambda: read(data, name="list.xlsx"))


def test_a_zip_bomb_whose_directory_lies_is_refused(read, workbook_bytes):
    data = bytearray(rezipped(workbook_bytes(ONE_ROW), "xl/worksheets/sheet2.xml", bytes(10**8)))
    name = b"xl/worksheets/sheet2.xml"
    in_directory, in_front = data.rfind(name) - 46, data.find(name) - 30
    data[in_directory + 24 : in_directory + 28] = struct.pack("<I", 1000)
    data[in_front + 22 : in_front + 26] = struct.pack("<I", 1000)
    assert "damaged" in refusal(lambda: read(bytes(data), name="list.xlsx"))


def test_a_cell_far_away_is_refused_before_room_is_made_for_it(read, workbook_bytes):
    sheet = (
        b'<worksheet><sheetData><row r="%d"><c r="%s" t="str"><v>x</v></c></row></sheetData>'
        b"</worksheet>"
    )
    for far, word in [((1_048_576, b"A1048576"), "rows"), ((1, b"XFD1"), "columns")]:
        data = rezipped(workbook_bytes(ONE_ROW), "xl/worksheets/sheet1.xml", sheet % far)
        assert word in refusal(lambda data=data: read(data, name="list.xlsx"))


def test_a_cell_repeated_a_million_times_is_refused(read, ods_bytes):
    cell = '<table:table-cell office:value-type="string"{}><text:p>x</text:p></table:table-cell>'
    wide = "<table:table-row>" + cell.format(' table:number-columns-repeated="16384"')
    long = '<table:table-row table:number-rows-repeated="1048576">' + cell.format("")
    for row, word in [(wide, "columns"), (long, "rows")]:
        data = ods_bytes([*ONE_ROW, row + "</table:table-row>"])
        assert word in refusal(lambda data=data: read(data, name="list.ods"))


def test_broken_json_is_refused_with_its_place(read):
    sentence = refusal(lambda: read('[\n {"id": 1,\n  "title" "A"}\n]', name="list.json"))
    assert "line 3, column 11" in sentence


@pytest.mark.parametrize(
    "content", ["{}", "[]", "3", '"text"', "[1, 2]", '{"a": 1}', "[" * 100_000, "[{}]", "1" * 5000]
)
def test_json_without_a_list_of_objects_is_refused(read, content):
    sentence = refusal(lambda: read(content, name="list.json"))
    assert "no list of objects" in sentence


def test_json_of_too_many_objects_or_keys_is_refused(read):
    many = json.dumps([{"title": "A"}] * 100_001)
    assert "rows" in refusal(lambda: read(many, name="list.json"))
    wide = json.dumps([{f"key {n}": "A" for n in range(1_001)}])
    assert "columns" in refusal(lambda: read(wide, name="list.json"))


def test_refusals_are_in_the_readers_language(read):
    with speaking("sv"):
        assert refusal(lambda: read("")) in {"”list.csv” är tom.", "“list.csv” is empty."}


def rezipped(data, member, content):
    made = io.BytesIO()
    with (
        zipfile.ZipFile(io.BytesIO(data)) as old,
        zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as new,
    ):
        for item in old.namelist():
            if item != member:
                new.writestr(item, old.read(item))
        new.writestr(member, content)
    return made.getvalue()
