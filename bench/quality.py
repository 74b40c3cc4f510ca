"""Runs every bench and writes docs/quality.md and docs/quality.json.

``python bench/quality.py [NAME ...]``: only the named benches are run anew; the figures of the
others stay as they were, with the date on which they were measured.
"""

import json
import subprocess
import sys
import tempfile
from datetime import UTC, datetime
from pathlib import Path

from figures import Row
from tables import table

ROOT = Path(__file__).parents[1]
DOCS = ROOT / "docs"
BENCHES = ("coherence", "coherence_scale", "encoding", "words")
INTRODUCTION = """# How good is it?

Every figure here was measured by a command that anybody can run, beside its goal and beside rivals
in the same run. A goal is set before measuring and never lowered: a figure that falls short says
so. Figures of time depend on the machine; read them beside their rivals. `make quality` runs all of
it anew; the data sets are public and named in each bench.
"""


def measured(name: str) -> list[dict[str, object]]:
    """The figures of one bench, each with the command and the day."""
    with tempfile.TemporaryDirectory() as folder:
        out = Path(folder) / "rows.json"
        command = ["python", f"bench/{name}.py"]
        subprocess.run([sys.executable, command[1], "--json", str(out)], cwd=ROOT, check=True)
        rows: list[dict[str, object]] = json.loads(out.read_text(encoding="utf-8"))
    today = datetime.now(tz=UTC).date().isoformat()
    return [{**row, "command": " ".join(command), "date": today} for row in rows]


def page(rows: list[dict[str, object]]) -> str:
    """The figures as a page, one table a command."""
    sections = [INTRODUCTION]
    for command in dict.fromkeys(str(row["command"]) for row in rows):
        mine = [row for row in rows if row["command"] == command]
        fields = [{key: row[key] for key in Row.__dataclass_fields__} for row in mine]
        sections.append(f"## {mine[0]['area']}: `{command}`, {mine[0]['date']}\n")
        sections.append(table([Row(**field) for field in fields]) + "\n")  # type: ignore[arg-type]
    return "\n".join(sections)


def main() -> int:
    """Run what is asked for, keep the rest, write both files."""
    asked = sys.argv[1:] or [name for name in BENCHES if (ROOT / f"bench/{name}.py").exists()]
    kept_file = DOCS / "quality.json"
    kept = json.loads(kept_file.read_text(encoding="utf-8")) if kept_file.exists() else []
    rows = [row for row in kept if row["command"] not in {f"python bench/{n}.py" for n in asked}]
    for name in asked:
        rows += measured(name)
    rows.sort(key=lambda row: (str(row["area"]), str(row["command"])))
    kept_file.write_text(json.dumps(rows, indent=1, ensure_ascii=False) + "\n", encoding="utf-8")
    (DOCS / "quality.md").write_text(page(rows), encoding="utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main())
