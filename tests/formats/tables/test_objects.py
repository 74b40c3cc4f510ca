import json
from datetime import date

import pytest

from resmal.engine.portfolio import Stage


@pytest.mark.parametrize("holder", [None, "initiatives", "items", "value", "anything"])
def test_a_list_of_objects_is_read_wherever_it_stands(read, holder):
    objects = [{"id": "a", "title": "A", "status": "Done"}, {"id": "b", "title": "B", "extra": 1}]
    content = {"exported": "2024-01-01", holder: objects} if holder else objects
    found = read(json.dumps(content), name="list.json")
    assert [(i.id, i.title, i.row) for i in found.initiatives] == [("a", "A", 1), ("b", "B", 2)]
    assert found.initiatives[0].stage is Stage.ENDED
    assert (found.kind, found.heading_row) == ("json", None)
    assert found.unused == ("extra",)


def test_json_is_known_without_its_name(read):
    assert read('[{"title": "A"}]', name="list.bin").kind == "json"
    assert read('\ufeff[{"title": "A"}]', name="export").kind == "json"


def test_what_is_not_an_object_is_named_and_the_rest_is_used(read):
    found = read('[{"title": "A"}, 7, {"title": "B"}]', name="list.json")
    assert [i.title for i in found.initiatives] == ["A", "B"]
    assert [(p.row, p.is_left_out) for p in found.problems] == [(2, True)]


def test_lone_surrogates_and_nul_in_json_are_removed_and_said(read):
    found = read(r'[{"id": "a", "title": "A\ud83d \u0000b"}]', name="list.json")
    assert found.initiatives[0].title == "A b"
    assert "removed from row 1" in found.problems[0].sentence


def test_jira_issues_are_read(read):
    adf = {
        "type": "doc",
        "content": [
            {"type": "paragraph", "content": [{"type": "text", "text": "First."}]},
            {"type": "paragraph", "content": [{"type": "text", "text": "Second."}]},
        ],
    }
    fields = {
        "summary": "Chat",
        "description": adf,
        "status": {"name": "In Progress"},
        "assignee": {"displayName": "Ada"},
        "created": "2024-03-12T09:14:00.000+0100",
        "resolutiondate": None,
        "issuetype": {"name": "Epic"},
    }
    found = read(json.dumps({"issues": [{"id": "10", "key": "SH-1", "fields": fields}]}), "x.json")
    initiative = found.initiatives[0]
    assert found.kind == "jira"
    assert (initiative.id, initiative.title, initiative.owner) == ("SH-1", "Chat", "Ada")
    assert initiative.description == "First.\nSecond."
    assert (initiative.stage, initiative.started_on) == (Stage.RUNNING, date(2024, 3, 12))


def test_azure_devops_items_are_read(read):
    fields = {
        "System.Title": "Chat",
        "System.State": "Closed",
        "System.WorkItemType": "Epic",
        "System.AreaPath": "Shop",
        "System.AssignedTo": {"displayName": "Ada"},
        "System.CreatedDate": "2024-03-12T09:14:00Z",
        "System.Description": "<div>Ask <b>us</b><br>now</div>",
        "Microsoft.VSTS.Scheduling.Effort": 5,
    }
    found = read(json.dumps({"count": 1, "value": [{"id": 7, "fields": fields}]}), "x.json")
    initiative = found.initiatives[0]
    assert found.kind == "azure_devops"
    assert (initiative.id, initiative.title, initiative.unit) == ("7", "Chat", "Shop")
    assert (initiative.owner, initiative.effort) == ("Ada", 5)
    assert (initiative.stage, initiative.description) == (Stage.ENDED, "Ask us\nnow")


def test_a_trello_board_is_read(read):
    board = {
        "name": "Board",
        "lists": [{"id": "l1", "name": "Doing"}, {"id": "l2", "name": "Done"}],
        "members": [{"id": "m1", "fullName": "Ada Example"}],
        "labels": [],
        "cards": [
            {"shortLink": "c1", "name": "Chat", "desc": "Ask", "idList": "l1", "closed": False,
             "idMembers": ["m1"], "dateLastActivity": "2024-05-06T07:08:09.000Z"},
            {"shortLink": "c2", "name": "Old", "idList": "l1", "closed": True},
            {"shortLink": "c3", "name": "New", "idList": "l2", "closed": True},
            {"shortLink": "c4", "name": "Due", "idList": "l1", "dueComplete": True},
            "rubbish",
        ],
    }  # fmt: skip
    found = read(json.dumps(board), name="board.json")
    assert found.kind == "trello"
    assert [i.id for i in found.initiatives] == ["c1", "c2", "c3", "c4"]
    assert [i.stage for i in found.initiatives] == [
        Stage.RUNNING,
        Stage.DROPPED,
        Stage.ENDED,
        Stage.ENDED,
    ]
    first = found.initiatives[0]
    assert (first.owner, first.changed_on) == ("Ada Example", date(2024, 5, 6))
    assert found.problems[0].row == 5
