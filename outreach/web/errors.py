"""Error pages: what happened, to what, what now, and the number under which the log knows it."""

from dataclasses import dataclass

from flask import Flask, Response, current_app, jsonify, make_response, render_template, request
from flask.typing import ResponseReturnValue
from flask_wtf.csrf import CSRFError
from markupsafe import escape
from werkzeug.exceptions import HTTPException

from outreach.extensions import db
from outreach.text import _
from outreach.web.logs import log, request_id


@dataclass(frozen=True)
class Told:
    """The three sentences of an error page."""

    title: str
    what: str
    now: str


def init_app(app: Flask) -> None:
    """Answer every error with a page of ours."""
    app.register_error_handler(HTTPException, answer)
    app.register_error_handler(CSRFError, answer)


def answer(error: HTTPException) -> ResponseReturnValue:
    """The page for an error; a redirect that werkzeug raised passes."""
    if error.code is None or error.code < 400:
        return error.get_response()
    told = told_about(error)
    response = make_response(problem_page(error.code, title=told.title, what=told.what, now=told.now))
    for name, value in error.get_headers():
        if name.lower() in ("allow", "retry-after"):
            response.headers[name] = value
    return response


def problem_page(status: int, *, title: str, what: str, now: str) -> tuple[Response | str, int]:
    """A page that says what went wrong, in the reader's language; JSON for programs that ask for it."""
    db.session.rollback()  # a broken transaction must not break the page about it
    number = request_id()
    if request.accept_mimetypes.best == "application/json":
        return jsonify(error=title, what=what, now=now, request=number), status
    try:
        values = {"title": title, "what": what, "now": now, "request_id": number}
        return render_template("errors/error.html", status=status, **values), status
    except Exception:
        log.error("no error page", exc_info=True)
        return bare_page(title, what, now, number), status


def bare_page(title: str, what: str, now: str, number: str) -> str:
    """The same without templates, for when those or the database are what failed, or the host is not ours."""
    words = "".join(f"<p>{escape(each)}</p>" for each in (what, now, number))
    head = f"<!doctype html><html lang=en><meta charset=utf-8><title>{escape(title)}</title>"
    return f"{head}<h1>{escape(title)}</h1>{words}"


def told_about(error: HTTPException) -> Told:
    """The sentences for an error. Words of libraries are not repeated: they may quote what was sent."""
    if isinstance(error, CSRFError):
        return Told(
            _("This form could not be checked"),
            _("It did not come from a page of yours that is still valid. Nothing was changed."),
            _("Go back, load the page anew and send it again. If you were signed out meanwhile, sign in first."),
        )
    assert error.code is not None
    told = _by_status().get(error.code)
    return told or (_by_status()[500] if error.code >= 500 else _by_status()[400])


def _by_status() -> dict[int, Told]:
    megabytes = (request.max_content_length or current_app.config["MAX_CONTENT_LENGTH"] or 0) // (1024 * 1024)
    back = _("Go back, or begin again at the start.")
    return {
        400: Told(
            _("This request makes no sense here"), _("It was incomplete or malformed. Nothing was changed."), back
        ),
        401: Told(_("Sign in first"), _("Nobody is signed in here any more. Nothing was changed."),
                  _("Sign in, then do it again.")),
        403: Told(_("This is not allowed"), _("Your account may not do this. Nothing was changed."), back),
        404: Told(_("There is nothing here"), _("The address is wrong, or what it led to is gone."), back),
        405: Told(_("This address works differently"),
                  _("It is there for a form, not for looking at, or the other way round."), back),
        409: Told(_("Somebody was quicker"), _("This was changed in another window. Nothing was overwritten."),
                  _("Load the page anew, look at the change, and do yours again.")),
        413: Told(_("This is too large"),
                  _("At most %(megabytes)s MB can be sent here. Nothing was kept.", megabytes=megabytes),
                  _("Send less at a time. The command line takes files of any size.")),
        422: Told(_("This could not be understood"), _("A value is missing or not one of those offered."), back),
        429: Told(_("Too many requests"), _("More came from your address than a person sends."),
                  _("Wait a minute, then go on.")),
        500: Told(_("Something went wrong on our side"), _("The request was given up half-way. Nothing was changed."),
                  _("Try again. If it happens again, tell whoever runs this installation the number below.")),
        503: Told(_("Not ready at the moment"), _("The server cannot answer this just now. Nothing was changed."),
                  _("Try again in a minute.")),
    }  # fmt: skip
