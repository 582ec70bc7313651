"""Check-ins, pulses, thanks and outcomes of the two mentorships whose pages are looked at."""

from datetime import date, timedelta

from outreach import clock
from outreach.extensions import db
from outreach.mentorships.check_ins import actions as check_ins
from outreach.mentorships.outcomes import actions as outcomes
from outreach.mentorships.recognition import actions as recognition
from outreach.models import Account, CheckInHow, Issue, Mentorship, OutcomeKind, Party
from outreach.models.rhythm import months_after

LONG = "Weniger über Preise, mehr über Rechtsschutzversicherungsgesellschaften und wen man dort anruft"


def checked_in(owner: Account, full: int, begun: int) -> dict[str, int]:
    """Fill them; the numbers that addresses need."""
    mine, theirs = (db.session.get_one(Mentorship, number) for number in (full, begun))
    mine.hourly_rate, mine.budget = 12_000, 25_000
    today = clock.today(owner.zone)
    _pulses(mine, today.replace(day=1))
    made = {
        "check_in": _check_ins(owner, mine, today),
        "thanks": _thanks(owner, mine, today),
        "outcome": _outcomes(owner, mine, today),
    }
    said = check_ins.Said(today - timedelta(days=3), CheckInHow.MAIL, 2, "", LONG, Issue.NO_CHEMISTRY)
    check_ins.write_down(owner, theirs, said)
    recognition.write_down(owner, theirs, recognition.Given(today, "Une tarte aux pommes de leur jardin"))
    db.session.commit()
    return made


def _check_ins(owner: Account, mentorship: Mentorship, today: date) -> int:
    rows = []
    for week, mood in enumerate([3, 4, 2, 1, 3, None, 4, 5, 4, 5, 5, 4]):
        issue = {3: Issue.TOO_BUSY, 5: Issue.DRIFTING, 6: Issue.DRIFTING}.get(week)
        day, how = today - timedelta(days=7 * (12 - week)), (CheckInHow.IN_PERSON, CheckInHow.CALL)[week % 2]
        changed = "Half an hour every two weeks" if week == 3 else ""
        said = check_ins.Said(day, how, mood, "We stuck to the hour", LONG, issue, changed)
        rows.append(check_ins.write_down(owner, mentorship, said))
    return rows[-1].id


def _pulses(mentorship: Mentorship, month: date) -> None:
    for back, grades in ((6, (3, 4, 3)), (5, (3, 4, 4)), (3, (4, 4, 4)), (2, (4, 5, 5)), (1, (5, 5, 4))):
        check_ins.answer(mentorship, Party.ME, months_after(month, -back), grades)
    for back, grades in ((5, (4, 4, 5)), (3, (4, 4, 4))):
        check_ins.answer(mentorship, Party.THEM, months_after(month, -back), grades)


def _thanks(owner: Account, mentorship: Mentorship, today: date) -> int:
    for days, what, cost in ((150, "A letter that says what changed", 0), (100, "Lunch at the harbour", 6350)):
        given = recognition.Given(today - timedelta(days=days), what, "After the offer was signed", cost)
        row = recognition.write_down(owner, mentorship, given)
    return row.id


def _outcomes(owner: Account, mentorship: Mentorship, today: date) -> int:
    for days, kind in enumerate(OutcomeKind):
        told = outcomes.Told(kind, today - timedelta(days=days * 9), f"{LONG} ({kind})", "The talk of October")
        row = outcomes.write_down(owner, mentorship, told)
    return row.id
