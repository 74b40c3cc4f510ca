import subprocess
import sys
import tomllib

import pytest

ANSWERS = """Kunden väntar och vi letar
Kunden vet och vi hinner
Var tredje kund som lämnade oss sa: ingen svarade
Svar samma dag
Kunden väntar tre dagar
Kunden får svar innan dagen är slut
Den som ringer före lunch vet före kvällen
Ingen fråga ligger kvar över natten

3
Lagret vet själv



1

"""


@pytest.fixture
def ask(tmp_path):
    def run(answers, *arguments, language="en"):
        return subprocess.run(
            [sys.executable, "-m", "resmal.cli", "direction", "new", *arguments],
            input=answers,
            capture_output=True,
            text=True,
            encoding="utf-8",
            cwd=tmp_path,
            env={"PATH": "", "LANG": "sv_SE.UTF-8" if language == "sv" else "C"},
            check=False,
        )

    return run


def test_the_answers_become_a_direction_file(ask, tmp_path):
    done = ask(ANSWERS)
    assert done.returncode == 0, done.stderr
    written = tomllib.loads((tmp_path / "direction.toml").read_text(encoding="utf-8"))
    assert written["direction"]["because"] == "Var tredje kund som lämnade oss sa: ingen svarade"
    assert [landmark["name"] for landmark in written["landmarks"]] == [
        "Svar samma dag",
        "Lagret vet själv",
    ]
    assert written["landmarks"][0]["kind"] == "customer"
    assert written["landmarks"][0]["sentences"] == [
        "Den som ringer före lunch vet före kvällen",
        "Ingen fråga ligger kvar över natten",
    ]


def test_a_thin_landmark_is_said_to_be_thin_in_the_readers_language(ask):
    assert ask(ANSWERS).stdout.count("This landmark is thin") == 1
    assert ask(ANSWERS, "en.toml", language="sv").stdout.count("landmärket är tunt") == 1


def test_a_file_that_is_there_is_not_written_over(ask, tmp_path):
    (tmp_path / "direction.toml").write_text("mine", encoding="utf-8")
    refused = ask(ANSWERS)
    assert refused.returncode == 1
    assert "--replace" in refused.stderr
    assert (tmp_path / "direction.toml").read_text(encoding="utf-8") == "mine"
    assert ask(ANSWERS, "--replace").returncode == 0


def test_answers_that_end_early_write_nothing(ask, tmp_path):
    ended = ask("Only one answer\n")
    assert ended.returncode == 1
    assert ended.stderr.strip() == "The answers ended early. Nothing was written."
    assert list(tmp_path.iterdir()) == []


def test_an_empty_answer_is_asked_again(ask):
    done = ask("\n" + ANSWERS)
    assert done.returncode == 0
    assert "A sentence is needed here." in done.stdout
