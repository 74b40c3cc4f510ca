import pytest

from resmal.engine.words import RuleFileError, check
from resmal.engine.words.rulebook.entries import read_style, shipped_paths
from resmal.engine.words.rulebook.styles import UnknownStyleError, entries_of, load, shipped
from resmal.engine.words.rulebook.trial import failures

HEAD = '[style]\nid = "ours"\nlanguage = "sv"\ntitle = "Vårt"\nwhy = "Så talar vi."\n'
ENTRY = """
[[entry]]
id = "gurka"
match = ["gurka", "gurka i lag"]
inflect = "noun"
forms = ["gurkan"]
unless = ["gurka på bordet"]
reason = "Ingen vet vad det är."
alternative = "grönsak"
level = "error"
found = ["Vi äter gurka."]
not_found = ["Vi äter paprika."]
"""
COMPOUNDS = """
[[compounds]]
id = "resor"
modifiers = ["digital", "mognads"]
heads = ["resa", "resan"]
except = ["digitalresa"]
reason = "En resa utan ort."
question = "Vart?"
level = "suggestion"
found = ["Vår mognadsresa börjar."]
not_found = ["Vår tågresa börjar.", "En digitalresa till."]
"""


@pytest.fixture
def write(tmp_path):
    def _write(text, name="ours.toml"):
        path = tmp_path / name
        path.write_text(text, encoding="utf-8")
        return path

    return _write


def rules(path, text):
    return [finding.rule for finding in check(text, "sv", [path]).findings]


@pytest.mark.parametrize("style", shipped_paths())
def test_every_example_of_every_rule_does_what_it_says(style):
    assert [(f.entry.rule, f.example) for f in failures(shipped(style))] == []


@pytest.mark.parametrize("style", shipped_paths())
def test_the_name_of_a_file_is_the_name_of_its_style(style):
    assert shipped(style).id == style


def test_an_id_stands_once_in_a_language():
    seen = [(e.language, e.id) for name in shipped_paths() for e in shipped(name).entries]
    assert sorted(seen) == sorted(set(seen))


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Gurkans färg är grön.", ["ours/gurka"]),
        ("Gurka i lag är gott.", ["ours/gurka"]),
        ("Vi har gurka på bordet.", []),
        ("Gurkmeja är gott.", []),
        ("Mognadsresan börjar.", ["ours/resor"]),
        ("En digitalresa till.", []),
    ],
)
def test_an_own_file_is_read_like_the_shipped_ones(write, text, found):
    assert rules(write(HEAD + ENTRY + COMPOUNDS), text) == found


def test_a_word_is_found_only_with_its_company(write):
    path = write(HEAD + ENTRY.replace("level =", 'only_with = ["kunder"]\nlevel ='))
    assert rules(path, "Våra kunder äter gurka.") == ["ours/gurka"]
    assert rules(path, "Våra kunder äter. Vi äter gurka.") == []


def test_words_in_capitals_must_be_written_so(write):
    path = write(HEAD + ENTRY.replace('"gurka", "gurka i lag"', '"IT-hus"'))
    assert rules(path, "Ett nytt IT-hus byggs.") == ["ours/gurka"]
    assert rules(path, "Det är ett it-hus.") == []


def test_a_style_can_inherit_and_drop(write):
    inherits = 'inherits = ["sv-strategi"]\ndrop = ["big-data"]\n'
    style = read_style(write(HEAD + inherits + ENTRY))
    ids = [entry.id for entry in entries_of(style)]
    assert "gurka" in ids
    assert "i-framkant" in ids
    assert "big-data" not in ids


def test_the_glossary_can_stand_in_the_same_file(write):
    path = write(HEAD + ENTRY + '[glossary]\nVIS = "verksamhetens system"\n')
    assert rules(path, "Vi loggar in i VIS.") == []


@pytest.mark.parametrize(
    ("text", "code", "line"),
    [
        (HEAD + ENTRY.replace('reason = "Ingen vet vad det är."\n', ""), "missing", 7),
        (HEAD + ENTRY.replace('"error"', '"fatal"'), "wrong_value", 15),
        (HEAD + ENTRY.replace("alternative", "alternativ"), "unknown_key", 14),
        (HEAD + ENTRY.replace('"gurka", "gurka i lag"', "3"), "not_list", 9),
        (HEAD + ENTRY + ENTRY, "double", 19),
        (HEAD + ENTRY.replace('id = "gurka"', 'id = "Gurka!"'), "wrong_id", 8),
        (HEAD + ENTRY.replace('alternative = "grönsak"\n', ""), "one_of_two", 8),
        (HEAD + ENTRY.replace('"gurka", "gurka i lag"', '"..."'), "no_letters", 9),
        (HEAD + ENTRY + "[[entry]\n", "not_toml", 18),
        (HEAD.replace('"sv"', '"de"') + ENTRY, "wrong_value", 3),
        (ENTRY, "missing", 1),
    ],
)
def test_an_error_is_told_with_its_line_and_nothing_is_loaded(write, text, code, line):
    with pytest.raises(RuleFileError) as refused:
        check("Vi äter gurka.", "sv", [write(text)])
    assert (refused.value.code, refused.value.line) == (code, line)


def test_a_file_in_another_encoding_is_refused(tmp_path):
    path = tmp_path / "ours.toml"
    path.write_bytes((HEAD + ENTRY).encode("latin-1"))
    with pytest.raises(RuleFileError) as refused:
        read_style(path)
    assert refused.value.code == "not_utf8"


def test_a_style_nobody_has_is_refused():
    with pytest.raises(UnknownStyleError, match="sv-strategi"):
        load(["nowhere"])


def test_a_regular_expression_is_only_a_word(write):
    path = write(HEAD + ENTRY.replace('"gurka", "gurka i lag"', '"(a+)+b"'))
    assert rules(path, "a" * 5_000) == []


def test_a_changed_file_is_read_anew(write):
    assert rules(write(HEAD + ENTRY), "En gurka.") == ["ours/gurka"]
    path = write(HEAD + ENTRY.replace("gurka", "paprika"))
    assert rules(path, "En gurka och en paprika.") == ["ours/paprika"]


def test_compiled_rules_are_kept_a_few_at_a_time(write, tmp_path, monkeypatch):
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "cache"))
    for number in range(12):
        path = write(HEAD + ENTRY.replace("grönsak", f"grönsak {number}"), f"ours{number}.toml")
        assert rules(path, "En gurka.") == ["ours/gurka"]
    assert len(list((tmp_path / "cache" / "resmal").iterdir())) == 8


def test_a_cache_that_cannot_be_written_does_no_harm(write, tmp_path, monkeypatch):
    (tmp_path / "file").touch()
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "file"))
    assert rules(write(HEAD + ENTRY), "En gurka.") == ["ours/gurka"]
