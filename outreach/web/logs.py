"""The log: one JSON object a line, with the request it belongs to, and without anything that is nobody's business.

An exception is logged by its class and by the places it passed, never by its words: those of a database hold the
statement with its values.
"""

import logging
import re
import secrets
import sys
import time
import traceback
from collections.abc import MutableMapping
from types import TracebackType
from typing import Any

import structlog
from flask import Flask, Response, g, request
from structlog.stdlib import ProcessorFormatter

from outreach.config import Settings

Event = MutableMapping[str, Any]

SECRET_NAMES = re.compile(r"passw|secret|token|cookie|authori|api.?key|session", re.IGNORECASE)
ADDRESS = re.compile(r"[^\s@<>\"'(),;:]+@[^\s@<>\"'(),;:]+")
LONG_RANDOM = re.compile(r"[A-Za-z0-9_-]{32,}")
HIDDEN = "[hidden]"
log = structlog.get_logger("outreach")


def init_app(app: Flask) -> None:
    """Number the requests, and log each when it is answered."""
    settings: Settings = app.extensions["outreach.settings"]
    configure(settings.log_level)
    app.before_request(_begin)
    app.after_request(_end)
    app.log_exception = _log_exception  # type: ignore[method-assign]


def configure(level: str) -> None:
    """Send everything that is logged, by us or by a library, to standard error as JSON."""
    shared: list[Any] = [
        structlog.contextvars.merge_contextvars,
        structlog.stdlib.add_log_level,
        structlog.stdlib.add_logger_name,
        structlog.processors.TimeStamper(fmt="iso", utc=True),
        name_the_exception,
        redact,
    ]
    structlog.configure(
        processors=[*shared, ProcessorFormatter.wrap_for_formatter],
        logger_factory=structlog.stdlib.LoggerFactory(),
        wrapper_class=structlog.stdlib.BoundLogger,
    )
    renderer: list[Any] = [ProcessorFormatter.remove_processors_meta, structlog.processors.JSONRenderer()]
    handler = logging.StreamHandler(sys.stderr)
    handler.setFormatter(ProcessorFormatter(foreign_pre_chain=shared, processors=renderer))
    handler.set_name("outreach")
    root = logging.getLogger()
    root.handlers = [*(each for each in root.handlers if each.get_name() != "outreach"), handler]
    root.setLevel(level)


def request_id() -> str:
    """The number of this request, which an error page shows and the log repeats."""
    if "request_id" not in g:
        g.request_id = secrets.token_hex(6)
    return str(g.request_id)


def name_the_exception(_logger: Any, _method: str, event: Event) -> Event:
    """Put class and places of an exception where its text and traceback would go."""
    info = event.pop("exc_info", None)
    found = sys.exc_info() if info is True else info
    error = found[1] if isinstance(found, tuple) else found
    if isinstance(error, BaseException):
        event["error"] = type(error).__qualname__
        event["at"] = places(error.__traceback__)
    return event


def places(trace: TracebackType | None) -> list[str]:
    """Where an exception passed, outermost first: module, line and function; no path and no value."""
    frames = [(frame.f_globals.get("__name__", "?"), line, frame.f_code.co_name) for frame, line in _walk(trace)]
    return [f"{module}:{line} {name}" for module, line, name in frames][-12:]


def redact(_logger: Any, _method: str, event: Event) -> Event:
    """Hide what has a secret's name, addresses of people, and long random words, in whatever is logged."""
    return {key: HIDDEN if SECRET_NAMES.search(key) else clean(value) for key, value in event.items()}


def clean(value: Any) -> Any:
    """`value` with addresses and long random words hidden, at every depth."""
    if isinstance(value, str):
        return LONG_RANDOM.sub(HIDDEN, ADDRESS.sub(HIDDEN, value))
    if isinstance(value, dict):
        return {key: HIDDEN if SECRET_NAMES.search(str(key)) else clean(each) for key, each in value.items()}
    if isinstance(value, list | tuple):
        return [clean(each) for each in value]
    return value


def _walk(trace: TracebackType | None) -> list[tuple[Any, int]]:
    return list(traceback.walk_tb(trace))


def _begin() -> None:
    g.began = time.perf_counter()
    structlog.contextvars.clear_contextvars()
    structlog.contextvars.bind_contextvars(request=request_id())


def _end(response: Response) -> Response:
    # The rule and not the address: an address may hold a one-time link, or what somebody searched for.
    rule = request.url_rule.rule if request.url_rule else None
    took = round((time.perf_counter() - g.get("began", time.perf_counter())) * 1000, 1)
    log.info("answered", method=request.method, route=rule, status=response.status_code, ms=took)
    response.headers["X-Request-ID"] = request_id()
    return response


def _log_exception(exc_info: Any) -> None:
    rule = request.url_rule.rule if request.url_rule else None
    log.error("failed", method=request.method, route=rule, exc_info=exc_info)
