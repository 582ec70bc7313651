"""The second half of the way: from the yes through four phases to the end, and the other way round."""

from playwright.sync_api import Page, expect

from tests.browser.way import Way, choose, press, push, save
from tests.browser.way_found import FOUND

ADVICE, ACTION, QUESTION = "Ask who left first", "Call the two who left", "Which client first?"


def became_a_mentorship(way: Way) -> None:
    """From the page of the lead, for the brief that it serves."""
    page = way.open("/leads/{lead}")
    menu = page.locator("details:has(a[href$='/mentorships/new'])")
    menu.locator("summary").click()
    press(page, menu.locator("a[href$='/mentorships/new']"))
    page.fill("#story", "after the author evening")
    page.select_option("#brief", str(way.numbers["brief"]))
    save(page)
    way.made("mentorship")


def on_to_negotiation(way: Way) -> None:
    """One point is done, the others stay open: one may go on."""
    page = way.room("/phases")
    push(page, "/tick")
    press(page, page.locator(".go-on .btn-primary"))
    expect(page.locator(".passages li")).to_have_count(2)


def agreement_written(way: Way) -> None:
    """The first draft, my yes, and a link for the mentor."""
    page = way.room("/agreement/wording")
    page.select_option("[name=meets]", "monthly")
    page.fill("[name=minimum_hours]", "12")
    save(page)
    push(page, "/yes")
    page.locator("select[name=language]").select_option(way.locale)
    push(page, "/links")


def agreement_changed_by_the_mentor(way: Way) -> None:
    """In a browser of their own, where nobody is signed in, the mentor proposes less; the user says yes to that."""
    page = way.tab.page
    path = page.locator(".links-fresh input").input_value().removeprefix(way.site.address)
    other = way.tabs.open(way.site, locale=way.locale)
    theirs = other.open(path)
    press(theirs, theirs.locator('a[href*="/change"]'))
    theirs.fill("[name=minimum_hours]", "9")
    theirs.fill("[name=remark]", "Nine is what I can promise")
    save(theirs)
    expect(theirs.locator(".door-proposal ins")).to_contain_text("9")
    assert other.said == []
    page = way.room("/agreement")
    expect(page.locator(".agreement-remark")).to_have_text("Nine is what I can promise")
    push(page, "/yes")


def hole_becomes_a_goal(way: Way) -> None:
    """A question without an answer is where the work begins."""
    page = way.room("/discovery")
    press(page, page.locator('form[action$="/rounds"] button:visible').first)
    line = page.locator("[data-answer]").first
    line.locator("textarea").fill("A third client that pays on time")
    line.locator("input[type=checkbox]").check()
    press(page, line.locator('button[value^="goal-"]'))
    expect(page.locator(".answer-made a")).to_be_visible()


def goal_completed(way: Way) -> None:
    """What the hole did not say of the goal is said."""
    page = way.room("/discovery")
    press(page, page.locator(".answer-made a").first)
    way.made("goal")
    press(page, page.locator(".goal-lacks a"))
    for name, words in (("measure", "Signed orders"), ("target", "3"), ("achievable", "One asks"), ("relevant", "Now")):
        page.fill(f"#{name}", words)
    page.fill("#due_on", "2035-01-31")
    save(page)
    expect(page.locator(".goal-lacks")).to_have_count(0)


def meeting_prepared(way: Way) -> None:
    """Planned for today, with a question and what is worth knowing, sent ahead."""
    page = way.room("/meetings")
    page.fill("#plan-day", way.today())
    push(page, "/meetings", ":has(#plan-day)")
    way.room("/meetings")
    press(page, page.locator('a.btn-primary[href*="/meetings/"]').first)
    way.made("meeting")
    line(page, "question", QUESTION)
    page.fill("#context", "We lost a client of the first hour")
    push(page, "/context")
    way.open("/meetings/{meeting}/ahead")
    expect(page.locator("#ahead-text")).to_contain_text(QUESTION)
    push(page, "/ahead")


