import io
import zipfile

import pytest

from resmal.engine.words import check
from resmal.formats import FormatError
from resmal.formats.texts import Kind, Lines, TextError, read_written, without_markdown, written

WORD = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
MARKDOWN = """---
title: big data
---
# Om big data

Vi `disruption` och [en **world class** länk](https://example.com/disruption).

> i framkant, sade hon

```
paradigmskifte
```

| här | där |
|---|---|
| i framkant | 1 |

<!-- resmal: keep disruption, because it is the name of a fair -->
"""


def docx(body, more=""):
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w") as archive:
        archive.writestr(
            "word/document.xml", f'{more}<w:document xmlns:w="{WORD}">{body}</w:document>'
        )
    return file.getvalue()


def paragraph(text):
    return f"<w:p><w:pPr/><w:r><w:t>{text}</w:t></w:r></w:p>"


def pdf(*pages):
    """A small PDF, a line of text a page."""
    objects = ["<< /Type /Catalog /Pages 2 0 R >>", ""]
    kids = []
    for text in pages:
        stream = f"BT /F1 12 Tf 72 700 Td ({text}) Tj ET"
        kids.append(len(objects) + 1)
        objects.append(
            f"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents {len(objects) + 2} 0 R"
            " /Resources << /Font << /F1 << /Type /Font /Subtype /Type1 /BaseFont /Helvetica >> >>"
            " >> >>"
        )
        objects.append(f"<< /Length {len(stream)} >>\nstream\n{stream}\nendstream")
    listed = " ".join(f"{kid} 0 R" for kid in kids)
    objects[1] = f"<< /Type /Pages /Kids [{listed}] /Count {len(kids)} >>"
    out, places = "%PDF-1.4\n", []
    for number, content in enumerate(objects, 1):
        places.append(len(out))
        out += f"{number} 0 obj\n{content}\nendobj\n"
    table = "".join(f"{at:010} 00000 n \n" for at in places)
    trailer = f"trailer << /Size {len(objects) + 1} /Root 1 0 R >>\nstartxref\n{len(out)}\n%%EOF"
    return (f"{out}xref\n0 {len(objects) + 1}\n0000000000 65535 f \n{table}{trailer}").encode()


def found(text):
    return [
        (finding.rule.partition("/")[2], text.source[slice(*text.span(finding.start, finding.end))])
        for finding in check(text.text, "sv").findings
    ]


def test_markdown_code_links_quotations_and_front_matter_are_respected():
    text = written(MARKDOWN.encode(), "story.md")
    assert text.kind is Kind.MARKDOWN
    assert [match for _rule, match in found(text)] == ["big data", "world class", "i framkant"]
    assert MARKDOWN[check(text.text, "sv").findings[0].start :].startswith("big data\n\nVi")


@pytest.mark.parametrize("text", [MARKDOWN, "`" * 3000, "[" * 3000, "*" * 3000, "> a\n\n    b\n"])
def test_markdown_keeps_every_place(text):
    read = without_markdown(text)
    assert len(read) == len(text)
    assert [at for at, c in enumerate(text) if c == "\n"] == [
        at for at, c in enumerate(read) if c == "\n" and text[at] != "|"
    ]


@pytest.mark.parametrize(
    ("html", "match"),
    [
        ("<p>Vi satsar p&aring; <b>big</b> data.</p>", "big</b> data"),
        ("<p>Vi ligger i&nbsp;fram&shy;kant", "i&nbsp;fram&shy;kant"),
        ("<div>Ett <a href='x>y'>paradigmskifte</a", "paradigmskifte"),
        ("<p>big<br>data <!-- disruption", "big<br>data"),
    ],
)
def test_places_in_html_refer_to_the_file(html, match):
    assert [piece for _rule, piece in found(written(html.encode(), "a.html"))] == [match]


@pytest.mark.parametrize(
    "html",
    [
        "<script>disruption</script>",
        "<code>disruption",
        "<blockquote>disruption</blockquote>",
        "<p>disrup<p>tion",
        "<!-- disruption",
        "<style>disruption",
    ],
)
def test_what_nobody_reads_in_html_is_left_out(html):
    assert found(written(html.encode(), "a.html")) == []


