"""The addresses of the public door: a link that needs no account and shows one page. Nobody is signed in by it."""

from flask import Blueprint, Response, g, request
from flask_wtf.csrf import CSRFError, validate_csrf
from wtforms import ValidationError

from outreach.extensions import csrf
from outreach.web.later import add_views, later
from outreach.web.sessions import READING

blueprint = Blueprint("door", __name__, url_prefix="/m/<token>")
add_views(
    blueprint,
    ("GET", "", "views:show"),
    ("POST", "/yes", "views:agree"),
    ("GET POST", "/change", "views:change"),
    ("POST", "/pulse", "views:pulse"),
)
blueprint.register_error_handler(CSRFError, later("outreach.mentorships.door.views:expired_form"))
# Its pages tell no referrer, which Flask-WTF asks for under https: the token of a form is checked here instead.
csrf.exempt(blueprint)
HEADERS = {"Referrer-Policy": "no-referrer", "X-Robots-Tag": "noindex, nofollow", "Cache-Control": "no-store"}


@blueprint.before_request
def check_token_of_form() -> None:
    """A form is only taken from a page that this browser was given."""
    if request.method in READING:
        return
    try:
        validate_csrf(request.form.get("csrf_token") or request.headers.get("X-CSRFToken", ""))
    except ValidationError as error:
        raise CSRFError(str(error)) from None
    g.csrf_valid = True


@blueprint.after_request
def tell_nobody(response: Response) -> Response:
    """Neither the next site, nor a search engine, nor the browser's store learns the address."""
    response.headers.update(HEADERS)
    return response
