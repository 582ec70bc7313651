"""Nothing grows past the sizes that the house allows."""

import ast
from pathlib import Path

from tests.house.tree import ROOT, Function, files_under, functions, line_count, python_files

MODULE, FUNCTION, ROUTE, TEST, TEMPLATE = 300, 40, 30, 30, 150
VERSIONS = ROOT / "outreach" / "migrations" / "versions"


def own_functions() -> list[tuple[str, Path, Function]]:
    """All functions but those of migrations, which are a record and not read as code."""
    paths = [path for path in python_files() if not path.is_relative_to(VERSIONS)]
    return [(where, path, node) for path in paths for where, node in functions(path)]


def length(node: Function) -> int:
    assert node.end_lineno is not None
    return node.end_lineno - node.lineno + 1


def is_route(node: Function) -> bool:
    return any(ast.unparse(decorator).startswith("access(") for decorator in node.decorator_list)


def is_test(path: Path, node: Function) -> bool:
    return path.is_relative_to(ROOT / "tests") and node.name.startswith("test_")


def test_no_module_is_longer_than_300_lines() -> None:
    modules = {
        str(path.relative_to(ROOT)): line_count(path) for path in python_files() if not path.is_relative_to(VERSIONS)
    }
    assert len(modules) > 20
    assert {name: lines for name, lines in modules.items() if lines > MODULE} == {}


def test_no_function_is_longer_than_40_lines() -> None:
    sizes = {where: length(node) for where, _, node in own_functions()}
    assert len(sizes) > 100
    assert {where: lines for where, lines in sizes.items() if lines > FUNCTION} == {}


def test_no_route_is_longer_than_30_lines() -> None:
    routes = {where: length(node) for where, _, node in own_functions() if is_route(node)}
    assert len(routes) > 200
    assert {where: lines for where, lines in routes.items() if lines > ROUTE} == {}


def test_no_test_is_longer_than_30_lines() -> None:
    tests = {where: length(node) for where, path, node in own_functions() if is_test(path, node)}
    assert {where: lines for where, lines in tests.items() if lines > TEST} == {}


def test_no_template_is_longer_than_150_lines() -> None:
    templates = {str(path.relative_to(ROOT)): line_count(path) for path in files_under("templates", ".html")}
    assert templates
    assert {name: lines for name, lines in templates.items() if lines > TEMPLATE} == {}
