"""Set the product up and start it, with nothing but Python 3.11 or later on the machine.

python3 run.py                   set up on the first time, then start the server
python3 run.py --setup-only      set up and end
python3 run.py demo              the same product on a throw-away database with the sample search in it
python3 run.py test [...]        run the tests; --full adds the slow tier, anything else goes to pytest
python3 run.py bench [...]       measure against the floors
python3 run.py COMMAND [...]     any other command of `outreach`, for example: user, import, doctor
"""

from __future__ import annotations  # so that an old Python gets as far as the sentence that refuses it

import hashlib
import importlib.util
import json
import os
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Sequence
from pathlib import Path
from typing import NoReturn

HERE = Path(__file__).resolve().parent
VENV = HERE / ".venv"
BIN = VENV / ("Scripts" if os.name == "nt" else "bin")
PYTHON = BIN / ("python.exe" if os.name == "nt" else "python")
STAMP = VENV / "outreach-setup.json"
LOCKS = {"runtime": HERE / "requirements.lock", "dev": HERE / "requirements-dev.lock"}
OLDEST_PYTHON = (3, 11)
HOW_TO_GET_VENV = (
    "This Python cannot make virtual environments: its parts `venv` and `ensurepip` are missing.\n"
    "On Debian and Ubuntu, install them with:  sudo apt install python3-venv\n"
    "Then run this command again."
)


class SetupError(Exception):
    """The set-up cannot go on; the sentence says why and what to do."""


def main(arguments: Sequence[str]) -> NoReturn:
    """Prepare the environment that the command needs, then become that command."""
    command, rest = (arguments[0], list(arguments[1:])) if arguments else ("serve", [])
    if command in ("-h", "--help"):
        print(__doc__)
        sys.exit()
    try:
        prepare("dev" if command in ("test", "bench") else "runtime")
    except SetupError as problem:
        sys.exit(str(problem))
    except KeyboardInterrupt:
        sys.exit("\nStopped. Run the same command again to go on with the set-up.")
    if command == "--setup-only":
        say("Everything is set up. Start with:  python3 run.py")
        sys.exit()
    become(handed_over_to(command, rest))


def handed_over_to(command: str, rest: list[str]) -> list[str]:
    """The command line that run.py turns into, without the interpreter in front."""
    if command == "test":
        return ["-m", "pytest", *pytest_arguments(rest)]
    if command == "bench":
        return ["-m", "tests.benchmarks", *rest]
    if command.startswith("-"):
        command, rest = "serve", [command, *rest]
    return ["-m", "outreach", command, *rest]


def pytest_arguments(rest: list[str]) -> list[str]:
    """`--full` takes the slow tier in; two tests run at a time unless the caller says otherwise."""
    alone = any(each.startswith(("-n", "--numprocesses", "--pdb")) for each in rest)
    own = [] if alone else ["-n", "2", "--dist", "loadgroup"]
    if "--full" in rest:
        own += ["-m", "full or not full"]
    return [*own, *(each for each in rest if each != "--full")]


def become(arguments: list[str]) -> NoReturn:
    """Replace this process, so that signals and the exit code are those of the command itself."""
    command = [str(PYTHON), *arguments]
    if arguments[1] != "outreach":
        os.chdir(HERE)  # tests and benchmarks are found from the top of the checkout
    if os.name == "posix":
        sys.stdout.flush()
        os.execv(command[0], command)  # noqa: S606  no shell is wanted
    try:
        sys.exit(subprocess.run(command, check=False).returncode)
    except KeyboardInterrupt:
        sys.exit(130)


def prepare(wanted: str) -> None:
    """Bring .venv up to the lock of `wanted` ("runtime" or "dev"); quick when nothing has changed."""
    refuse_old_python()
    fingerprint = fingerprint_of_setup()
    done = read_stamp()
    if PYTHON.exists() and done.get("fingerprint") == fingerprint and done.get("level") in (wanted, "dev"):
        return
    level = "dev" if has_development_tools() else wanted  # they are never taken away again
    say("Setting up: this takes a minute or two the first time, and is skipped from then on.")
    STAMP.unlink(missing_ok=True)
    make_environment()
    install(level)
    STAMP.write_text(json.dumps({"fingerprint": fingerprint, "level": level}), encoding="utf-8")


