"""The example files agree with each other: ids exist, landmarks exist, promises are kept."""

import csv
import json
import tomllib
from datetime import date
from pathlib import Path

import pytest
from openpyxl import load_workbook

EXAMPLES = Path(__file__).parents[1] / "examples"
COMPANIES = ("hopping", "directed")
ID = {"hopping": "Nr", "directed": "ID"}
TITLE = {"hopping": "Initiativ", "directed": "Title"}
DESCRIPTION = {"hopping": "Beskrivning", "directed": "Description"}
START = {"hopping": "Start", "directed": "Started"}
END = {"hopping": "Slut", "directed": "Ended"}
CHANGED = {"hopping": "Senast ändrad", "directed": "Last changed"}
STAGE = {"hopping": "Status", "directed": "Stage"}
DELIMITER = {"hopping": ";", "directed": ","}
KINDS = {"operations", "income", "customer", "model", "competence", "capability"}
EIGHTEEN_MONTHS = 548  # days


def read_toml(*parts):
    return tomllib.loads(EXAMPLES.joinpath(*parts).read_text(encoding="utf-8"))


def read_csv(*parts, delimiter=","):
    with EXAMPLES.joinpath(*parts).open(encoding="utf-8-sig", newline="") as file:
        return list(csv.reader(file, delimiter=delimiter, strict=True))


def portfolio(company):
    heading, *lines = read_csv(company, "portfolio.csv", delimiter=DELIMITER[company])
    assert {len(line) for line in lines} == {len(heading)}
    return {line[0]: dict(zip(heading, line, strict=True)) for line in lines}


def landmarks(company):
    return [mark["name"]["sv"] for mark in read_toml(company, "direction.toml")["landmarks"]]


def pairs(truths, kind):
    return [frozenset((pair["a"], pair["b"])) for pair in truths[kind]]


def texts(value):
    return list(value.values()) if isinstance(value, dict) else [value]


@pytest.fixture(params=COMPANIES)
def company(request):
    return request.param


@pytest.fixture
def truths(company):
    return read_toml(company, "truths.toml")


def test_a_list_holds_about_sixty_initiatives_over_six_years(company):
    rows = portfolio(company)
    years = {row[START[company]][:4] for row in rows.values()}
    assert 58 <= len(rows) <= 68
    assert years == {"2020", "2021", "2022", "2023", "2024", "2025"}


def test_no_id_and_no_title_occurs_twice(company):
    lines = read_csv(company, "portfolio.csv", delimiter=DELIMITER[company])[1:]
    assert len({line[0] for line in lines}) == len(lines)
    assert len({line[1] for line in lines}) == len(lines)


def test_titles_are_short_and_descriptions_vary_in_length(company):
    rows = portfolio(company).values()
    assert max(len(row[TITLE[company]].split()) for row in rows) <= 7
    described = [row[DESCRIPTION[company]] for row in rows]
    assert "" in described
    assert max(map(len, described)) > 150


def test_dates_are_dates_in_order(company):
    for number, row in portfolio(company).items():
        began = date.fromisoformat(row[START[company]])
        changed = date.fromisoformat(row[CHANGED[company]])
        assert began <= changed <= date(2025, 12, 31), number
        if row[END[company]]:
            assert began < date.fromisoformat(row[END[company]]) <= changed, number


def test_every_id_in_the_truths_is_in_the_list(company, truths):
    named = {*truths["strays"], *truths["serves"], *truths.get("pasted", {}).get("ids", ())}
    named |= {
        number for kind in ("overlaps", "alike") for pair in pairs(truths, kind) for number in pair
    }
    named |= {number for theme in truths.get("dropped_themes", ()) for number in theme["ids"]}
    assert named - set(portfolio(company)) == set()


def test_every_landmark_in_the_truths_is_in_the_direction(company, truths):
    served = {name for names in truths["serves"].values() for name in names}
    everything = set(landmarks(company))
    assert served == everything - {truths.get("empty_landmark")}
    assert truths.get("empty_landmark") in {*everything, None}


def test_nothing_both_strays_and_serves(truths):
    assert set(truths["strays"]) & set(truths["serves"]) == set()


def test_a_pair_is_the_same_work_or_only_alike_and_never_both(truths):
    same, alike = pairs(truths, "overlaps"), pairs(truths, "alike")
    assert all(len(pair) == 2 for pair in same + alike)
    assert len({*same, *alike}) == len(same) + len(alike)
    assert len(alike) >= 6


def test_the_hopping_company_keeps_its_promises():
    truths = read_toml("hopping", "truths.toml")
    assert truths["empty_landmark"] in landmarks("hopping")
    assert len(truths["strays"]) >= 15
    assert len(truths["overlaps"]) >= 6
    assert sum(pair["across_languages"] for pair in truths["overlaps"]) >= 3


