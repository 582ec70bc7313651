"""The places of the product, in the order of the navigation; a place that is not built is not shown."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from urllib.parse import urlencode

from flask import Flask, current_app, request, url_for
from flask_babel.speaklater import LazyString
from flask_login import current_user

from outreach import text
from outreach.text import _l

Counts = Callable[[], Mapping[str, int]]


@dataclass(frozen=True)
class Place:
    """One entry: the view behind it, its word and icon, and the rooms whose pages belong to it too."""

    key: str
    endpoint: str
    label: LazyString
    icon: str
    rooms: tuple[str, ...] = ()
    on_phone: bool = False

    @property
    def built(self) -> bool:
        """Whether this app has the page."""
        return self.endpoint in current_app.view_functions

    @property
    def url(self) -> str:
        """The address of the page."""
        return url_for(self.endpoint)

    @property
    def current(self) -> bool:
        """Whether the page that is being shown belongs to this place."""
        if request.endpoint in ENDPOINTS:
            return request.endpoint == self.endpoint
        return request.blueprint in self.rooms


WORK = (
    Place("today", "today.index", _l("Today"), "sun", ("today", "follow_ups"), on_phone=True),
    Place(
        "leads",
        "leads.index",
        _l("Leads"),
        "people",
        ("leads", "joining", "lead_page", "selection", "touchpoints", "imports"),
        on_phone=True,
    ),
    Place("board", "leads.board", _l("Board"), "kanban"),
    Place("silences", "silences.index", _l("Silences"), "hourglass-split", ("silences",)),
    Place("briefs", "briefs.index", _l("Briefs"), "compass", ("briefs", "people")),
    Place("ways", "events.index", _l("Ways to people"), "signpost-split", ("events", "introductions", "programmes")),
    Place(
        "mentorships",
        "mentorships.index",
        _l("Mentorships"),
        "chat-square-text",
        (
            "mentorships",
            "agreement",
            "discovery",
            "goals",
            "meetings",
            "check_ins",
            "recognition",
            "outcomes",
        ),
    ),
)
FIGURES = (
    Place("funnel", "dashboard.funnel", _l("Funnel"), "filter", ("dashboard", "report"), on_phone=True),
    Place("planner", "planner.index", _l("Planner"), "bullseye", ("planner",)),
    Place("comparison", "comparison.index", _l("What works"), "sliders", ("comparison",)),
    Place("pace", "pace.index", _l("Pace"), "calendar3", ("pace",)),
    Place("fruits", "fruits.index", _l("Outcomes"), "trophy", ("fruits",)),
    Place("studies", "studies.index", _l("Against the studies"), "journal-text", ("studies",)),
)

ENDPOINTS = frozenset(place.endpoint for place in WORK + FIGURES)


def init_app(app: Flask) -> None:
    """Give templates the places, their counts and `url_if`, the address of a page that may not be built."""
    app.jinja_env.globals.update(
        places_of_work=lambda: [place for place in WORK if place.built],
        places_of_figures=lambda: [place for place in FIGURES if place.built],
        places_on_phone=lambda: [place for place in WORK + FIGURES if place.built and place.on_phone],
        place_counts=counts,
        url_if=url_if,
        theme_of_reader=theme_of_reader,
        language=text.language,
        languages=lambda: text.LANGUAGES,
        in_language=in_language,
    )


def register_counts(app: Flask, provider: Counts) -> None:
    """Let `provider` say, once a page, how many things wait at each place, by the place's key."""
    app.extensions["outreach.counts"] = provider


def counts() -> Mapping[str, int]:
    """How many things wait at each place; empty when nobody counts."""
    provider: Counts | None = current_app.extensions.get("outreach.counts")
    return provider() if provider is not None else {}


def theme_of_reader() -> str:
    """light, dark, or system: what the account asked for."""
    return current_user.theme if current_user.is_authenticated else "system"


def in_language(code: str) -> str:
    """The address of this page in another language, for readers who have no account yet."""
    # Of the rest of the address only the way on is kept: anything else might be a secret, on an error page too.
    kept = {"next": request.args["next"]} if "next" in request.args else {}
    return f"{request.path}?{urlencode({**kept, 'lang': code})}"


def url_if(endpoint: str, **values: object) -> str | None:
    """The address of `endpoint`, or None while that page is not built."""
    return url_for(endpoint, **values) if endpoint in current_app.view_functions else None  # type: ignore[arg-type]
