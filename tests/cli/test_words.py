import argparse
import io
import json
import sys

import pytest

from resmal.cli import words
from resmal.translation import speaking

TEXT = "Vi satsar på big data 🚀.\nVår CRM-lösning nyttjar vi.\n"

ERHALLA = (
    '[style]\nid = "ours"\nlanguage = "sv"\ntitle = "x"\nwhy = "x"\n[[entry]]\nid = "erhalla"\n'
    'match = ["erhålla"]\nreason = "x"\nalternative = "få"\nreplace = "få"\nlevel = "error"\n'
    'found = ["Att erhålla svar."]\nnot_found = ["Att få svar."]\n'
)


@pytest.fixture
def resmal_words(tmp_path, monkeypatch, capsys):
    monkeypatch.chdir(tmp_path)

    def _run(*arguments):
        parser = argparse.ArgumentParser()
        words.add_to(parser.add_subparsers())
        chosen = parser.parse_args(["words", *arguments])
        code = chosen.run(chosen)
        written = capsys.readouterr()
        return code, written.out, written.err

    return _run


@pytest.fixture
def story(tmp_path):
    path = tmp_path / "story.md"
    path.write_text(TEXT, encoding="utf-8")
    return path


def test_each_finding_is_one_line_with_place_reason_way_out_and_rule(resmal_words, story):
    code, out, _err = resmal_words("story.md")
    assert code == 1
    first = out.splitlines()[0]
    assert first.startswith("story.md:1:14: error: “big data” ")
    assert first.endswith("[sv-strategi/big-data]")
    assert " → " in first


def test_json_has_the_places_of_the_file(resmal_words, story):
    code, out, _err = resmal_words("--format", "json", "story.md")
    data = json.loads(out)
    assert code == 1
    assert len(data["findings"]) == 3
    for finding in data["findings"]:
        assert TEXT[finding["start"] : finding["end"]] == finding["match"]
        assert {"rule", "level", "reason", "alternative", "question"} <= finding.keys()
    assert [one["short"] for one in data["files"][0]["abbreviations"]] == ["CRM"]


def test_sarif_has_the_shape_that_it_promises(resmal_words, story):
    _code, out, _err = resmal_words("--format", "sarif", "story.md")
    data = json.loads(out)
    (run,) = data["runs"]
    assert data["version"] == "2.1.0"
    assert run["columnKind"] == "unicodeCodePoints"
    assert {rule["id"] for rule in run["tool"]["driver"]["rules"]} == {
        result["ruleId"] for result in run["results"]
    }
    for result in run["results"]:
        assert result["level"] in {"error", "note"}
        assert result["message"]["text"]
        region = result["locations"][0]["physicalLocation"]["region"]
        line = TEXT.splitlines()[region["startLine"] - 1]
        piece = line[region["startColumn"] - 1 : region["endColumn"] - 1]
        assert piece == region["snippet"]["text"]


def test_sarif_names_files_as_addresses(resmal_words, tmp_path):
    (tmp_path / "vår berättelse.txt").write_text(TEXT, encoding="utf-8")
    _code, out, _err = resmal_words("--format", "sarif", "vår berättelse.txt")
    (place,) = json.loads(out)["runs"][0]["results"][0]["locations"]
    uri = place["physicalLocation"]["artifactLocation"]["uri"]
    assert uri == "v%C3%A5r%20ber%C3%A4ttelse.txt"


def test_rdjson_counts_columns_in_bytes(resmal_words, story):
    _code, out, _err = resmal_words("--format", "rdjson", "story.md")
    data = json.loads(out)
    assert data["source"] == {"name": "resmal words"}
    first = data["diagnostics"][0]
    assert first["severity"] == "ERROR"
    assert first["location"]["range"]["start"] == {"line": 1, "column": 15}
    assert first["code"] == {"value": "sv-strategi/big-data"}


def test_nothing_found_ends_with_nought(resmal_words, tmp_path):
    (tmp_path / "easy.txt").write_text("Kunden får svar samma dag.", encoding="utf-8")
    assert resmal_words("easy.txt") == (0, "", "")


