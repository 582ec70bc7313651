"""run.py: what a command turns into, and what it says when it cannot go on."""

import importlib.util
import json
import sys
from pathlib import Path

import pytest

import run
from tests.house.tree import ROOT


@pytest.mark.parametrize(
    ("arguments", "becomes"),
    [
        (["serve"], ["-m", "outreach", "serve"]),
        (["--port", "8123"], ["-m", "outreach", "serve", "--port", "8123"]),
        (["demo"], ["-m", "outreach", "demo"]),
        (["user", "add", "a@example.org"], ["-m", "outreach", "user", "add", "a@example.org"]),
        (["bench", "start"], ["-m", "tests.benchmarks", "start"]),
        (["test"], ["-m", "pytest", "-n", "2", "--dist", "loadgroup"]),
        (["test", "-n0", "-k", "funnel"], ["-m", "pytest", "-n0", "-k", "funnel"]),
    ],
)
def test_each_command_becomes(arguments: list[str], becomes: list[str]) -> None:
    assert run.handed_over_to(arguments[0], arguments[1:]) == becomes


def test_full_takes_both_tiers() -> None:
    assert run.pytest_arguments(["--full", "-n", "4"]) == ["-m", "full or not full", "-n", "4"]


def test_the_second_start_changes_nothing(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    stamp = tmp_path / "stamp.json"
    stamp.write_text(json.dumps({"fingerprint": run.fingerprint_of_setup(), "level": "dev"}))
    monkeypatch.setattr(run, "STAMP", stamp)
    monkeypatch.setattr(run, "PYTHON", Path(sys.executable))
    monkeypatch.setattr(run, "make_environment", lambda: pytest.fail("it set up again"))
    run.prepare("runtime")
    run.prepare("dev")


@pytest.mark.parametrize("stamp", ["", "no json", '{"fingerprint": "other", "level": "dev"}'])
@pytest.mark.parametrize("tools", [True, False])
def test_a_stamp_that_does_not_fit_sets_up_again(
    stamp: str, tools: bool, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    levels: list[str] = []
    (tmp_path / "stamp.json").write_text(stamp)
    (tmp_path / ("pytest" if tools else "flask")).touch()
    monkeypatch.setattr(run, "STAMP", tmp_path / "stamp.json")
    monkeypatch.setattr(run, "BIN", tmp_path)
    monkeypatch.setattr(run, "make_environment", lambda: None)
    monkeypatch.setattr(run, "install", levels.append)
    run.prepare("runtime")
    assert levels == ["dev" if tools else "runtime"]  # what the tests need is never taken away
    assert run.read_stamp() == {"fingerprint": run.fingerprint_of_setup(), "level": levels[0]}


def test_an_old_python_is_named_with_the_one_that_is_needed(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "version_info", (3, 9, 2))
    with pytest.raises(run.SetupError, match=r"needs Python 3\.11 or later.*is Python 3\.9\.2"):
        run.prepare("runtime")


def test_a_python_without_venv_says_what_to_install(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(run, "PYTHON", tmp_path / "python")
    monkeypatch.setattr(importlib.util, "find_spec", lambda name: None)
    with pytest.raises(run.SetupError, match="sudo apt install python3-venv"):
        run.make_environment()


def test_uv_is_installed_by_the_version_and_hashes_of_the_lock() -> None:
    first, *hashes = run.locked_entry("uv").splitlines()
    assert first.startswith("uv==")
    assert hashes[0].strip().startswith("--hash=sha256:")
    assert not any("==" in line for line in hashes)


def test_run_py_needs_only_the_standard_library() -> None:
    lines = (ROOT / "run.py").read_text(encoding="utf-8").splitlines()
    imported = {line.split()[1].split(".")[0] for line in lines if line.startswith(("import ", "from "))}
    assert imported <= set(sys.stdlib_module_names)
