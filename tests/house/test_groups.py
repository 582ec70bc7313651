"""Tests that share something costly run in one process."""

import subprocess
import sys
from pathlib import Path

from tests.house.tree import ROOT

SUITE = """
import os
from pathlib import Path
import pytest

@pytest.mark.xdist_group("costly")
@pytest.mark.parametrize("number", range(6))
def test_one(number):
    Path(f"by-{os.environ['PYTEST_XDIST_WORKER']}").touch()
"""


def test_a_group_stays_together(tmp_path: Path) -> None:
    (tmp_path / "test_one.py").write_text(SUITE)
    (tmp_path / "pytest.ini").write_text("[pytest]\nmarkers =\n  browser\n  xdist_group\naddopts = -p tests.plugin\n")
    command = [sys.executable, "-m", "pytest", "-q", "-n", "2", "--dist", "loadgroup"]
    done = subprocess.run(command, cwd=tmp_path, env={"PYTHONPATH": str(ROOT)}, capture_output=True, text=True)
    assert "6 passed" in done.stdout, done.stdout + done.stderr
    assert len(list(tmp_path.glob("by-*"))) == 1
