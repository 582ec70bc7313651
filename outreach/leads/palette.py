"""Finding and doing: the page that works without a script, and the answers for the palette."""

from flask import jsonify, render_template, request
from flask.typing import ResponseReturnValue

from outreach.leads.filters import sought
from outreach.leads.search import as_data, search
from outreach.web.access import SIGNED_IN, access
from outreach.web.owned import current_owner


@access(SIGNED_IN)
def find() -> ResponseReturnValue:
    """The field, and below it what fits."""
    text = _asked()
    return render_template("leads/search.html", text=text, groups=search(current_owner(), text))


@access(SIGNED_IN)
def answers() -> ResponseReturnValue:
    """`{"groups": [{"title", "rows": [{"mark", "mark_word", "name", "hits", "detail", "url", "key"}]}]}`."""
    return jsonify(groups=as_data(search(current_owner(), _asked())))


def _asked() -> str:
    return sought(request.args)
