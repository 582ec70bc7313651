"""Check 17: thirteen hostile files. Each is refused or cut, soon, with a plain message, in little memory, and while it
is read other threads get their turn. The times are limits against hanging, ten times the promise; bench measures."""

import json
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path

import pytest
from flask import Flask

from outreach.imports.telling import words
from tests.support.counts import Tell
from tests.trust.bombs import FILES, written
from tests.trust.hostile import ENDLESS

SECONDS, WAIT_MS, MEGABYTES = 50.0, 5_000.0, 300.0
REFUSED = {
    "workbook_bomb": "unpacked",
    "archive_bomb": "unpacked",
    "columns": "columns",
    ENDLESS: "rows",
    "nested_cards": "nested",
    "picture": "picture",
    "cut_off": "broken_archive",
}
PEOPLE = {"cell": 2, "wide": 1_000, "marks": 1, "wrong_extension": 1, "nuls": 2_000, "recipients": 0, "nested_parts": 1}


@dataclass(frozen=True)
class Seen:
    """What a process that read one file says of itself."""

    code: str
    facts: dict[str, int | str] | None
    people: int
    rejected: int
    notices: int
    seconds: float
    mb: float
    idle_mb: float
    p99_ms: float


@pytest.fixture(scope="module")
def files(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Path]:
    return dict(written(tmp_path_factory.mktemp("hostile")))


def read(path: Path | str, name: str, *caps: str) -> Seen:
    command = [sys.executable, "-m", "tests.trust.hostile", str(path), name, *caps]
    done = subprocess.run(command, capture_output=True, text=True, timeout=300)
    assert done.returncode == 0, done.stderr[-2_000:]
    return Seen(**json.loads(done.stdout))


@pytest.mark.parametrize("name", [*FILES, ENDLESS])
def test_a_hostile_file_is_refused_or_cut(name: str, files: dict[str, Path], app: Flask, tell: Tell) -> None:
    seen = read(files.get(name, name), name)
    came = f"refused as {seen.code}" if seen.code else f"{seen.people} people, {seen.rejected} rejected"
    tell(17, f"{name}: {came}, {seen.seconds:.1f} s, {seen.mb:.0f} MB, others wait {seen.p99_ms:.0f} ms")
    assert seen.code == REFUSED.get(name, "")
    assert seen.people == PEOPLE.get(name, 0)
    assert seen.seconds < SECONDS and seen.p99_ms < WAIT_MS and seen.mb < MEGABYTES
    if seen.code:
        said = words.refusal_of(seen.code, seen.facts or {})
        assert said.endswith(".") and f"({seen.code})" not in said


@pytest.mark.parametrize(("name", "cap"), [("columns", "columns=3000000"), ("archive_bomb", "unpacked=99999999999")])
def test_canary_without_its_cap_the_file_is_not_refused_for_it(
    name: str, cap: str, files: dict[str, Path], tell: Tell
) -> None:
    """Reading on is what the caps are there to prevent: without them it takes long, much memory, or another way."""
    try:
        seen = subprocess.run(
            [sys.executable, "-m", "tests.trust.hostile", str(files[name]), name, cap],
            stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True, timeout=10,
        )  # fmt: skip
    except subprocess.TimeoutExpired:
        return
    assert not seen.stdout or json.loads(seen.stdout)["code"] != REFUSED[name]
