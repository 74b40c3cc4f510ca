from hypothesis import given, settings
from hypothesis import strategies as st

from resmal.engine.words import abbreviations, check
from resmal.formats.texts import written

PIECES = (
    *("big data", "i framkant", "leverage synergies", "win-win", "KPI:er", "(NKI)", "och", "the"),
    *(
        " ",
        "\n",
        "\n\n",
        "\r\n",
        ".",
        "1",
        " – ",
        "😀",
        "a\u030a",
        "\u00ad",
        "\u200b",
        "'",
        '"',
        "”",
    ),
    *("<b>", "</b>", "<p>", "&aring;", "&shy;", "<!--", "-->", "<code>", "`", "```\n", "[x](y)"),
    *("> ", "|a|b|", "\n|--|", "**", "https://example.com/KPI", "resmal: keep x, because y"),
)
texts = st.lists(st.sampled_from(PIECES), max_size=40).map("".join)


@given(texts)
@settings(max_examples=150, deadline=None)
def test_whatever_the_text_every_place_holds_what_is_said_to_be_there(text):
    for finding in check(text).findings:
        assert text[finding.start : finding.end] == finding.match
        units = text.encode("utf-16-le")[2 * finding.utf16_start : 2 * finding.utf16_end]
        assert units.decode("utf-16-le") == finding.match
    for short in abbreviations(text):
        assert text[short.start : short.end].startswith(short.short[0])


@given(texts, st.sampled_from(["a.md", "a.html", "a.txt"]))
@settings(max_examples=150, deadline=None)
def test_whatever_the_file_every_place_lies_within_it(text, name):
    read = written(text.encode(), name)
    for finding in check(read.text).findings:
        start, end = read.span(finding.start, finding.end)
        assert 0 <= start < end <= len(read.source)
        assert read.source[start].casefold() == finding.match[0].casefold()
