"""The linters that guard the house say nothing."""

import subprocess
import sys
from pathlib import Path

import pytest

from tests.house.tree import ROOT, files_under

BIN = Path(sys.executable).parent


def complaints(*command: str, cwd: Path = ROOT) -> str:
    """What a tool says when it is not content; empty when it is."""
    tool = subprocess.run([str(BIN / command[0]), *command[1:]], cwd=cwd, capture_output=True, text=True)
    return "" if tool.returncode == 0 else (tool.stdout + tool.stderr)[-8000:]


@pytest.mark.parametrize(
    "command",
    [
        ("lint-imports", "--no-cache"),
        ("ruff", "check", "--no-cache", "."),
        ("ruff", "format", "--check", "--no-cache", "."),
        ("mypy",),
        ("djlint", "templates", "--lint", "--quiet"),
    ],
    ids=lambda command: "-".join(command[:2]),
)
def test_has_nothing_to_say(command: tuple[str, ...]) -> None:
    assert complaints(*command) == ""


def test_canary_a_layer_broken_is_reported(tmp_path: Path) -> None:
    """A copy of the package in which a model imports a feature must not pass."""
    for path in [*files_under("outreach", ".py"), ROOT / "pyproject.toml"]:
        copy = tmp_path / path.relative_to(ROOT)
        copy.parent.mkdir(parents=True, exist_ok=True)
        copy.write_bytes(path.read_bytes())
    with (tmp_path / "outreach" / "models" / "lead.py").open("a") as model:
        model.write("\nimport outreach.leads.queries\n")
    assert "outreach.models.lead -> outreach.leads" in complaints("lint-imports", "--no-cache", cwd=tmp_path)
