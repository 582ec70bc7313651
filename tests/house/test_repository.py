"""What must never be committed: other people's hosts, this machine's paths, unfinished work."""

import ast
import re
import sys
from pathlib import Path

import pytest

from tests.house.tree import ROOT, files_under, functions, repository_files, text_files

HERE = str(Path(__file__).resolve().relative_to(ROOT))
LOCKS = ("requirements.lock", "requirements-dev.lock")
MACHINE_PATH = re.compile(r"(?<![\w.:/-])(?:/(?:root|home|Users|work)/\w|[A-Z]:\\Users\\)")
UNFINISHED = re.compile(r"\b(?:TODO|FIXME|XXX|HACK|NotImplementedError)\b|(?i:lorem ipsum)")
OUTSIDE = re.compile(r"(?:\.\./|/work/)shared\b|\bshared/[a-z]")
INDEX_HOST = re.compile(r"pypi\.org|pythonhosted|registry\.npmjs|deb\.debian|jsdelivr|unpkg\.com|cdnjs", re.I)
THIRD_PARTY = re.compile(r"\.min\.(?:js|css)$|(?:^|/)(?:vendor|node_modules|third_party)/", re.I)
INITS_WITH_CONTENT = {"outreach/__init__.py", "outreach/models/__init__.py"}


def lines_that_match(pattern: re.Pattern[str]) -> list[str]:
    return [
        f"{name}:{number} {line.strip()[:120]}"
        for name, text in text_files() if name != HERE
        for number, line in enumerate(text.splitlines(), 1) if pattern.search(line)
    ]  # fmt: skip


@pytest.mark.parametrize("lock", LOCKS)
def test_a_lock_names_no_address_and_has_a_hash_for_every_package(lock: str) -> None:
    text = (ROOT / lock).read_text(encoding="utf-8")
    entries = re.split(r"\n(?=\w)", text)
    assert len(entries) > 30
    assert not re.search(r"://|--index|--find-links|--trusted-host", text)
    assert [e.split("\n")[0] for e in entries if "==" not in e or "--hash=sha256:" not in e] == []


def test_the_development_lock_holds_the_runtime_lock() -> None:
    versions = [set(re.findall(r"^[\w.-]+==\S+", (ROOT / lock).read_text(), re.M)) for lock in LOCKS]
    assert versions[0] < versions[1]


@pytest.mark.parametrize(
    "pattern",
    [MACHINE_PATH, UNFINISHED, OUTSIDE, INDEX_HOST],
    ids=["a path of one machine", "unfinished work", "a file from outside", "the host of an index"],
)
def test_no_file_holds(pattern: re.Pattern[str]) -> None:
    assert lines_that_match(pattern) == []


def test_no_third_party_file_is_committed() -> None:
    names = [str(path.relative_to(ROOT)) for path in repository_files()]
    assert [name for name in names if THIRD_PARTY.search(name)] == []


def test_hooks_are_local_and_name_tools_that_are_there() -> None:
    text = (ROOT / ".pre-commit-config.yaml").read_text(encoding="utf-8")
    assert set(re.findall(r"repo: (\S+)", text)) == {"local"}
    tools = set(re.findall(r"entry: \.venv/bin/(\S+)", text))
    assert tools
    assert [tool for tool in tools if not (Path(sys.executable).parent / tool).exists()] == []


def test_every_init_is_empty_but_two() -> None:
    inits = [path for path in files_under("outreach", ".py") if path.name == "__init__.py"]
    filled = {str(path.relative_to(ROOT)) for path in inits if path.read_text(encoding="utf-8").strip()}
    assert filled == INITS_WITH_CONTENT


def test_the_package_itself_is_only_a_docstring() -> None:
    body = ast.parse((ROOT / "outreach" / "__init__.py").read_text(encoding="utf-8")).body
    assert len(body) == 1
    assert isinstance(body[0], ast.Expr)


def test_no_function_is_a_stub() -> None:
    found = [
        where
        for path in files_under("outreach", ".py")
        for where, node in functions(path)
        if is_stub(node.body) and not may_be_empty(node) and node.lineno not in lines_of_protocols(path)
    ]
    assert found == []


def is_stub(body: list[ast.stmt]) -> bool:
    """Whether nothing happens in it: a docstring at most, then `pass` or `...`."""
    return all(
        isinstance(line, ast.Pass) or (isinstance(line, ast.Expr) and isinstance(line.value, ast.Constant))
        for line in body
    )


def lines_of_protocols(path: Path) -> set[int]:
    """The lines inside of protocols: they only describe."""
    classes = [n for n in ast.walk(ast.parse(path.read_text(encoding="utf-8"))) if isinstance(n, ast.ClassDef)]
    described = [each for each in classes if any("Protocol" in ast.unparse(base) for base in each.bases)]
    return {line for each in described for line in range(each.lineno, (each.end_lineno or each.lineno) + 1)}


def may_be_empty(node: ast.FunctionDef | ast.AsyncFunctionDef) -> bool:
    """Whether doing nothing is its purpose: overloads, abstract methods, command groups, a said silence."""
    marks = " ".join(ast.unparse(decorator) for decorator in node.decorator_list)
    unread = all(argument.arg.startswith("_") for argument in node.args.args)
    silent = unread and ast.get_docstring(node) is not None
    return silent or any(word in marks for word in ("overload", "abstractmethod", ".group"))


@pytest.mark.parametrize(
    ("pattern", "text"),
    [
        (MACHINE_PATH, "open('/ho" + "me/ada/x')"),
        (UNFINISHED, "# TO" + "DO later"),
        (OUTSIDE, "read(../sha" + "red/design.md)"),
        (INDEX_HOST, "https://py" + "pi.org/simple"),
    ],
)
def test_canary_each_pattern_catches_what_it_is_for(pattern: re.Pattern[str], text: str) -> None:
    assert pattern.search(text)


def test_canary_a_stub_is_seen() -> None:
    stub = ast.parse("def later():\n    '''Someday.'''\n    ...\n").body[0]
    assert isinstance(stub, ast.FunctionDef)
    assert is_stub(stub.body)
