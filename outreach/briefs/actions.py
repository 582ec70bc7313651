"""What one does with a brief: begin it, say more of it, delete it."""

from datetime import date, datetime
from typing import Any, TypedDict, Unpack

from outreach.analysis.weighing import LEAST, MOST
from outreach.briefs import queries
from outreach.extensions import db
from outreach.models import Account, Brief, Category, Criterion, Side
from outreach.text import _
from outreach.web.days import check_year
from outreach.web.refusal import Refusal
from outreach.web.typed import one_line, plain

LONGEST_TITLE = 200
LONGEST_OWN_CATEGORY = 120
LONGEST_TEXT = 5_000
MOST_WANTED = 100
LONGEST = {
    "title": LONGEST_TITLE, "own_category": LONGEST_OWN_CATEGORY, "problem": LONGEST_TEXT, "tried": LONGEST_TEXT,
}  # fmt: skip
ON_ONE_LINE = ("title", "own_category")
WEIGHTS = tuple(f"weight_{criterion}" for criterion in Criterion)
STAKES = ("importance", "urgency", "cost_of_nothing")


class Said(TypedDict, total=False):
    """What can be said of a brief; empty texts and None mean *not known yet*, weights are 0 to 5, stakes 1 to 5."""

    title: str
    mentors_wanted: int
    category: Category | None
    own_category: str
    problem: str
    tried: str
    company_side: Side | None
    industry_side: Side | None
    needed_by: date | None
    importance: int | None
    urgency: int | None
    cost_of_nothing: int | None
    weight_attitude: int
    weight_knowledge: int
    weight_skills: int
    weight_willingness: int
    weight_access: int


def add_brief(owner: Account, *, title: str, mentors_wanted: int = 1, at: datetime) -> Brief:
    """A new search of `owner`. Raises Refusal."""
    brief = Brief(owner_id=owner.id, created_at=at)
    change_brief(brief, title=title, mentors_wanted=mentors_wanted)
    db.session.add(brief)
    db.session.flush()
    return brief


def change_brief(brief: Brief, *, title: str, mentors_wanted: int) -> None:
    """Rename a brief, or want another number of mentors. Raises Refusal."""
    say(brief, title=title, mentors_wanted=mentors_wanted)


def say(brief: Brief, **said: Unpack[Said]) -> None:
    """Write down what is said of a brief, and leave the rest. Raises Refusal; then nothing is changed."""
    cleaned: dict[str, Any] = {name: _cleaned(name, value) for name, value in said.items()}
    if "title" in cleaned and not cleaned["title"]:
        raise Refusal(_("Say in a few words what you are looking for."), "title")
    for name, most in LONGEST.items():
        if len(cleaned.get(name, "")) > most:
            raise Refusal(_("This is too long: %(most)s characters at most.", most=most), name)
    check_year(cleaned.get("needed_by"), "needed_by")
    _check(cleaned, ("mentors_wanted",), 0, MOST_WANTED)
    _check(cleaned, WEIGHTS, 0, MOST)
    _check({name: value for name, value in cleaned.items() if value is not None}, STAKES, LEAST, MOST)
    if cleaned.get("category"):
        cleaned["own_category"] = ""
    for name, value in cleaned.items():
        setattr(brief, name, value)


def delete_brief(brief: Brief) -> None:
    """Delete a search that nobody serves, with the people who seemed to have solved it. Raises Refusal."""
    if refusal := why_kept(brief, served=bool(db.session.scalar(queries.serving(brief)))):
        raise Refusal(refusal)
    db.session.delete(brief)
    db.session.flush()


def why_kept(brief: Brief, *, served: bool) -> str:
    """Why a brief that somebody serves or not cannot be deleted; empty when it can."""
    if served:
        return _("People are sought for this brief or mentor you for it: give them another brief first.")
    if db.session.scalar(queries.others(brief)) is None:
        return _("This is your only brief: leads and figures need one.")
    return ""


def _cleaned(name: str, value: Any) -> Any:
    if not isinstance(value, str) or name not in LONGEST:
        return value
    return one_line(value) if name in ON_ONE_LINE else plain(value)


def _check(said: dict[str, Any], names: tuple[str, ...], least: int, most: int) -> None:
    for name in names:
        if name in said and not least <= said[name] <= most:
            raise Refusal(_("Choose a number between %(least)s and %(most)s.", least=least, most=most), name)
