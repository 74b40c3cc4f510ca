import json
import os
import signal
import subprocess
import sys
import time

import jsonschema
import pytest

from town import DIRECTION, LIST, ROOT, write_list


@pytest.fixture
def review(tmp_path):
    (tmp_path / "direction.toml").write_text(DIRECTION, encoding="utf-8")

    def run(text, *arguments, name="list.csv", language="en"):
        path = tmp_path / name
        if isinstance(text, bytes):
            path.write_bytes(text)
        elif text is not None:
            path.write_text(text, encoding="utf-8")
        return subprocess.run(
            [
                *(sys.executable, "-m", "resmal.cli", "review", name),
                *("--direction", "direction.toml", "--language", language, *arguments),
            ],
            capture_output=True,
            text=True,
            encoding="utf-8",
            cwd=tmp_path,
            env={**os.environ, "XDG_CACHE_HOME": str(tmp_path / "cache")},
            check=False,
        )

    return run


def assert_refused(done, *words):
    assert done.returncode == 1, done.stderr
    assert "Traceback" not in done.stderr
    sentence = done.stderr.strip()
    assert len(sentence.splitlines()) == 1, sentence
    for word in words:
        assert word in sentence


def test_a_list_and_a_direction_become_a_report_and_data(review, tmp_path):
    done = review(LIST, "--json", "review.json")
    assert done.returncode == 0, done.stderr
    html = (tmp_path / "report.html").read_text(encoding="utf-8")
    assert "<svg" in html
    data = json.loads((tmp_path / "review.json").read_text(encoding="utf-8"))
    schema = json.loads((ROOT / "src/resmal/report/review.schema.json").read_text("utf-8"))
    jsonschema.validate(data, schema)
    assert [i["id"] for i in data["initiatives"]] == ["1", "2", "3", "4", "5"]
    assert len(done.stdout.strip().splitlines()) <= 14


def test_every_quote_is_in_the_text_that_it_quotes(review, tmp_path):
    review(LIST, "--json", "review.json")
    data = json.loads((tmp_path / "review.json").read_text(encoding="utf-8"))
    said = {
        landmark["landmark"]: " ".join(
            [landmark["name"], landmark["from"], landmark["to"], *landmark["sentences"]]
        )
        for landmark in data["landmarks"]
    }
    quotes = 0
    for initiative in data["initiatives"]:
        text = f"{initiative['title']}. {initiative['description']}"
        for fit in initiative["fit"]:
            for evidence in fit["evidence"]:
                quotes += 1
                assert evidence["quote"] in text
                assert evidence["answers"] in said[fit["landmark"]]
                assert all(word in evidence["quote"] for word in evidence["words"])
    assert quotes >= len(data["initiatives"])


def test_the_same_input_gives_the_same_output(review, tmp_path):
    review(LIST, "--json", "one.json", "--output", "one.html")
    review(LIST, "--json", "two.json", "--output", "two.html")
    assert (tmp_path / "one.json").read_bytes() == (tmp_path / "two.json").read_bytes()
    assert (tmp_path / "one.html").read_bytes() == (tmp_path / "two.html").read_bytes()


def test_a_dry_run_shows_the_columns_and_writes_nothing(review, tmp_path):
    done = review(LIST, "--dry-run")
    assert done.returncode == 0
    assert "Initiativ" in done.stderr
    assert not (tmp_path / "report.html").exists()


def test_a_column_can_be_said(review, tmp_path):
    text = "Nr;Namn;Vad\n1;Chatt;Kunden frågar i en ruta\n2;Sensorer;Hyllan väger sig själv\n"
    done = review(text, "--column", "title=Vad", "--json", "review.json")
    assert done.returncode == 0, done.stderr
    data = json.loads((tmp_path / "review.json").read_text(encoding="utf-8"))
    assert data["initiatives"][0]["title"] == "Kunden frågar i en ruta"


def test_a_column_that_is_not_there_is_named_with_those_that_are(review):
    assert_refused(review(LIST, "--column", "title=Rubrik"), "Rubrik", "Initiativ")


def test_bad_rows_are_named_and_the_rest_is_used(review, tmp_path):
    done = review(LIST + "6;;En rad utan namn;;\n", "--json", "review.json")
    assert done.returncode == 0
    data = json.loads((tmp_path / "review.json").read_text(encoding="utf-8"))
    assert len(data["initiatives"]) == 5
    assert [p["row"] for p in data["problems"] if p["left_out"]] == [7]
    assert "7" in done.stderr


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("", "list.csv"),
        ("Nr;Initiativ\n", "list.csv"),
        (b"\x00\x01\x02\xff\xfe\x00binary" * 50, "list.csv"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 600, "list.xlsx"),
        (b"PK\x03\x04 but nothing that follows", "list.xlsx"),
        ('{"items": [', "list.json"),
        (None, "missing.csv"),
        (None, "."),
    ],
)
@pytest.mark.parametrize("language", ["sv", "en"])
def test_what_cannot_be_read_is_refused_with_one_sentence(review, text, name, language):
    assert_refused(review(text, name=name, language=language))


def test_a_direction_that_is_wrong_is_refused_with_its_place(review, tmp_path):
    (tmp_path / "direction.toml").write_text("[direction]\nfrom = \n", encoding="utf-8")
    assert_refused(review(LIST), "direction.toml", "2")