def test_what_is_piped_in_is_read(resmal_words, monkeypatch):
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(TEXT.encode())))
    code, out, _err = resmal_words("-")
    assert code == 1
    assert out.startswith("-:1:14:")


@pytest.mark.parametrize(
    ("arguments", "says"),
    [
        (("gone.md",), "gone.md"),
        (("story.md", "gone.md"), "gone.md"),
        (("--style", "nowhere", "story.md"), "sv-strategi"),
        (("--style", "gone.toml", "story.md"), "gone.toml"),
        (("--glossary", "story.md", "story.md"), "line 1"),
        (("rules", "no-such-rule"), "no-such-rule"),
    ],
)
def test_what_cannot_be_read_is_said_in_one_line_and_ends_with_two(
    resmal_words, story, arguments, says
):
    code, _out, err = resmal_words(*arguments)
    assert code == 2
    assert says in err.splitlines()[-1] or says in err.splitlines()[0]


def test_a_style_chosen_is_the_only_one(resmal_words, story):
    _code, out, _err = resmal_words("--style", "sv-klarsprak", "story.md")
    assert "sv-klarsprak/nyttja" in out
    assert "big-data" not in out


def test_a_glossary_explains(resmal_words, story, tmp_path):
    (tmp_path / "ours.txt").write_text("# ours\nCRM = kundregister\n", encoding="utf-8")
    assert "CRM" not in resmal_words("--glossary", "ours.txt", "story.md")[1]


def test_settings_are_found_upwards(resmal_words, tmp_path):
    (tmp_path / "resmal.toml").write_text(
        '[words]\nstyles = ["sv-strategi"]\n[words.glossary]\nCRM = "kundregister"\n'
        '[[words.keep]]\nrule = "big-data"\nbecause = "mässan heter så"\n',
        encoding="utf-8",
    )
    below = tmp_path / "a" / "b"
    below.mkdir(parents=True)
    (below / "story.md").write_text(TEXT, encoding="utf-8")
    assert resmal_words("a/b/story.md")[:2] == (0, "")


def test_each_folder_has_its_own_settings(resmal_words, story, tmp_path):
    below = tmp_path / "below"
    below.mkdir()
    (below / "resmal.toml").write_text('[words]\nstyles = ["sv-klarsprak"]\n', encoding="utf-8")
    (below / "story.md").write_text(TEXT, encoding="utf-8")
    _code, out, _err = resmal_words("story.md", "below/story.md")
    found = [line.split(":")[0] for line in out.splitlines() if "big-data" in line]
    assert found == ["story.md"]


@pytest.mark.parametrize(
    "settings",
    ["[words]\nstyle = 1", "[words", '[words]\nlanguage = "de"', '[[words.keep]]\nrule = "x"'],
)
def test_settings_that_are_wrong_are_refused(resmal_words, story, tmp_path, settings):
    (tmp_path / "resmal.toml").write_text(settings, encoding="utf-8")
    code, _out, err = resmal_words("story.md")
    assert code == 2
    assert "resmal.toml" in err


def test_a_text_can_keep_a_word_for_a_reason(resmal_words, story):
    story.write_text(TEXT + "\n<!-- resmal: keep big-data, because the fair is called so -->\n")
    assert "big-data" not in resmal_words("story.md")[1]


def test_keeping_without_a_reason_is_refused(resmal_words, story):
    story.write_text(TEXT + "\n<!-- resmal: keep big-data -->\n")
    code, _out, err = resmal_words("story.md")
    assert code == 2
    assert "because" in err


def test_a_baseline_is_written_once_and_hides_only_what_it_knows(resmal_words, story):
    assert resmal_words("--baseline", "known.json", "story.md")[0] == 0
    story.write_text("Nytt först.\n\n" + TEXT + "\nVi är i framkant.\n")
    code, out, _err = resmal_words("--baseline", "known.json", "story.md")
    assert code == 1
    assert [line.rpartition("[")[2] for line in out.splitlines()] == ["sv-strategi/i-framkant]"]


def test_a_file_that_is_no_baseline_is_refused(resmal_words, story):
    assert resmal_words("--baseline", "story.md", "story.md")[0] == 2