def test_the_directed_company_keeps_its_promises():
    truths = read_toml("directed", "truths.toml")
    rows = portfolio("directed")
    assert 2 <= len(truths["strays"]) <= 4
    assert sum(pair["across_languages"] for pair in truths["overlaps"]) >= 3
    for pair in truths["overlaps"]:
        stages = {rows[pair["a"]]["Stage"], rows[pair["b"]]["Stage"]}
        assert "Joined" in stages, pair


def test_both_companies_are_held_against_the_same_landmarks():
    ours, theirs = (read_toml(company, "direction.toml")["landmarks"] for company in COMPANIES)
    assert ours == theirs
    assert len({mark["kind"] for mark in ours}) == len(ours) == 5


def test_a_dropped_theme_was_mostly_let_go_within_eighteen_months():
    rows = portfolio("hopping")
    themes = read_toml("hopping", "truths.toml")["dropped_themes"]
    assert len(themes) >= 6
    for theme in themes:
        members = [rows[number] for number in theme["ids"]]
        began = {date.fromisoformat(row["Start"]) for row in members}
        let_go = [
            row
            for row in members
            if row["Status"] == "Nedlagt"
            and (date.fromisoformat(row["Slut"]) - date.fromisoformat(row["Start"])).days
            <= EIGHTEEN_MONTHS
        ]
        assert len(let_go) > len(members) / 2, theme["name"]
        assert theme["years"][0] == min(began).year, theme["name"]
        assert theme["years"][1] == max(int(row["Slut"][:4]) for row in members), theme["name"]


def test_the_pasted_text_stands_in_the_rows_named_and_in_no_other():
    pasted = read_toml("hopping", "truths.toml")["pasted"]
    holding = {n for n, row in portfolio("hopping").items() if pasted["text"] in row["Beskrivning"]}
    assert holding == set(pasted["ids"])
    assert len(holding) >= 3


@pytest.mark.parametrize(
    "path",
    sorted([*EXAMPLES.rglob("direction.toml"), *EXAMPLES.glob("real/*.toml")]),
    ids=lambda path: f"{path.parent.name}-{path.stem}",
)
def test_every_direction_is_whole(path):
    read = tomllib.loads(path.read_text(encoding="utf-8"))
    whole = [text for part in ("from", "to", "because") for text in texts(read["direction"][part])]
    assert all(text.strip() for text in whole)
    assert 3 <= len(read["landmarks"]) <= 7
    for mark in read["landmarks"]:
        assert mark["kind"] in KINDS
        assert 3 <= len(mark["sentences"]) <= 6
        said = [text for part in ("name", "from", "to") for text in texts(mark[part])]
        said += [text for sentence in mark["sentences"] for text in texts(sentence)]
        assert all(text.strip() for text in said)


@pytest.mark.parametrize("company_of_two_languages", COMPANIES)
def test_the_companies_say_everything_in_both_languages(company_of_two_languages):
    read = read_toml(company_of_two_languages, "direction.toml")
    said = [read["direction"][part] for part in ("from", "to", "because")]
    said += [mark[part] for mark in read["landmarks"] for part in ("name", "from", "to")]
    said += [sentence for mark in read["landmarks"] for sentence in mark["sentences"]]
    assert all(set(text) == {"sv", "en"} for text in said)


def jira_titles():
    return {line[0] for line in read_csv("exports", "jira.csv")[1:]}


def devops_titles():
    return {line[3] for line in read_csv("exports", "azure_devops.csv")[1:] if line[3]}


def planner_titles():
    sheet = load_workbook(EXAMPLES / "exports" / "planner.xlsx")["Tasks"]
    return {line[1] for line in sheet.iter_rows(min_row=2, values_only=True)}


def trello_titles():
    board = json.loads((EXAMPLES / "exports" / "trello.json").read_text(encoding="utf-8"))
    assert {card["idList"] for card in board["cards"]} <= {each["id"] for each in board["lists"]}
    return {card["name"] for card in board["cards"]}


@pytest.mark.parametrize("titles", [jira_titles, devops_titles, planner_titles, trello_titles])
def test_each_export_holds_eight_rows_of_the_directed_list(titles):
    exported = titles()
    assert len(exported) == 8
    assert exported <= {row["Title"] for row in portfolio("directed").values()}


def test_the_jira_export_repeats_headings_and_breaks_lines():
    heading, *lines = read_csv("exports", "jira.csv")
    assert heading.count("Labels") == 3
    assert heading.count("Comment") == 2
    assert any("\n" in cell for line in lines for cell in line)
