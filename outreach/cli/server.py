"""The HTTP server, ended without dropping a request.

waitress itself drops the request in flight when it is told to end. Here it stops listening first, answers what it
has already taken, and only then ends.
"""

import gc
import signal
import socket
import threading
import time

from flask import Flask
from waitress import wasyncore
from waitress.server import TcpWSGIServer, create_server

THREADS = 8
DRAIN_SECONDS = 20.0


class Server:
    """One listening address and the app behind it; runs in the main thread until told to end."""

    def __init__(self, app: Flask, host: str, port: int) -> None:
        # A name can stand for several addresses, for which waitress would make several servers: take the first.
        family, *_rest, address = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)[0]
        numeric = f"[{address[0]}]" if family == socket.AF_INET6 else address[0]
        # Who asked is said by the proxy that ends https; without one, nobody who claims to know is believed.
        behind_proxy = app.extensions["outreach.settings"].behind_https
        self._waitress: TcpWSGIServer = create_server(
            app, listen=f"{numeric}:{port}", threads=THREADS, ident=None, clear_untrusted_proxy_headers=not behind_proxy
        )
        self._ending = threading.Event()
        self.address = f"http://{numeric}:{self._waitress.effective_port}"

    def end(self, *_signal: object) -> None:
        """Stop listening and end once the requests in flight are answered."""
        self._ending.set()
        self._waitress.pull_trigger()

    def run(self) -> None:
        """Serve until SIGTERM, Ctrl C or `end()`."""
        for name in (signal.SIGTERM, signal.SIGINT):
            signal.signal(name, self.end)
        # The app stays for good, too, as do the modules (cli.main): out of the collector's sight it causes no pauses.
        gc.collect()
        gc.freeze()
        while not self._ending.is_set():
            self._turn(1.0)
        self._drain()

    def _drain(self) -> None:
        wasyncore.dispatcher.close(self._waitress)  # the listening socket only
        give_up = time.monotonic() + DRAIN_SECONDS
        while self._busy() and time.monotonic() < give_up:
            self._turn(0.05)
        self._waitress.task_dispatcher.shutdown()

    def _busy(self) -> bool:
        channels = list(self._waitress.active_channels.values())
        return any(channel.requests or channel.total_outbufs_len for channel in channels)

    def _turn(self, timeout: float) -> None:
        wasyncore.loop(timeout=timeout, map=self._waitress._map, count=1)