def has_development_tools() -> bool:
    """Whether the tests were set up here before, even if that was not finished."""
    return any((BIN / name).exists() for name in ("pytest", "pytest.exe"))


def refuse_old_python() -> None:
    """Say plainly which Python is needed."""
    if sys.version_info < OLDEST_PYTHON:
        have = ".".join(map(str, sys.version_info[:3]))
        need = ".".join(map(str, OLDEST_PYTHON))
        raise SetupError(f"This needs Python {need} or later, and {sys.executable} is Python {have}.")


def fingerprint_of_setup() -> str:
    """A hash of what the environment is made from: the locks, the project file and this folder's place."""
    digest = hashlib.sha256(str(HERE).encode())
    for path in (HERE / "pyproject.toml", *LOCKS.values()):
        digest.update(path.read_bytes())
    return digest.hexdigest()


def read_stamp() -> dict[str, str]:
    """What the last complete set-up left; empty when there was none."""
    try:
        stamp: dict[str, str] = json.loads(STAMP.read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return {}
    return stamp


def make_environment() -> None:
    """Make .venv, or make it anew when it is broken, and put uv into it."""
    if not works(PYTHON, "-m", "pip", "--version"):
        if importlib.util.find_spec("venv") is None or importlib.util.find_spec("ensurepip") is None:
            raise SetupError(HOW_TO_GET_VENV)
        shutil.rmtree(VENV, ignore_errors=True)
        run([sys.executable, "-m", "venv", str(VENV)], HOW_TO_GET_VENV)
    if not works(PYTHON, "-m", "uv", "--version"):
        install_uv()


def install_uv() -> None:
    """Install the one uv that the lock names, checked by its hashes.

    It goes into the environment: outside of one, Debian's Python refuses (PEP 668).
    """
    with tempfile.TemporaryDirectory() as folder:
        requirement = Path(folder) / "uv.txt"
        requirement.write_text(locked_entry("uv"), encoding="utf-8")
        pip = [str(PYTHON), "-m", "pip", "install", "--quiet", "--disable-pip-version-check"]
        run(
            [*pip, "--no-deps", "--require-hashes", "-r", str(requirement)],
            "uv could not be installed. The lines above say why; most often the network is missing.",
        )


def locked_entry(name: str) -> str:
    """The lines of one package in requirements.lock: its version and its hashes."""
    lines: list[str] = []
    for line in LOCKS["runtime"].read_text(encoding="utf-8").splitlines():
        if lines and not line.startswith(" "):
            break
        if lines or line.startswith(f"{name}=="):
            lines.append(line)
    return "\n".join(lines) + "\n"


def install(level: str) -> None:
    """Make .venv equal to the lock, then add this checkout to it, editable and without an index."""
    uv = [str(PYTHON), "-m", "uv", "--quiet", "--system-certs", "pip"]
    here = ["--python", str(PYTHON)]
    run(
        [*uv, "sync", *here, "--require-hashes", str(LOCKS[level])],
        "The libraries could not be installed. The lines above say why; most often the network is missing.",
    )
    run(
        [*uv, "install", *here, "--offline", "--no-deps", "--no-build-isolation", "--editable", str(HERE)],
        "This checkout could not be added to its own environment. The lines above say why.",
    )


def works(*command: Path | str) -> bool:
    """Whether a command can be run and ends well; what it prints is of no interest."""
    try:
        done = subprocess.run([str(each) for each in command], capture_output=True, check=False)
    except OSError:
        return False
    return done.returncode == 0


def run(command: list[str], when_it_fails: str) -> None:
    """Run one step of the set-up; its own output stays visible."""
    if subprocess.run(command, check=False).returncode != 0:
        raise SetupError(when_it_fails)


def say(sentence: str) -> None:
    """Tell the user, on standard error: standard output belongs to the command that follows."""
    print(sentence, file=sys.stderr, flush=True)


if __name__ == "__main__":
    main(sys.argv[1:])
