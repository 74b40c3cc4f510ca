from datetime import date

from resmal.engine.portfolio import Stage


def test_a_jira_export_is_read(read):
    found = read(
        "Summary,Issue key,Issue id,Issue Type,Status,Project name,Assignee,Created,Resolved,"
        "Updated,Resolution,Labels,Labels,Description\n"
        "Chat,SH-1,10001,Epic,Done,Shop,ada,12/Mar/24 9:14 AM,13/Apr/24 10:00 PM,,Done,x,y,"
        '"h2. Why\n'
        '* *ask* us at [our page|http://x]\n{code}x{code}"\n'
        "Robot,SH-2,10002,Epic,Done,Shop,bo,2024-03-12 09:14,2024-05-01,,Won't Do,,z,\n"
    )
    first, second = found.initiatives
    assert found.kind == "jira"
    assert (first.id, first.title, first.unit, first.owner) == ("SH-1", "Chat", "Shop", "ada")
    assert (first.started_on, first.ended_on) == (date(2024, 3, 12), date(2024, 4, 13))
    assert first.description == "Why\nask us at our page\nx"
    assert (first.stage, second.stage) == (Stage.ENDED, Stage.DROPPED)
    assert "Labels" in found.unused


def test_a_swedish_jira_export_is_read(read):
    found = read(
        "Sammanfattning,Ärendenyckel,Ärende-ID,Status,Skapad,Uppdaterad,Beskrivning\n"
        "Chatt,SH-1,1,Pågående,2024-03-12 09:14,2024-04-01 10:00,Kunden frågar\n"
    )
    first = found.initiatives[0]
    assert found.kind == "jira"
    assert (first.id, first.title, first.stage) == ("SH-1", "Chatt", Stage.RUNNING)
    assert (first.started_on, first.changed_on) == (date(2024, 3, 12), date(2024, 4, 1))


def test_an_azure_devops_tree_is_read(read):
    found = read(
        "\ufeffID,Work Item Type,Title 1,Title 2,Assigned To,State,Tags\n"
        "1,Epic,Digital shop,,Ada,Active,a; b\n"
        "2,Feature,,Chat,Bo,Removed,\n"
    )
    assert found.kind == "azure_devops"
    assert [(i.id, i.title) for i in found.initiatives] == [("1", "Digital shop"), ("2", "Chat")]
    assert [i.stage for i in found.initiatives] == [Stage.RUNNING, Stage.DROPPED]


def test_an_epic_alone_at_the_top_of_a_long_tree_keeps_its_title(read):
    levels = ",".join(f"Title {level}" for level in range(1, 7))
    rows = "".join(f"{n},Task,,,,,,Deep {n}\n" for n in range(2, 40))
    found = read(f"ID,Work Item Type,{levels}\n1,Epic,Top,,,,,\n{rows}40,Task,Top,,,,,Deepest\n")
    assert found.problems == ()
    assert [i.title for i in found.initiatives][:2] == ["Top", "Deep 2"]
    assert found.initiatives[-1].title == "Deepest"


PLANNER = [
    ["Plan name", "Digital"],
    ["Plan ID", "abc"],
    ["Date of export", "03/01/2024"],
    [],
    ["Task ID", "Task Name", "Bucket Name", "Progress", "Priority", "Assigned To", "Start date",
     "Due date", "Completed Date", "Description"],
    ["t1", "Chat", "Shop", "In progress", "Medium", "Ada", "03/13/2024", "", "", "Ask us"],
    ["t2", "Robot", "Store", "Completed", "Medium", "Bo", "03/01/2024", "", "04/02/2024", ""],
    ["t3", "Sensor", "Store", "Not started", "Medium", "", "", "05/01/2024", "", ""],
]  # fmt: skip


def test_a_planner_export_is_read(read, workbook_bytes):
    found = read(workbook_bytes(PLANNER), name="plan.xlsx")
    first, second, third = found.initiatives
    assert (found.kind, found.heading_row) == ("planner", 5)
    assert (first.id, first.title, first.unit, first.owner) == ("t1", "Chat", "Shop", "Ada")
    assert [i.stage for i in found.initiatives] == [Stage.RUNNING, Stage.ENDED, Stage.IDEA]
    assert (second.started_on, second.ended_on) == (date(2024, 3, 1), date(2024, 4, 2))
    assert (third.started_on, third.ended_on) == (None, None)


def test_a_swedish_planner_export_is_read(read, workbook_bytes):
    rows = [
        ["Uppgifts-ID", "Uppgiftsnamn", "Bucketnamn", "Förlopp", "Tilldelad till", "Startdatum",
         "Förfallodatum", "Slutfört datum", "Beskrivning"],
        ["t1", "Chatt", "Butik", "Pågår", "Ada", "2024-03-01", "", "", "Fråga oss"],
        ["t2", "Robot", "Lager", "Slutförd", "Bo", "2024-03-01", "2024-03-20", "2024-04-02", ""],
        ["t3", "Sensor", "Lager", "Inte startad", "", "", "", "", ""],
    ]  # fmt: skip
    found = read(workbook_bytes(rows), name="plan.xlsx")
    assert found.kind == "planner"
    assert [i.stage for i in found.initiatives] == [Stage.RUNNING, Stage.ENDED, Stage.IDEA]
    second = found.initiatives[1]
    assert (second.id, second.unit, second.ended_on) == ("t2", "Lager", date(2024, 4, 2))


def test_a_trello_csv_is_read(read):
    found = read(
        "Card ID,Card Name,Card Description,Labels,Members,Due Date,List Name,Board Name,"
        "Last Activity Date\n"
        "c1,Chat,Ask us,,Ada,,To do,Digital,2024-05-06T07:08:09Z\n"
    )
    first = found.initiatives[0]
    assert found.kind == "trello"
    assert (first.id, first.title, first.stage, first.unit) == ("c1", "Chat", Stage.IDEA, "Digital")
    assert first.changed_on == date(2024, 5, 6)
