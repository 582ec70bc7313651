"""The files of the checkout, as the tests of the house look at them."""

import ast
import subprocess
from collections.abc import Iterator
from functools import cache
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
Function = ast.FunctionDef | ast.AsyncFunctionDef


@cache
def repository_files() -> tuple[Path, ...]:
    """Every file that is or would be committed."""
    listed = subprocess.run(
        ["git", "ls-files", "-z", "--cached", "--others", "--exclude-standard"],
        cwd=ROOT, capture_output=True, check=True, text=True,
    )  # fmt: skip
    paths = (ROOT / name for name in listed.stdout.split("\0") if name)
    return tuple(sorted({path for path in paths if path.is_file()}))


def files_under(folder: str, suffix: str) -> list[Path]:
    """The files below a top-level folder whose names end in `suffix`."""
    return [p for p in repository_files() if p.is_relative_to(ROOT / folder) and p.name.endswith(suffix)]


def python_files() -> list[Path]:
    """All Python files."""
    return [path for path in repository_files() if path.suffix == ".py"]


def text_files() -> Iterator[tuple[str, str]]:
    """Path and content of every file that is text."""
    for path in repository_files():
        try:
            yield str(path.relative_to(ROOT)), path.read_text(encoding="utf-8")
        except UnicodeDecodeError:
            continue


def line_count(path: Path) -> int:
    """How many lines a file has."""
    return len(path.read_text(encoding="utf-8").splitlines())


def functions(path: Path) -> Iterator[tuple[str, Function]]:
    """Every function of a Python file, with a name to find it by."""
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, Function):
            yield f"{path.relative_to(ROOT)}:{node.lineno} {node.name}", node