@pytest.mark.parametrize("html", ["<" * 50_000, "<a '" * 20_000, "&" * 50_000, "<code>" * 20_000])
def test_broken_html_takes_no_long_time(html):
    assert written(html.encode(), "a.html").source == html


def test_the_paragraphs_and_pages_of_a_word_document_are_read():
    body = (
        paragraph("Första sidan.")
        + '<w:p><w:r><w:br w:type="page"/><w:t>Vi satsar på big </w:t></w:r>'
        + "<w:r><w:t>data.</w:t></w:r><w:del><w:r><w:t>disruption</w:t></w:r></w:del></w:p>"
    )
    text = written(docx(f"<w:body>{body}</w:body>"), "a.docx")
    assert found(text) == [("big-data", "big data")]
    assert text.page(text.source.index("big data")) == 2
    assert text.page(0) == 1


def test_the_pages_of_a_pdf_are_read():
    text = written(pdf("Forst en sida.", "Vi satsar pa big data."), "a.pdf")
    assert found(text) == [("big-data", "big data")]
    assert text.page(text.source.index("big data")) == 2


@pytest.mark.parametrize(
    ("content", "name", "says"),
    [
        (b"\x00\x01\x02abc", "a.txt", "binary"),
        (bytes(range(1, 256)), "a.txt", "binary"),
        (b"%PDF-1.4 broken", "a.pdf", "broken"),
        (b"PK\x03\x04 word/ broken", "a.docx", "broken"),
        (docx("<w:body>", more="<!DOCTYPE x>"), "a.docx", "broken"),
        (docx("<w:body>"), "a.docx", "broken"),
        (pdf(" "), "a.pdf", "pictures"),
    ],
)
def test_what_cannot_be_read_is_refused_in_one_sentence(content, name, says):
    with pytest.raises(TextError) as refused:
        written(content, name)
    assert says in str(refused.value)
    assert "\n" not in str(refused.value)


def test_a_text_in_the_old_encoding_of_windows_is_read_as_lists_are():
    text = "på – försök"
    assert written(text.encode("cp1252"), "a.txt").text == text
    assert written(f"{text}\n".encode() + text.encode("cp1252"), "a.txt").text == f"{text}\n{text}"


def test_utf_16_that_breaks_off_is_refused():
    with pytest.raises(FormatError, match="breaks off"):
        written("försök".encode("utf-16")[:-1], "a.txt")


def test_a_document_that_unpacks_to_too_much_is_refused(monkeypatch):
    monkeypatch.setattr("resmal.formats.documents._LARGEST_BODY", 1_000)
    with pytest.raises(TextError, match="too much"):
        written(docx(paragraph("x" * 2_000)), "a.docx")


def test_an_empty_text_is_read_and_an_empty_document_is_broken(tmp_path):
    (tmp_path / "a.md").touch()
    (tmp_path / "a.docx").touch()
    assert read_written(tmp_path / "a.md").text == ""
    with pytest.raises(TextError, match="broken"):
        read_written(tmp_path / "a.docx")


def test_a_file_that_is_not_there_is_named(tmp_path):
    with pytest.raises(TextError, match=r"story\.md"):
        read_written(tmp_path / "story.md")


@pytest.mark.parametrize("encoding", ["utf-8-sig", "utf-16"])
def test_a_byte_order_mark_is_no_part_of_the_text(encoding):
    assert written("Hej på dig".encode(encoding), "a.txt").text == "Hej på dig"


def test_lines_and_columns_count_from_one():
    lines = Lines("ab\ncdå\n\nx")
    assert [lines.place(at) for at in (0, 2, 3, 5, 6, 8)] == [
        (1, 1),
        (1, 3),
        (2, 1),
        (2, 3),
        (2, 4),
        (4, 1),
    ]
    assert lines.byte_column(6) == 5
