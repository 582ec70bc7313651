"""The addresses of the funnel page and its downloads.

numpy, pandas and scipy, which take longer to load than the server to start, come with the first page of figures.
"""

from flask import Blueprint

from outreach.web.later import add_views

blueprint = Blueprint("dashboard", __name__)
add_views(
    blueprint,
    ("GET", "/funnel", "views:funnel"),
    ("GET", "/funnel/<name>.csv", "views:download"),
)
