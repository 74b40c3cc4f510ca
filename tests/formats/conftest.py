import io
import os
import pickle
import zipfile
from pathlib import Path

import openpyxl
import pytest

from resmal.formats import read_list

ODS_HEAD = (
    '<?xml version="1.0" encoding="UTF-8"?><office:document-content'
    ' xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0"'
    ' xmlns:table="urn:oasis:names:tc:opendocument:xmlns:table:1.0"'
    ' xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0">'
    "<office:body><office:spreadsheet>"
)
ODS_FOOT = "</office:spreadsheet></office:body></office:document-content>"


@pytest.fixture
def read(tmp_path):
    """Write bytes, or text as UTF-8, to a file of that name and read it as a list."""

    def read(content, name="list.csv", **said):
        path = tmp_path / name
        path.write_bytes(content if isinstance(content, bytes) else content.encode())
        return read_list(path, **said)

    return read


@pytest.fixture
def workbook_bytes():
    """The bytes of an XLSX file whose first sheet holds the rows."""

    def made(rows, merged=(), sheets=()):
        book = openpyxl.Workbook()
        sheet = book.active
        sheet.title = "Lista"
        for row in rows:
            sheet.append(row)
        for area in merged:
            sheet.merge_cells(area)
        for name, others in sheets:
            more = book.create_sheet(name)
            for row in others:
                more.append(row)
        data = io.BytesIO()
        book.save(data)
        return data.getvalue()

    return made


@pytest.fixture
def ods_bytes():
    """The bytes of an ODS file with the given rows of XML, or of plain texts."""

    def made(rows, manifest=""):
        body = "".join(row if isinstance(row, str) else ods_row(row) for row in rows)
        data = io.BytesIO()
        with zipfile.ZipFile(data, "w", zipfile.ZIP_DEFLATED) as archive:
            archive.writestr("mimetype", "application/vnd.oasis.opendocument.spreadsheet")
            archive.writestr(
                "content.xml",
                f'{ODS_HEAD}<table:table table:name="Blad1">{body}</table:table>{ODS_FOOT}',
            )
            archive.writestr(
                "META-INF/manifest.xml",
                '<?xml version="1.0"?><manifest:manifest'
                ' xmlns:manifest="urn:oasis:names:tc:opendocument:xmlns:manifest:1.0">'
                f"{manifest}</manifest:manifest>",
            )
        return data.getvalue()

    return made


def ods_row(texts):
    cells = "".join(
        f'<table:table-cell office:value-type="string"><text:p>{text}</text:p></table:table-cell>'
        for text in texts
    )
    return f"<table:table-row>{cells}</table:table-row>"


@pytest.fixture
def as_somebody_else():
    """Call something as a person without rights: the error it raises, else what it gives."""
    if not hasattr(os, "fork") or os.geteuid() != 0:
        pytest.skip("only the root user can become somebody else")

    def call(act):
        receiver, sender = os.pipe()
        child = os.fork()
        if not child:
            try:
                os.setuid(65534)
                outcome = act()
            except BaseException as error:  # noqa: BLE001 - handed to the parent
                outcome = error
            os.write(sender, pickle.dumps(outcome))
            os._exit(0)
        os.close(sender)
        with os.fdopen(receiver, "rb") as answer:
            outcome = pickle.loads(answer.read())  # noqa: S301 - from our own child
        os.waitpid(child, 0)
        return outcome

    return call


@pytest.fixture
def open_folder(tmp_path):
    """A folder that everybody may enter, under the temporary one."""
    for folder in [tmp_path, *tmp_path.parents]:
        if folder == Path(folder.anchor) or folder.stat().st_mode & 0o005 == 0o005:
            break
        folder.chmod(0o755)
    return tmp_path
