"""Other checkers of prose, installed aside so that they run on the same texts in the same run."""

import shutil
import subprocess
import sys
import tempfile
import venv
from collections.abc import Mapping
from pathlib import Path

FOLDER = Path(tempfile.gettempdir()) / "resmal-rivals"
_PYTHON = ("proselint", "svlang")
_NODE = ("write-good", "alex", "textlint", "textlint-rule-write-good")


def commands(language: str) -> Mapping[str, list[str]]:
    """Each rival that could be installed, by name, and how it is told to read a file."""
    found = {
        "GNU style": [shutil.which("style")],
        "proselint": [_in_venv("proselint"), "check"],
        "write-good": [_in_node("write-good")],
        "alex": [_in_node("alex")],
        "textlint": [_in_node("textlint"), "--rule", "write-good"],
    }
    if language == "sv":
        found = {"svlang": [_in_venv("svlang"), "--quiet", "check", "--file"]} | {
            "GNU style": found["GNU style"]
        }
    return {name: [str(part) for part in told] for name, told in found.items() if told[0]}


def install() -> None:
    """Install the rivals under the temporary folder; whatever cannot be is left out."""
    FOLDER.mkdir(exist_ok=True)
    if not (FOLDER / "py").exists():
        venv.create(FOLDER / "py", with_pip=True)
        for package in _PYTHON:
            _try([str(FOLDER / "py" / "bin" / "pip"), "install", "--quiet", package])
    if not (FOLDER / "node_modules").exists() and shutil.which("npm"):
        _try(["npm", "install", "--prefix", str(FOLDER), "--no-audit", "--no-fund", *_NODE])


def _try(command: list[str]) -> None:
    done = subprocess.run(command, capture_output=True, check=False, cwd=FOLDER)
    if done.returncode:
        print(f"{command[-1]} could not be installed", file=sys.stderr)


def _in_venv(name: str) -> str | None:
    return shutil.which(name, path=str(FOLDER / "py" / "bin"))


def _in_node(name: str) -> str | None:
    return shutil.which(name, path=str(FOLDER / "node_modules" / ".bin"))
