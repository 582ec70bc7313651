"""The first half of the way: from an empty brief to somebody who was met."""

from playwright.sync_api import Locator, Page, expect
from sqlalchemy import select

from outreach.briefs.words import EXAMPLES
from outreach.extensions import db
from outreach.models import Brief, Category, Criterion
from tests.browser.way import Way, choose, press, push, save

NAME = "Ruth Okafor"
STAKES = ("importance", "urgency", "cost_of_nothing")


def problem_made_specific(way: Way) -> None:
    """The brief is there and empty; a whole field is no problem, a sentence with figures is one."""
    way.numbers["brief"] = _only_brief(way)
    page, specific = way.open("/briefs/{brief}"), way.words(EXAMPLES[Category.RISK].specific)
    leave(page, "#problem", "Marketing")
    expect(page.locator("#brief-doubts ul li").first).to_be_visible()
    leave(page, "#problem", specific)
    expect(page.locator("#brief-doubts .is-ok")).to_be_visible()
    kept(page, "problem")


def rest_of_the_brief(way: Way) -> None:
    """What it is about, what was tried, what a mentor must bring, where, how many, by when."""
    page = way.open("/briefs/{brief}")
    choose(page, "category", Category.RISK.value)
    leave(page, "#tried", "A discount for a third client")
    for criterion, weight in zip(Criterion, (3, 2, 1, 2, 0), strict=True):
        set_value(page.locator(f"#weight_{criterion.value}"), str(weight))
    set_value(page.locator("#mentors_wanted"), "1")
    leave(page, "#needed_by", "2035-01-31")
    for part in ("category", "tried", "brings", "number"):
        kept(page, part)


def somebody_becomes_a_lead(way: Way) -> None:
    """Who seems to have solved it is one click from being a lead."""
    page = way.open("/briefs/{brief}")
    page.fill("#person-name", NAME)
    page.fill("#person-what", "Has twelve clients and sleeps well")
    push(page, "/people")
    press(page, page.locator(".brief-lead .btn-outline-secondary").first)
    press(page, page.locator(".brief-lead a").first)
    way.made("lead")


def briefs_weighed(way: Way) -> None:
    """A second brief, and both against each other."""
    page = way.open("/briefs")
    page.fill("#title", "Sleep")
    save(page)
    way.made("other")
    page = way.open("/briefs/weighing")
    for brief, grade in (("brief", "5"), ("other", "2")):
        for stake in STAKES:
            page.locator(f"#{stake}-{way.numbers[brief]}").select_option(grade)
            page.locator(f"#{stake}-{way.numbers[brief]}").blur()
    expect(page.locator("#verdict .sentence")).to_contain_text("3")
    expect(page.locator("#verdict .weighing-missing")).to_have_count(0)


def card_filled(way: Way) -> None:
    """What is known of the lead, but for one thing: the score is a range."""
    page = way.open("/leads/{lead}/scores")
    for criterion, grade in zip(list(Criterion)[:3], (5, 4, 4), strict=True):
        choose(page, f"brief-{way.numbers['brief']}-{criterion.value}", grade)
    save(page)
    expect(page.locator(".score-card .score-bar")).to_be_visible()


def met_at_an_event(way: Way) -> None:
    """Invited, accepted, came."""
    page = way.open("/events/new?lead={lead}")
    page.fill("#title", "Author evening")
    page.fill("#day", way.today())
    save(page)
    way.made("event")
    for word in ("accepted", "came"):
        push(page, "/guests", f':has([name=do][value="{word}"])')
    expect(page.locator(".ways-guests .said")).to_have_count(3)


FOUND = (
    problem_made_specific, rest_of_the_brief, somebody_becomes_a_lead, briefs_weighed, card_filled, met_at_an_event,
)  # fmt: skip


def leave(page: Page, selector: str, text: str) -> None:
    """Fill a field and go on: the part keeps itself."""
    page.fill(selector, text)
    page.locator(selector).blur()


def set_value(where: Locator, value: str) -> None:
    """Choose or type it, as the field wants, and go on."""
    if where.evaluate("(element) => element.tagName") == "SELECT":
        where.select_option(value)
    else:
        where.fill(value)
    where.blur()


def kept(page: Page, part: str) -> None:
    """Wait until the page says that it kept a part."""
    expect(page.locator(f"#part-{part} [data-kept]")).not_to_be_empty()
    expect(page.locator(f"#part-{part} [data-kept].is-late")).to_have_count(0)


def _only_brief(way: Way) -> int:
    with way.site.app.app_context():
        return db.session.scalars(select(Brief.id).where(Brief.owner_id == way.account)).one()