def meeting_held(way: Way) -> None:
    """Notes while it runs, what was advised, what is to be done; the next one follows by itself."""
    page = way.open("/meetings/{meeting}")
    page.fill("[data-notes]", "She began with the clients who left.")
    expect(page.locator("[data-autosave-said]")).to_contain_text(":")
    line(page, "advice", ADVICE)
    line(page, "action", ACTION)
    page.fill("#held-minutes", "50")
    push(page, "/holding")
    push(page, "/thanks")
    expect(page.locator("#advice .judging")).to_be_visible()


def advice_tried(way: Way) -> None:
    """What came of it, and that it was useful."""
    page = way.open("/meetings/{meeting}")
    page.locator("#advice .judging [name=result]").fill("One of them came back")
    press(page, page.locator('#advice button[value="tried"]'))
    press(page, page.locator('#advice button[name="useful"][value="yes"]'))
    expect(page.locator("#advice .verdict.is-ok")).to_be_visible()


def looked_after(way: Way) -> None:
    """A check-in that says what is wrong and what was changed, and the pulse of both sides."""
    page = way.room("/check-ins")
    choose(page, "how", "call")
    choose(page, "mood", 3)
    choose(page, "issue", "too_busy")
    page.fill("#changed", "Half an hour instead of an hour")
    save(page)
    page = way.room("/pulse")
    graded(page, "#mine")
    save(page)
    push(page, "/links")
    path = page.locator(".links-fresh input").input_value().removeprefix(way.site.address)
    other = way.tabs.open(way.site, locale=way.locale)
    graded(other.open(path), "main")
    save(other.page)
    expect(other.page.locator(".door-say.is-ok")).to_be_visible()
    assert other.said == []


def thanked_and_fruitful(way: Way) -> None:
    """Thanks in the ledger, and what came of it, owed to the advice."""
    page = way.room("/recognition")
    page.fill("#what", "A cookbook")
    page.fill("#cost", "32,50" if way.locale == "fr" else "32.50")
    save(page)
    page = way.room("/outcomes")
    choose(page, "kind", "decision")
    page.fill("#text", "We said no to the third discount")
    page.locator("#advice_id").select_option(label=ADVICE)
    save(page)


def ended(way: Way) -> None:
    """What was learned, what stays; then one writes every now and then."""
    page = way.room("/closure")
    page.fill("#learned_by_me", "To say no.")
    page.fill("#stays", "A call when it matters.")
    page.fill("#keep_in_touch_days", "45")
    save(page)
    expect(page.locator(".ends")).to_contain_text("To say no.")


def roles_reversed(way: Way) -> None:
    """Whom one was mentored by, one mentors: a mentorship of its own."""
    page = way.room()
    push(page, "/reversal")
    way.made("reversed")


TO_AGREEMENT = (*FOUND, became_a_mentorship, on_to_negotiation, agreement_written, agreement_changed_by_the_mentor)
TO_GROWTH = (*TO_AGREEMENT, hole_becomes_a_goal, goal_completed, meeting_prepared, meeting_held, advice_tried)
TO_FRUIT = (*TO_GROWTH, looked_after, thanked_and_fruitful)
TO_CLOSURE = (*TO_FRUIT, ended)
ROUND = (*TO_CLOSURE, roles_reversed)


def line(page: Page, kind: str, words: str) -> None:
    """One line of a meeting, and wait until it stands."""
    choose(page, "kind", kind)
    page.fill("#line-text", words)
    page.locator("#line-text").press("Enter")
    expect(page.locator("[data-lines]", has_text=words).first).to_be_visible()


def graded(page: Page, where: str) -> None:
    """Answer the three questions of the pulse."""
    for name, grade in (("empowered", 4), ("connected", 5), ("inspired", 3)):
        page.locator(f'{where} input[name="{name}"][value="{grade}"]').check()
