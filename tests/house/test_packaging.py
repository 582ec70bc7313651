"""The wheel holds all that the product needs, installs beside nothing else, and starts."""

import shutil
import subprocess
import sys
import sysconfig
from pathlib import Path
from zipfile import ZipFile

import pytest

from tests.house.servers import plain_environment, running
from tests.house.tree import ROOT, files_under, repository_files

pytestmark = pytest.mark.xdist_group("wheel")  # built once


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The wheel, built from a copy of what is committed."""
    source, target = tmp_path_factory.mktemp("source"), tmp_path_factory.mktemp("wheel")
    for path in repository_files():
        copy = source / path.relative_to(ROOT)
        copy.parent.mkdir(parents=True, exist_ok=True)
        shutil.copyfile(path, copy)
    quietly([sys.executable, "-m", "hatchling", "build", "--target", "wheel", "-d", str(target)], source)
    (built,) = target.glob("*.whl")
    return built


@pytest.fixture(scope="module")
def installed(wheel: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A fresh environment with the wheel in it.

    The libraries come from this environment by a .pth file, so that no index is asked: a .pth of that
    folder, and so the editable install of this checkout, is not read from there.
    """
    home = tmp_path_factory.mktemp("installed")
    uv = [sys.executable, "-m", "uv", "--offline", "--quiet"]
    quietly([*uv, "venv", "--python", sys.executable, str(home / "venv")], home)
    python = home / "venv" / "bin" / "python"
    quietly([*uv, "pip", "install", "--python", str(python), "--no-deps", str(wheel)], home)
    (site,) = (home / "venv" / "lib").glob("python*/site-packages")
    (site / "libraries.pth").write_text(sysconfig.get_path("purelib") + "\n")
    return home


def quietly(command: list[str], cwd: Path) -> str:
    done = subprocess.run(command, cwd=cwd, capture_output=True, text=True)
    assert done.returncode == 0, done.stdout + done.stderr
    return done.stdout


def test_the_wheel_holds_every_file_of_the_product_and_no_other(wheel: Path) -> None:
    with ZipFile(wheel) as archive:
        inside = {name for name in archive.namelist() if ".dist-info/" not in name}
    moved = {"outreach": "outreach", "templates": "outreach/templates", "static": "outreach/static",
             "data/sample": "outreach/sample"}  # fmt: skip
    expected = {
        f"{target}/{path.relative_to(ROOT / source)}"
        for source, target in moved.items() for path in files_under(source, "")
    }  # fmt: skip
    assert inside == expected
    for needed in ("outreach/templates/base.html", "outreach/static/css/tokens.css"):
        assert needed in inside
    assert any(name.startswith("outreach/sample/") for name in inside)
    assert any(name.startswith("outreach/migrations/versions/") for name in inside)


def test_the_installed_package_finds_its_files_inside_itself(installed: Path) -> None:
    script = "from outreach import paths as p; print(p.checkout_dir(), p.PACKAGE, *[f().is_dir() for f in "
    script += "(p.templates_dir, p.static_dir, p.sample_dir, p.migrations_dir)])"
    answer = quietly([str(installed / "venv" / "bin" / "python"), "-c", script], installed).split()
    assert answer[0] == "None"
    assert Path(answer[1]).is_relative_to(installed)
    assert answer[2:] == ["True"] * 4


def test_the_installed_command_serves_the_set_up_page(installed: Path, tmp_path: Path) -> None:
    env = plain_environment(tmp_path, OUTREACH_DATA=str(tmp_path / "data"))
    with running([str(installed / "venv" / "bin" / "outreach"), "serve"], env, tmp_path) as server:
        link = server.link()
        status, page = server.get(link.partition(str(server.port))[2])
        assert status == 200
        assert 'type="password"' in page
        assert server.get("/")[0] == 200
        assert server.stop() == 0
    assert list((tmp_path / "data").glob("*.sqlite3"))


def test_the_installed_demo_has_the_sample_in_it(installed: Path, tmp_path: Path) -> None:
    with running([str(installed / "venv" / "bin" / "outreach"), "demo"], plain_environment(tmp_path), tmp_path) as demo:
        assert demo.press(demo.link().partition(str(demo.port))[2])[0] == 200
        assert demo.get("/leads")[1].count("/leads/") > 20
        assert demo.stop() == 0
