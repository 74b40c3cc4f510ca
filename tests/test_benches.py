"""The quick form of each bench is run on every change, so that a real fall is seen at once."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
needs_data = pytest.mark.skipif(
    "RESMAL_DATA" not in os.environ, reason="RESMAL_DATA does not name the public data sets"
)


@needs_data
@pytest.mark.parametrize("bench", ["coherence", "words"])
def test_no_figure_has_fallen(bench):
    done = subprocess.run(
        [sys.executable, f"bench/{bench}.py", "--quick", "--check"],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stdout[-3000:] + done.stderr[-3000:]


def test_a_bench_without_data_says_what_is_missing():
    surroundings = {name: value for name, value in os.environ.items() if name != "RESMAL_DATA"}
    done = subprocess.run(
        [sys.executable, "bench/coherence.py", "--quick"],
        cwd=ROOT,
        env=surroundings,
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 2
    assert "RESMAL_DATA" in done.stderr
