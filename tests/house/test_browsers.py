"""A missing browser is loud on a developer's machine and fails in CI."""

import subprocess
import sys
from pathlib import Path

import pytest

from tests.house.tree import ROOT

SUITE = """
import pytest

@pytest.mark.browser
def test_page(): ...
"""


@pytest.fixture
def without_chromium(tmp_path: Path) -> dict[str, str]:
    """A machine whose PATH holds nothing, and one browser test."""
    (tmp_path / "test_one.py").write_text(SUITE)
    (tmp_path / "pytest.ini").write_text("[pytest]\nmarkers = browser\naddopts = -p no:cacheprovider -p tests.plugin\n")
    return {"PATH": str(tmp_path), "PYTHONPATH": str(ROOT)}


def suite(folder: Path, env: dict[str, str]) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-m", "pytest", "-q", str(folder)]
    return subprocess.run(command, cwd=folder, env=env, capture_output=True, text=True)


def test_a_missing_browser_is_counted_aloud(tmp_path: Path, without_chromium: dict[str, str]) -> None:
    done = suite(tmp_path, without_chromium)
    assert done.returncode == 0, done.stdout + done.stderr
    assert "1 BROWSER TESTS DID NOT RUN" in done.stdout
    assert "1 skipped" in done.stdout


def test_a_missing_browser_fails_where_one_is_required(tmp_path: Path, without_chromium: dict[str, str]) -> None:
    done = suite(tmp_path, {**without_chromium, "OUTREACH_REQUIRE_BROWSER": "1"})
    assert done.returncode != 0
    assert "there is no Chromium here" in done.stdout + done.stderr


def test_with_a_browser_they_run(tmp_path: Path, without_chromium: dict[str, str]) -> None:
    done = suite(tmp_path, {**without_chromium, "OUTREACH_CHROMIUM": "/bin/true"})
    assert "1 passed" in done.stdout
    assert "DID NOT RUN" not in done.stdout