def test_no_right_to_write_is_said_before_the_work(review, tmp_path):
    assert_refused(review(LIST, "--output", "missing/report.html"), "missing")
    (tmp_path / "folder").mkdir()
    assert_refused(review(LIST, "--output", "folder"), "folder")


@pytest.mark.parametrize("output", ["list.csv", "direction.toml", "./list.csv"])
def test_what_is_read_is_not_written_over(review, tmp_path, output):
    assert_refused(review(LIST, "--output", output), output.removeprefix("./"))
    assert (tmp_path / "list.csv").read_text(encoding="utf-8") == LIST


def test_two_results_do_not_share_a_file(review, tmp_path):
    assert_refused(review(LIST, "--output", "one", "--json", "one"), "one")
    assert not (tmp_path / "one").exists()


@pytest.mark.parametrize("landmarks", [0, 1])
@pytest.mark.parametrize("rows", [1, 5])
def test_little_to_go_by_still_gives_an_honest_report(review, tmp_path, landmarks, rows):
    head, *parts = DIRECTION.split("[[landmarks]]")
    kept = "[[landmarks]]".join([head, *parts[:landmarks]])
    (tmp_path / "direction.toml").write_text(kept, encoding="utf-8")
    done = review("".join(LIST.splitlines(keepends=True)[: rows + 1]), "--json", "review.json")
    assert done.returncode == 0, done.stderr
    data = json.loads((tmp_path / "review.json").read_text(encoding="utf-8"))
    assert len(data["landmarks"]) == landmarks
    assert len(data["initiatives"]) == rows
    assert data["sprawl"]["over_time"] == []
    assert data["sprawl"]["why_not"]


def test_a_list_in_a_third_language_is_reviewed_and_said_to_be_so(review, tmp_path):
    rows = [
        ("Kundenportal", "Kunden sehen ihre Bestellungen und Rechnungen an einem Ort."),
        ("Lagerroboter", "Ein Roboter zählt jede Nacht die Bestände in den Regalen des Lagers."),
        ("Antwort am selben Tag", "Wer vor dem Mittag fragt, bekommt vor dem Abend eine Antwort."),
    ]
    done = review(write_list(rows), "--json", "review.json")
    assert done.returncode == 0, done.stderr
    data = json.loads((tmp_path / "review.json").read_text(encoding="utf-8"))
    assert {i["language"] for i in data["initiatives"]} == {"other"}
    assert "third_language" in data["method"]["limits"]


def test_strange_texts_come_through_as_text(review, tmp_path):
    rows = [
        ("=HYPERLINK(1)", "+cmd|' /C calc'!A0"),
        ("<script>alert(1)</script>", "<img src=x onerror=alert(1)>"),
        ("שלום עולם", "Ett projekt på hebreiska och svenska"),
        ("🚀🚀🚀", "Raketer för alla"),
        ("Förvalta o\u0308ppna data", "NFD i titeln"),
        ("Mycket lång", "ord " * 50_000),
    ]
    done = review(write_list(rows), "--json", "review.json")
    assert done.returncode == 0, done.stderr
    html = (tmp_path / "report.html").read_text(encoding="utf-8")
    assert "<script>alert" not in html
    assert "<img src=x" not in html
    titles = [
        i["title"] for i in json.loads((tmp_path / "review.json").read_text("utf-8"))["initiatives"]
    ]
    assert titles[0] == "=HYPERLINK(1)"
    assert titles[4] == rows[4][0]


def test_a_confirmation_counts_at_once(review, tmp_path):
    before = review(LIST, "--json", "before.json")
    (tmp_path / "said.csv").write_text("id,landmark,answer\n5,Svar samma dag,ja\n", "utf-8")
    after = review(LIST, "--json", "after.json", "--confirmed", "said.csv")
    assert (before.returncode, after.returncode) == (0, 0), after.stderr

    def p(name):
        data = json.loads((tmp_path / name).read_text(encoding="utf-8"))
        fit = data["initiatives"][4]["fit"]
        return next(f["p"] for f in fit if f["landmark"] == "Svar samma dag")

    assert p("after.json") > p("before.json")


def test_stopping_leaves_no_half_file(tmp_path):
    (tmp_path / "direction.toml").write_text(DIRECTION, encoding="utf-8")
    rows = [(f"Initiativ {n}", f"Beskrivning nummer {n} med några ord. " * 20) for n in range(800)]
    (tmp_path / "list.csv").write_text(write_list(rows), encoding="utf-8")
    running = subprocess.Popen(
        [
            *(sys.executable, "-m", "resmal.cli", "review", "list.csv"),
            *("--direction", "direction.toml", "--json", "review.json"),
        ],
        cwd=tmp_path,
        env={**os.environ, "XDG_CACHE_HOME": str(tmp_path / "cache")},
        stderr=subprocess.PIPE,
        stdout=subprocess.DEVNULL,
    )
    time.sleep(4)
    assert running.poll() is None, "too quick to be stopped: give it more rows"
    running.send_signal(signal.SIGINT)
    assert running.wait(timeout=20) == 130
    assert b"Traceback" not in running.stderr.read()
    running.stderr.close()
    assert sorted(path.name for path in tmp_path.iterdir()) == [
        "cache",
        "direction.toml",
        "list.csv",
    ]
