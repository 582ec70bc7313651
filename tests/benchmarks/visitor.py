"""A server of ours in a process of its own, and somebody who visits it over loopback."""

import os
import re
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from http.client import HTTPConnection
from http.cookiejar import CookieJar
from pathlib import Path
from urllib.parse import urlencode
from urllib.request import HTTPCookieProcessor, build_opener

from tests.house.servers import free_port

EMAIL, PASSWORD = "ada@example.org", "three plain words suffice"
NOT_OF_USERS = ("OUTREACH_", "PYTHONDONTWRITEBYTECODE")
PATIENCE = 60.0  # seconds; only against hanging


def environment(data: Path) -> dict[str, str]:
    """The variables of a server whose database lies in `data`, with the libraries and the Python that users have.

    With PYTHONDONTWRITEBYTECODE, as some machines of tests set it, every start would compile our modules anew, and
    none of the libraries', which were compiled when they were installed.
    """
    kept = {name: value for name, value in os.environ.items() if not name.startswith(NOT_OF_USERS)}
    return {**kept, "OUTREACH_DATA": str(data), "PYTHONPATH": str(Path(__file__).parent / "without")}


def existing_database(data: Path) -> None:
    """A database with one account in it: EMAIL, PASSWORD."""
    for arguments in (["upgrade"], ["user", "add", EMAIL, "--name", "Ada"]):
        command = [sys.executable, "-m", "outreach", *arguments]
        subprocess.run(
            command, env=environment(data), input=f"{PASSWORD}\n", text=True, check=True, capture_output=True
        )


class Server:
    """A started server; its memory can be read and its pages asked for."""

    def __init__(self, data: Path) -> None:
        self.port = free_port()
        self.address = f"http://127.0.0.1:{self.port}"
        self.process = subprocess.Popen(
            [sys.executable, "-m", "outreach", "serve", "--port", str(self.port)],
            env=environment(data), stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL,
        )  # fmt: skip
        self.opener = build_opener(HTTPCookieProcessor(CookieJar()))

    def wait_for_answer(self, path: str = "/sign-in") -> None:
        """Until the first page is answered."""
        ends = time.monotonic() + PATIENCE
        while time.monotonic() < ends and self.process.poll() is None:
            connection = HTTPConnection("127.0.0.1", self.port, timeout=PATIENCE)
            try:
                connection.request("GET", path)
                if connection.getresponse().status == 200:
                    return
                raise AssertionError(f"{path} is not a page")
            except ConnectionError:
                time.sleep(0.005)
            finally:
                connection.close()
        raise AssertionError("the server did not answer")

    def page(self, path: str, form: dict[str, str] | None = None) -> str:
        """The text of a page, or of the one that a form leads to."""
        body = urlencode(form).encode() if form else None
        with self.opener.open(self.address + path, body, timeout=PATIENCE) as answer:
            text: str = answer.read().decode()
            return text

    def sign_in(self) -> None:
        """Be signed in as the account of `existing_database`."""
        found = re.search(r'name="csrf_token"[^>]*value="([^"]+)"', self.page("/sign-in"))
        assert found, "the sign-in page has no token"
        self.page("/sign-in", {"csrf_token": found[1], "email": EMAIL, "password": PASSWORD})

    def resident_megabytes(self) -> float:
        """The memory that the process holds now (RSS), in MB of 10^6 bytes."""
        status = Path(f"/proc/{self.process.pid}/status").read_text()
        found = re.search(r"VmRSS:\s+(\d+) kB", status)
        assert found
        return int(found[1]) * 1024 / 1e6

    def stop(self) -> None:
        """End it and wait for its end."""
        self.process.send_signal(signal.SIGTERM)
        self.process.wait(PATIENCE)


@contextmanager
def serving(data: Path) -> Iterator[Server]:
    """A server on the database in `data`, ended afterwards."""
    server = Server(data)
    try:
        yield server
    finally:
        if server.process.poll() is None:
            server.stop()
