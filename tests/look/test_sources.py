"""What the sources of the look may hold: tokens in style sheets, nothing inline in templates, icons that exist."""

import re
from itertools import pairwise
from pathlib import Path

import pytest
from flask import Flask

from outreach import paths
from outreach.web.icons import icon, ring
from tests.look.colour import STAGES, tokens

SHEETS = sorted(path for path in (paths.static_dir() / "css").rglob("*.css") if path.name != "tokens.css")
TEMPLATES = sorted(paths.templates_dir().rglob("*.html"))
COLOUR = re.compile(
    r"#[0-9a-f]{3,8}\b|\b(?:rgba?|hsla?|oklch|oklab|lab|lch|hwb|color)\(|:\s*(?:white|black|red|gr[ae]y)\b", re.I
)
SIZE = re.compile(r"(?:font-size|font):\s*[^;]*?(?<![\w-])[\d.]+(?:px|rem|pt)")
DURATION = re.compile(r"(?<![\w-])[\d.]+m?s\b")


def without_comments(sheet: Path) -> str:
    return re.sub(r"/\*.*?\*/", "", sheet.read_text("utf-8"), flags=re.DOTALL)


@pytest.mark.parametrize("sheet", SHEETS, ids=lambda sheet: sheet.name)
def test_colours_sizes_and_durations_are_tokens(sheet: Path) -> None:
    text = without_comments(sheet)
    for forbidden in (COLOUR, SIZE, DURATION):
        assert not forbidden.search(text), forbidden.search(text)
    assert "!important" not in text


@pytest.mark.parametrize("sheet", SHEETS, ids=lambda sheet: sheet.name)
def test_a_token_that_is_used_exists(sheet: Path) -> None:
    used = set(re.findall(r"var\((--o-[\w-]+)", without_comments(sheet)))
    assert used <= tokens("light").keys(), used - tokens("light").keys()


@pytest.mark.parametrize("template", TEMPLATES, ids=lambda path: path.relative_to(paths.templates_dir()).as_posix())
def test_a_template_holds_no_style_and_no_script(template: Path) -> None:
    text = re.sub(r"\{#.*?#\}", "", template.read_text("utf-8"), flags=re.DOTALL)
    assert not re.search(r"\sstyle\s*=|<style\b", text), "an inline style"
    assert not re.search(r"\son[a-z]+\s*=\s*[\"']|javascript:", text), "an inline script"
    for script in re.findall(r"<script\b[^>]*>", text):
        assert " src=" in script or 'type="application/json"' in script, script
    assert not re.search(r"<(?!a\b)[^>]*\s(?:src|href)=[\"'](?:https?:)?//", text), "something from another machine"


@pytest.mark.parametrize("template", TEMPLATES, ids=lambda path: path.relative_to(paths.templates_dir()).as_posix())
def test_blocks_of_bootstrap_that_are_not_our_look(template: Path) -> None:
    names = " ".join(re.findall(r"class=\"([^\"]*)\"", template.read_text("utf-8"))).split()
    assert not {"card", "badge", "alert", "jumbotron", "lead", "h1", "h2", "h3", "h4", "h5", "h6"} & set(names)


@pytest.mark.parametrize("template", TEMPLATES, ids=lambda path: path.relative_to(paths.templates_dir()).as_posix())
def test_every_icon_that_a_template_names_exists(template: Path) -> None:
    for name in re.findall(r"icon\('([^']+)'\)", template.read_text("utf-8")):
        assert icon(name).startswith("<svg")


@pytest.mark.parametrize("template", TEMPLATES, ids=lambda path: path.relative_to(paths.templates_dir()).as_posix())
def test_every_template_can_be_compiled(look: Flask, template: Path) -> None:
    look.jinja_env.get_template(template.relative_to(paths.templates_dir()).as_posix())


def test_an_icon_that_does_not_exist_is_an_error() -> None:
    with pytest.raises(KeyError):
        icon("no-such-icon")
    with pytest.raises(KeyError):
        ring("no-such-stage")


def share_filled(stage: str) -> float:
    """How much of its disc a ring fills, in percent: the turn of its arc from twelve o'clock."""
    drawn = str(ring(stage))
    if 'class="ring-part"' not in drawn:
        return 0
    arc = re.search(r'd="M[^"]*?a5 5 0 ([01]) 1 ?(-?\d+) (-?\d+)z"', drawn)
    if arc is None:
        return 100
    # Arcs of 90, 180 and 270 degrees from the top (8, 3), known by where they end and whether they take the long way.
    return {("0", "5", "5"): 25.0, ("0", "0", "10"): 50.0, ("1", "-5", "5"): 75.0}[(arc[1], arc[2], arc[3])]


def test_the_rings_fill_in_order_as_the_tokens_say() -> None:
    shares = [share_filled(stage) for stage in STAGES]
    assert shares == [float(tokens("light")[f"--o-stage-{stage}-fill"]) for stage in STAGES]
    assert all(one < other for one, other in pairwise(shares))
    assert [stage for stage in STAGES if "dasharray" in ring(stage)] == ["prospect"]
