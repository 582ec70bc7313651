"""`outreach demo`: the product with the sample in it, on a database that nobody keeps."""

import sys
from pathlib import Path
from urllib.parse import urlsplit

import pytest

from outreach.cli.demo import throw_away
from tests.house.servers import plain_environment, running
from tests.house.tree import ROOT


def test_its_link_signs_in_and_it_leaves_nothing_behind(tmp_path: Path) -> None:
    places = {"TMPDIR": tmp_path / "tmp", "OUTREACH_DATA": tmp_path / "own"}
    places["TMPDIR"].mkdir()
    env = plain_environment(tmp_path, **{name: str(path) for name, path in places.items()})
    with running([sys.executable, "-m", "outreach", "demo"], env, ROOT) as server:
        link = urlsplit(server.link()).path
        assert link.startswith("/sign-in/")
        assert [path.name[:13] for path in places["TMPDIR"].iterdir()] == ["outreach-demo"]
        status, page = server.get(link)
        assert status == 200
        assert "Claire Morel" in page
        assert server.stop() == 0
    assert list(places["TMPDIR"].iterdir()) == []
    assert not places["OUTREACH_DATA"].exists()


def test_it_never_touches_the_database_that_is_kept(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("OUTREACH_DATABASE_URL", "postgresql://kept.example.org/outreach")
    monkeypatch.setenv("OUTREACH_SECRET_KEY", "kept")
    monkeypatch.setenv("OUTREACH_DATA", "/somewhere/kept")
    settings = throw_away(tmp_path)
    assert settings.data_dir == tmp_path
    assert settings.database_url == f"sqlite:///{tmp_path / 'outreach.sqlite3'}"
    assert settings.secret_key != "kept"
