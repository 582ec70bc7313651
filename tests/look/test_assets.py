"""Browser files: found only by name, sent compressed, kept for ever, and never stale."""

import gzip
import re
from pathlib import Path

import pytest
from flask import Flask
from flask.testing import FlaskClient

from outreach import paths
from outreach.web.assets import Assets, asset_url

STATIC = paths.static_dir()


@pytest.fixture
def browser(look: Flask) -> FlaskClient:
    return look.test_client()


def address(app: Flask, name: str) -> str:
    with app.test_request_context():
        return asset_url(name)


@pytest.mark.parametrize(
    ("name", "kind"),
    [
        ("app.css", "text/css"),
        ("js/main.js", "text/javascript"),
        ("favicon.svg", "image/svg+xml"),
        ("plotly.min.js", "text/javascript"),
    ],
)
def test_a_file_is_kept_for_ever_and_sent_small(look: Flask, browser: FlaskClient, name: str, kind: str) -> None:
    answer = browser.get(address(look, name), headers={"Accept-Encoding": "gzip"})
    plain = browser.get(address(look, name))
    assert answer.status_code == plain.status_code == 200
    assert answer.mimetype == kind
    assert answer.headers["Cache-Control"] == "public, max-age=31536000, immutable"
    assert answer.headers["Content-Encoding"] == "gzip"
    assert "Content-Encoding" not in plain.headers
    assert gzip.decompress(answer.data) == plain.data
    assert "Accept-Encoding" in answer.vary


def test_an_unchanged_file_is_not_sent_again(look: Flask, browser: FlaskClient) -> None:
    tag = browser.get(address(look, "app.css")).headers["ETag"]
    answer = browser.get(address(look, "app.css"), headers={"If-None-Match": tag})
    assert (answer.status_code, answer.data) == (304, b"")


def test_an_address_of_yesterday_gets_the_file_of_today_and_may_not_keep_it(browser: FlaskClient) -> None:
    answer = browser.get("/assets/0000000000000000/app.css")
    assert answer.status_code == 200
    assert answer.headers["Cache-Control"] == "no-cache"


@pytest.mark.parametrize("name", ["nothing.css", "../pyproject.toml", "%2e%2e/pyproject.toml", "css/../../run.py", ""])
def test_nothing_else_can_be_asked_for(browser: FlaskClient, name: str) -> None:
    assert browser.get(f"/assets/0000000000000000/{name}").status_code == 404


def test_a_change_of_one_file_changes_the_address_of_all_of_ours_but_not_of_a_package(tmp_path: Path) -> None:
    def versions(text: str) -> tuple[str, str]:
        (tmp_path / "css").mkdir(exist_ok=True)
        (tmp_path / "css" / "base.css").write_text(text)
        (tmp_path / "main.js").write_text("1")
        package = tmp_path.parent / "package.js"
        package.write_text("2")
        found = Assets(tmp_path, {"package.js": package}, package)
        return found.version_of("main.js"), found.version_of("package.js")

    (ours, theirs), (ours_later, theirs_later) = versions("a{}"), versions("b{}")
    assert ours != ours_later
    assert theirs == theirs_later


def test_the_bundle_is_bootstrap_then_tokens_then_ours_then_print(look: Flask, browser: FlaskClient) -> None:
    text = browser.get(address(look, "app.css")).text
    marks = ["Bootstrap  v5", "Outreach: the tokens", "The frame:", "White paper, black ink"]
    places = [text.index(mark) for mark in marks]
    assert places == sorted(places)
    assert "sourceMappingURL" not in text
    for sheet in (STATIC / "css").rglob("*.css"):
        assert sheet.read_text("utf-8") in text, sheet.name


def test_every_module_finds_what_it_imports() -> None:
    for module in (STATIC / "js").rglob("*.js"):
        for name in re.findall(r"""(?:import|from)\s*\(?["']([^"']+)["']""", module.read_text("utf-8")):
            assert name.startswith("./"), f"{module.name} imports {name}: only files beside it keep its hash"
            assert (module.parent / name).is_file(), f"{module.name} imports {name}"
