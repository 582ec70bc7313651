"""Start the product as a user does, and talk to it over a free loopback port."""

import os
import re
import signal
import socket
import subprocess
import threading
import time
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.client import HTTPConnection
from pathlib import Path
from urllib.parse import urlencode, urlsplit

PATIENCE = 90.0  # seconds; only against hanging: the start takes about two


@dataclass
class Running:
    """A server that was started, and what it has said so far."""

    process: subprocess.Popen[str]
    port: int
    said: list[str] = field(default_factory=list)
    cookies: dict[str, str] = field(default_factory=dict)

    def link(self) -> str:
        """The one-time link that the server prints when it is ready."""
        pattern = re.compile(rf"http://127\.0\.0\.1:{self.port}/\S*")
        ends = time.monotonic() + PATIENCE
        while time.monotonic() < ends:
            for line in list(self.said):
                if found := pattern.search(line):
                    return found.group()
            if self.process.poll() is not None:
                raise AssertionError(f"it ended with {self.process.returncode}:\n{''.join(self.said)}")
            time.sleep(0.05)
        raise AssertionError(f"no link within {PATIENCE} s:\n{''.join(self.said)}")

    def get(self, path: str = "/") -> tuple[int, str]:
        """Status and text of a page, with redirects followed and cookies kept as a browser would."""
        return self._follow(path)

    def press(self, path: str) -> tuple[int, str]:
        """Send the form of the page at `path` as it stands, and see where it leads."""
        token = re.search(r'name="csrf_token"[^>]*value="([^"]+)"', self.get(path)[1])
        assert token, f"{path} has no form"
        return self._follow(path, urlencode({"csrf_token": token[1]}))

    def _follow(self, path: str, form: str | None = None) -> tuple[int, str]:
        for _ in range(4):
            status, text, headers = self._ask(path, form)
            if status not in (301, 302, 303):
                break
            parts = urlsplit(headers["location"])
            path, form = parts.path + (f"?{parts.query}" if parts.query else ""), None
        return status, text

    def _ask(self, path: str, form: str | None) -> tuple[int, str, dict[str, str]]:
        connection = HTTPConnection("127.0.0.1", self.port, timeout=PATIENCE)
        kept = "; ".join(f"{name}={value}" for name, value in self.cookies.items())
        headers = {"Cookie": kept, "Accept-Language": "en", "Content-Type": "application/x-www-form-urlencoded"}
        connection.request("GET" if form is None else "POST", path, form, headers)
        answer = connection.getresponse()
        text = answer.read().decode()
        for name, value in answer.getheaders():
            if name.lower() == "set-cookie":
                key, _, rest = value.partition("=")
                self.cookies[key] = rest.split(";")[0]
        connection.close()
        return answer.status, text, {name.lower(): value for name, value in answer.getheaders()}

    def stop(self) -> int:
        """End it as an operator would, and give its exit code."""
        self.process.send_signal(signal.SIGTERM)
        return self.process.wait(PATIENCE)


def free_port() -> int:
    """A loopback port that nothing listens on at this moment."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port: int = probe.getsockname()[1]
        return port


def plain_environment(home: Path, **more: str) -> dict[str, str]:
    """As on a fresh machine: no variable but PATH and HOME, and what is said here."""
    return {"PATH": os.environ["PATH"], "HOME": str(home), **more}


@contextmanager
def running(command: Sequence[str], env: Mapping[str, str], cwd: Path) -> Iterator[Running]:
    """Start `command` on a free port (by OUTREACH_PORT), read along, and end it afterwards."""
    port = free_port()
    process = subprocess.Popen(
        command, cwd=cwd, env={**env, "OUTREACH_PORT": str(port), "PYTHONUNBUFFERED": "1"},
        stdin=subprocess.DEVNULL, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True,
    )  # fmt: skip
    assert process.stdout is not None
    server = Running(process, port)
    reader = threading.Thread(target=server.said.extend, args=(process.stdout,), daemon=True)
    reader.start()
    try:
        yield server
    finally:
        if process.poll() is None:
            process.kill()
        process.wait()
        reader.join(PATIENCE)
        process.stdout.close()
