"""Documents say what is true: links lead somewhere, commands exist, shapes are the shapes."""

import json
import re
from pathlib import Path

import pytest

from resmal.cli import parser

ROOT = Path(__file__).parents[1]
PAGES = sorted([*ROOT.glob("*.md"), *(ROOT / "docs").rglob("*.md"), *ROOT.glob("examples/**/*.md")])
LINK = re.compile(r"\]\(([^)#\s]+)(?:#[^)]*)?\)")
COMMAND = re.compile(r"^\$? ?(?:\.venv/bin/)?resmal (.+)$", re.MULTILINE)
TARGET = re.compile(r"`make ([a-z]+)")


@pytest.mark.parametrize("page", PAGES, ids=lambda page: str(page.relative_to(ROOT)))
def test_every_link_leads_somewhere(page):
    targets = LINK.findall(page.read_text(encoding="utf-8"))
    local = [target for target in targets if "://" not in target and ":" not in target]
    assert [target for target in local if not (page.parent / target).exists()] == []


@pytest.mark.parametrize("page", PAGES, ids=lambda page: str(page.relative_to(ROOT)))
def test_every_make_target_in_a_document_exists(page):
    makefile = (ROOT / "Makefile").read_text(encoding="utf-8")
    targets = set(TARGET.findall(page.read_text(encoding="utf-8")))
    assert {target for target in targets if f"\n{target}:" not in makefile} == set()


def test_the_help_of_every_command_is_in_the_reference():
    reference = (ROOT / "docs" / "cli.md").read_text(encoding="utf-8")
    for action in parser()._subparsers._group_actions:
        for name in action.choices:
            assert f"## resmal {name}" in reference


def test_the_page_on_the_review_names_every_key_of_its_schema():
    schema = json.loads((ROOT / "src/resmal/report/review.schema.json").read_text("utf-8"))
    page = (ROOT / "docs" / "review-schema.md").read_text(encoding="utf-8")
    for key in [*schema["properties"], *schema["properties"]["initiatives"]["items"]["properties"]]:
        assert f"`{key}`" in page, key