def test_fixing_replaces_every_place_that_is_safe_and_keeps_capitals(resmal_words, story, tmp_path):
    (tmp_path / "ours.toml").write_text(ERHALLA, encoding="utf-8")
    story.write_text("Erhålla svar. `erhålla` Att erhålla 😀 erhålla.\n")
    code, _out, _err = resmal_words("--fix", "--style", "ours.toml", "story.md")
    assert code == 0
    assert story.read_text() == "Få svar. `erhålla` Att få 😀 få.\n"


def test_a_fixed_file_that_changes_its_encoding_is_named(resmal_words, story, tmp_path):
    (tmp_path / "ours.toml").write_text(ERHALLA, encoding="utf-8")
    arguments = ("--fix", "--style", "ours.toml", "story.md")
    story.write_bytes("Att erhålla.\n".encode("cp1252"))
    assert "story.md” was in another encoding" in resmal_words(*arguments)[2]
    story.write_bytes("\ufeffAtt erhålla.\r\n".encode())
    assert "encoding" not in resmal_words(*arguments)[2]


@pytest.mark.parametrize("name", ["-", "page.html"])
def test_what_cannot_be_fixed_is_said(resmal_words, tmp_path, monkeypatch, name):
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(TEXT.encode())))
    (tmp_path / "page.html").write_text(TEXT, encoding="utf-8")
    _code, _out, err = resmal_words("--fix", name)
    assert err.splitlines()[0] == (
        f"“{name}” was not changed: only text and Markdown files can be changed."
    )


def test_a_file_that_cannot_be_read_is_named_once(resmal_words):
    assert resmal_words("sub/gone.txt") == (2, "", "There is no file “sub/gone.txt”.\n")


def test_the_reason_of_the_system_is_in_the_readers_language(resmal_words, story):
    with speaking("sv"):
        _code, _out, err = resmal_words("--glossary", "gone.txt", "story.md")
    assert err == "”gone.txt” kan inte läsas: filen finns inte.\n"


def test_the_quiet_line_tells_the_reading_index_and_the_longest_sentence(resmal_words, story):
    story.write_text("Det var en gång en liten by vid havet. " * 20 + "Ord " * 40 + "slut.\n")
    _code, _out, err = resmal_words("story.md")
    assert len(err.splitlines()) == 1
    assert "line 1" in err


def test_a_third_language_is_said(resmal_words, story):
    story.write_text("Wir haben das nicht für die Kunden, und der Plan ist auch nicht gut.\n")
    _code, _out, err = resmal_words("story.md")
    assert "neither Swedish nor English" in err


def test_rules_can_be_listed_explained_and_tried(resmal_words):
    code, out, _err = resmal_words("rules")
    assert code == 0
    assert "sv-strategi" in out
    code, out, _err = resmal_words("rules", "big-data", "--style", "sv-strategi")
    assert code == 0
    assert "sv-strategi/big-data (error)" in out
    code, _out, err = resmal_words("rules", "--test", "--style", "sv-strategi")
    assert (code, "0 failed" in err) == (0, True)


def test_a_rule_that_does_not_do_what_it_says_is_named_with_its_line(resmal_words, tmp_path):
    (tmp_path / "ours.toml").write_text(
        '[style]\nid = "ours"\nlanguage = "sv"\ntitle = "x"\nwhy = "x"\n\n[[entry]]\nid = "gurka"\n'
        'match = ["gurka"]\nreason = "x"\nalternative = "y"\nlevel = "error"\n'
        'found = ["En paprika."]\nnot_found = ["En gurka."]\n',
        encoding="utf-8",
    )
    code, out, _err = resmal_words("rules", "ours.toml", "--test")
    assert code == 1
    assert len(out.splitlines()) == 2
    assert "ours.toml:7: ours/gurka" in out


def test_an_error_in_a_rule_file_names_the_line(resmal_words, story, tmp_path):
    (tmp_path / "ours.toml").write_text('[style]\nid = "ours"\nlanguage = 3\n', encoding="utf-8")
    code, _out, err = resmal_words("--style", "ours.toml", "story.md")
    assert code == 2
    assert err.startswith("ours.toml:3: ")
