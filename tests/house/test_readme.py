"""The commands that the README shows exist, and run as they are written there.

Every fenced ```sh block is read. Its commands run in their order, in the checkout, on one fresh database,
with a password on standard input for whoever asks. What stays up (a server) is started, asked for a page
and ended; what would test the tests, or needs a machine that only a reader has, is looked at, not run.
"""

import os
import re
import shlex
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path

import pytest
from click.testing import CliRunner

import run
from outreach.cli.main import main
from tests.house.servers import plain_environment, running
from tests.house.tree import ROOT

README = ROOT / "README.md"
BLOCK = re.compile(r"^```sh\n(.*?)^```", re.M | re.S)
STARTS = ("python3 run.py", "outreach", ".venv/bin/outreach")
SERVERS = {"serve", "demo"}
OWN = {"--setup-only", "test", "bench"}  # commands of run.py itself
BY_OTHERS = {"git", "cd", "pip", "pipx", "sudo", "export"}
NOT_RUN = {"test", "bench", "worker"}
PASSWORD = "three plain words suffice\n"


@dataclass(frozen=True)
class Command:
    """One command line of the README."""

    line: str

    @property
    def settings(self) -> dict[str, str]:
        """The variables set in front of it."""
        words = shlex.split(self.line)
        front = words[: next(i for i, word in enumerate(words) if "=" not in word)]
        return dict(word.split("=", 1) for word in front)

    @property
    def words(self) -> list[str]:
        """The command without the variables in front."""
        return shlex.split(self.line, comments=True)[len(self.settings) :]

    @property
    def of_the_product(self) -> bool:
        """Whether it goes to `outreach` or run.py."""
        return " ".join(self.words).startswith(STARTS)

    @property
    def arguments(self) -> list[str]:
        """What the product is asked to do; nothing means serve."""
        rest = self.words[2:] if self.words[0] == "python3" else self.words[1:]
        return rest or ["serve"]


def commands() -> list[Command]:
    """All command lines of the README, in their order."""
    joined = "\n".join(BLOCK.findall(README.read_text(encoding="utf-8"))).replace("\\\n", " ")
    lines = (line.strip().removeprefix("$ ") for line in joined.splitlines())
    return [Command(line) for line in lines if line and not line.startswith("#")]


def ours() -> list[Command]:
    return [command for command in commands() if command.of_the_product]


def can_run(command: Command) -> bool:
    """Whether this machine has all that the command needs: another database is the reader's own."""
    return command.arguments[0] not in NOT_RUN | SERVERS and "OUTREACH_DATABASE_URL" not in command.settings


def say(command: Command, env: dict[str, str]) -> str:
    """Run one command as written; its complaint, empty when it ended well."""
    # What a command writes is written where its user stands, who is not in the checkout when `outreach` is installed.
    folder = ROOT if command.words[0] == "python3" else Path(env["HOME"])
    done = subprocess.run(command.line, shell=True, cwd=folder, env=env, input=PASSWORD, capture_output=True, text=True)
    return "" if done.returncode == 0 else f"{command.line}\n{done.stdout}{done.stderr}"


@pytest.fixture(autouse=True)
def _set_up() -> None:
    """run.py must find its work done: it would change the environment under the tests that run now."""
    assert run.read_stamp().get("fingerprint") == run.fingerprint_of_setup(), "first: python3 run.py test"


@pytest.fixture
def env(tmp_path: Path) -> dict[str, str]:
    """A fresh machine on which `outreach` is the one of this environment."""
    (tmp_path / "data").symlink_to(ROOT / "data")
    path = f"{Path(sys.executable).parent}{os.pathsep}{os.environ['PATH']}"
    return {**plain_environment(tmp_path, OUTREACH_DATA=str(tmp_path / "kept")), "PATH": path}


def test_it_names_the_commands_that_everybody_needs() -> None:
    written = {command.line for command in commands()}
    assert {"python3 run.py", "python3 run.py demo", "python3 run.py test"} <= written
    assert len(ours()) >= 5


def test_every_command_is_one_that_the_machine_knows() -> None:
    unknown = [c.line for c in commands() if not c.of_the_product and c.words[0] not in BY_OTHERS]
    assert unknown == []


def test_every_command_of_the_product_exists() -> None:
    verbs = {command.arguments[0] for command in ours()} - OWN
    assert [verb for verb in sorted(verbs) if CliRunner().invoke(main, [verb, "--help"]).exit_code] == []


def test_the_commands_run_as_written(env: dict[str, str]) -> None:
    tried = [command for command in ours() if can_run(command)]
    assert tried
    assert [complaint for command in tried if (complaint := say(command, env))] == []


def servers() -> list[Command]:
    """What stays up, but for what needs a database of the reader's own."""
    return [c for c in ours() if c.arguments[0] in SERVERS and "OUTREACH_DATABASE_URL" not in c.settings]


@pytest.mark.parametrize("command", servers(), ids=lambda command: str(command.line))
def test_what_stays_up_answers(command: Command, env: dict[str, str]) -> None:
    with running(command.words, {**env, **command.settings}, ROOT) as server:
        status, page = server.get(server.link().partition(str(server.port))[2])
        assert status == 200
        assert "<main" in page
        assert server.stop() == 0
