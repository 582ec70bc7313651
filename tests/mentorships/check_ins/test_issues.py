"""Something is wrong: it stays open until something was changed, and is said once, however often it is told."""

from flask import Flask

from outreach.extensions import db
from outreach.mentorships.check_ins.page import open_issues
from outreach.models import Account, CheckIn, Issue, Mentorship
from tests.mentorships.check_ins.conftest import BEGAN, CheckIns
from tests.mentorships.making import make_mentorship
from tests.support.browser import Browser


def told(app: Flask, mentorship: Mentorship) -> list[tuple[Issue, str, int]]:
    with app.test_request_context():
        return [(open_.issue, str(open_.since), open_.times) for open_ in open_issues(mentorship)]


def test_it_stays_until_something_was_changed(alices: Browser, mentorship: Mentorship, check_in: CheckIns) -> None:
    row = check_in(issue=Issue.DRIFTING)
    address = f"/mentorships/{mentorship.id}/check-ins"
    assert "Not settled yet" in alices.get(address).text
    empty = alices.send(f"{address}/{row.id}/change", {"changed": "  "})
    assert empty.status_code == 422 and "however small it is" in empty.text
    assert alices.send(f"{address}/{row.id}/change", {"changed": "Every two weeks"}).status_code == 303
    page = alices.get(address).text
    assert "Not settled yet" not in page and "Every two weeks" in page


def test_what_was_changed_is_not_overwritten(alices: Browser, mentorship: Mentorship, check_in: CheckIns) -> None:
    row = check_in(issue=Issue.DRIFTING, changed="Every two weeks")
    answer = alices.send(f"/mentorships/{mentorship.id}/check-ins/{row.id}/change", {"changed": "Never"})
    assert answer.status_code == 422
    assert db.session.get_one(CheckIn, row.id, populate_existing=True).changed == "Every two weeks"


def test_the_same_trouble_is_one_line(app: Flask, mentorship: Mentorship, check_in: CheckIns) -> None:
    check_in("2026-02-10", issue=Issue.TOO_BUSY)
    check_in("2026-02-17", issue=Issue.DRIFTING)
    check_in("2026-02-24", issue=Issue.TOO_BUSY)
    assert told(app, mentorship) == [(Issue.TOO_BUSY, "2026-02-10", 2), (Issue.DRIFTING, "2026-02-17", 1)]


def test_a_change_settles_what_was_said_before_it(app: Flask, mentorship: Mentorship, check_in: CheckIns) -> None:
    check_in("2026-02-10", issue=Issue.TOO_BUSY)
    check_in("2026-02-17", issue=Issue.TOO_BUSY, changed="Half an hour less")
    check_in("2026-02-17", issue=Issue.DRIFTING)
    assert told(app, mentorship) == [(Issue.DRIFTING, "2026-02-17", 1)]
    check_in("2026-02-24", issue=Issue.TOO_BUSY)
    assert told(app, mentorship)[1:] == [(Issue.TOO_BUSY, "2026-02-24", 1)]


def test_a_good_week_does_not_settle_it(app: Flask, mentorship: Mentorship, check_in: CheckIns) -> None:
    check_in("2026-02-10", issue=Issue.NO_CHEMISTRY)
    check_in("2026-02-17", mood=5)
    assert told(app, mentorship) == [(Issue.NO_CHEMISTRY, "2026-02-10", 1)]


def test_two_mentorships_do_not_settle_each_other(
    app: Flask, alice: Account, mentorship: Mentorship, check_in: CheckIns
) -> None:
    other = make_mentorship(alice, "Chidi Okafor", began_on=BEGAN)
    check_in("2026-02-10", issue=Issue.DRIFTING)
    check_in("2026-02-11", of=other, issue=Issue.DRIFTING, changed="Another day")
    assert told(app, mentorship) == [(Issue.DRIFTING, "2026-02-10", 1)]
    assert told(app, other) == []
