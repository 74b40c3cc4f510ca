import os
from pathlib import Path

import pytest

from resmal.formats import read_list

DATA = os.environ.get("RESMAL_DATA")
pytestmark = pytest.mark.skipif(not DATA, reason="RESMAL_DATA does not say where the lists are")


def read(name):
    return read_list(Path(DATA) / "portfolio" / name)


def share(found, field):
    return sum(bool(getattr(i, field)) for i in found.initiatives) / len(found.initiatives)


def test_the_us_inventory_of_2025():
    found = read("us_ai_inventory_2025.csv.gz")
    assert (found.rows, len(found.initiatives)) == (3408, 3407)
    assert found.columns["title"] == ("Use Case Name",)
    assert [heading[:30] for heading in found.columns["description"]] == [
        "What problem is the AI intende",
        "What are the expected benefits",
        "Describe the AI system's outpu",
    ]
    assert found.columns["stage"][0] == "Stage of Development"
    assert found.columns["unit"] == ("Agency",)
    assert share(found, "stage") > 0.9
    assert sum(bool(i.started_on) for i in found.initiatives) > 1300


def test_the_us_inventory_of_2024():
    found = read("us_ai_inventory_2024.csv.gz")
    assert (found.encoding, len(found.initiatives)) == ("cp1252", 2133)
    assert found.columns["title"] == ("Use Case Name",)
    assert "id" not in found.columns
    assert found.columns["ended_on"] == ("Date Retired",)
    assert share(found, "stage") > 0.99
    assert share(found, "description") > 0.99


def test_the_swedish_assignments():
    found = read("regeringsuppdrag.csv.gz")
    assert len(found.initiatives) == 4646
    assert (found.columns["title"], found.columns["description"]) == (("title",), ("body",))
    assert share(found, "started_on") == 1
    assert min(i.started_on.year for i in found.initiatives) == 2006


def test_the_swedish_research_projects():
    found = read("swecris_dev.csv.gz")
    assert (found.columns["title"], found.columns["description"]) == (("tsv",), ("asv",))
    assert found.columns["effort"] == ("fundingsSek",)
    assert share(found, "started_on") == share(found, "ended_on") == 1
