"""The mentorships of the sample: opened by the verb that the pages use, then filled with what was written down since.

`mentorships.json` counts days as the journal does: `ago` and the like before the opening, `in` from then on.
"""

from collections.abc import Callable, Mapping, Sequence
from datetime import UTC, date, datetime, time
from typing import Any, TypeVar

from sqlalchemy import select

from outreach import clock
from outreach.extensions import db
from outreach.mentorships.actions import Opening, open_mentorship
from outreach.mentorships.discovery.shipped import as_rows
from outreach.mentorships.phases import add_passage
from outreach.models import (
    Account,
    AdviceVerdict,
    AgreementVersion,
    Base,
    Beginning,
    Channel,
    CheckIn,
    CheckInHow,
    ChecklistItem,
    DiscoveryAnswer,
    DiscoveryRound,
    Format,
    Goal,
    GoalReview,
    GoalState,
    GoalVerdict,
    HelpDirection,
    HelpEntry,
    Issue,
    ItemKind,
    Lead,
    Meeting,
    MeetingItem,
    MeetingState,
    Mentorship,
    Outcome,
    OutcomeKind,
    Party,
    Phase,
    Pulse,
    Recognition,
    Rhythm,
    Secrecy,
    Starter,
    Touchpoint,
    VersionState,
    start_of_day,
)
from outreach.models.rhythm import months_after
from outreach.tour.days import Days

Told = Mapping[str, Any]
NOON = time(12)
Row = TypeVar("Row", bound=Base)


class Mentoring:
    """Writes the rows of one mentorship of the sample."""

    def __init__(self, owner: Account, days: Days, lead: Lead, told: Told) -> None:
        self.owner, self.days, self.told = owner, days, told
        beginning = Opening(
            Beginning(told["beginning"]), self.ago(told["began"]), brief_id=lead.brief_id, story=told["story"]
        )
        self.mentorship = open_mentorship(owner, lead, beginning)
        self.held: dict[int, Meeting] = {}
        self.mentorship.hourly_rate, self.mentorship.budget = told["hourly_rate"], told["budget"]

    def ago(self, days_ago: int) -> date:
        """A day of the past; one to come where `days_ago` is below zero."""
        return self.days.past(days_ago, NOON).astimezone(self.days.zone).date()

    def fill(self) -> None:
        """Everything that was written down."""
        self._phases()
        self._agreement(self.told["agreement"])
        for held in self.told["meetings"]:
            self._held(held)
        self._next(self.told["next"])
        self._between()
        for goal in self.told["goals"]:
            self._goal(goal)
        self._looked_after()
        self._discovery(self.told["discovery"])

    def _add(self, model: Callable[..., Row], **columns: Any) -> Row:
        row = model(owner_id=self.owner.id, mentorship_id=self.mentorship.id, **columns)
        db.session.add(row)
        return row

    def _phases(self) -> None:
        for phase, entered in self.told["phases"]:
            add_passage(self.mentorship, Phase(phase), self.ago(entered))
        points = select(ChecklistItem).where(ChecklistItem.mentorship_id == self.mentorship.id)
        for point in db.session.scalars(points):
            if point.phase.rank < self.mentorship.phase.rank:
                point.done_on = self.ago(self.told["phases"][-1][1])

    def _agreement(self, told: Told) -> None:
        signed, agreed = self.told["signed"], told.get("agreed", True)
        written = self.days.past(told["written"], NOON)
        if signed is not None:
            self.mentorship.secrecy, self.mentorship.signed_on = Secrecy.SIGNED, self.ago(signed)
        self._add(
            AgreementVersion,
            number=1,
            state=VersionState.CURRENT if agreed else VersionState.DRAFT,
            period_from=self.ago(told["from"]),
            period_until=self.ago(told["until"]),
            meets=Rhythm(told["meets"]),
            format=Format(told["format"]),
            starter=Starter(told["starter"]),
            secrecy=Secrecy.TO_SIGN if signed is not None else Secrecy.NONE,
            written_at=written,
            agreed_by_me_at=written if agreed else None,
            agreed_by_them_at=written if agreed else None,
            **{
                name: told[name]
                for name in (
                    "minimum_hours", "between", "confidentiality", "obstacles", "no_fault_end", "success", "offers",
                    "cannot_offer",
                )
            },
        )  # fmt: skip

    def _held(self, told: Told) -> None:
        day, at = self.ago(told["ago"]), self.days.past(told["ago"], time.fromisoformat(told["hour"]))
        talk = select(Touchpoint.id).where(Touchpoint.lead_id == self.mentorship.lead_id, Touchpoint.occurred_at == at)
        self.held[told["ago"]] = self._add(
            Meeting, state=MeetingState.HELD, on_day=day, at=at, channel=Channel(told["channel"]),
            minutes=told["minutes"], notes=told["notes"], thanked_on=self.ago(told["thanked"]),
            touchpoint_id=db.session.scalar(talk.limit(1)), created_at=at,
        )  # fmt: skip

    def _next(self, told: Told) -> None:
        day = self.days.due(told["in"])
        meeting = self._add(
            Meeting, on_day=day, at=self._at(day, time.fromisoformat(told["hour"])), channel=Channel(told["channel"]),
            minutes=told["minutes"], context=told["context"], created_at=clock.now(),
        )  # fmt: skip
        db.session.flush()
        for position, (kind, text) in enumerate(told["items"]):
            self._item(ItemKind(kind), text, clock.now(), meeting_id=meeting.id, position=position)

    def _between(self) -> None:
        for advice in self.told["advice"]:
            verdict = AdviceVerdict(advice["verdict"])
            judged = self.ago(max(advice["ago"] - 12, 1)) if verdict is not AdviceVerdict.NOT_YET else None
            self._item(
                ItemKind.ADVICE, advice["text"], self.days.past(advice["ago"], NOON), advice_verdict=verdict,
                meeting=self.held.get(advice["ago"]),
                useful=advice["useful"], result=advice["result"], judged_on=judged,
                due_on=self.days.due(8) if verdict is AdviceVerdict.NOT_YET else None,
            )  # fmt: skip
        for who, made, due, text in self.told["actions"]:
            self._item(
                ItemKind.ACTION, text, self.days.past(made, NOON), who=Party(who), due_on=self.days.due(due),
                meeting=self.held.get(made),
            )  # fmt: skip
        for direction, days_ago, text, minutes in self.told["help"]:
            way = HelpDirection(direction)
            self._add(HelpEntry, direction=way, on_day=self.ago(days_ago), text=text, minutes=minutes)

    def _item(self, kind: ItemKind, text: str, at: datetime, **more: Any) -> None:
        self._add(MeetingItem, kind=kind, text=text, created_at=at, **more)

    def _goal(self, told: Told) -> None:
        met = told.get("met")
        goal = self._add(
            Goal, title=told["title"], measure=told["measure"], target=told.get("target"),
            reached=told.get("reached"), progress=told.get("progress", ""), achievable=told["achievable"],
            relevant=told["relevant"], brief_id=self.mentorship.brief_id, due_on=self.days.due(told["due"]),
            review_on=None if met else self.days.due(20), set_on=self.ago(told["set"]),
            state=GoalState.MET if met else GoalState.OPEN, ended_on=self.ago(met) if met else None,
        )  # fmt: skip
        db.session.flush()
        for days_ago, reached, text in told["reviews"]:
            self._review(goal, GoalVerdict.PROGRESS, days_ago, text, reached)
        if met:
            self._review(goal, GoalVerdict.MET, met, "")

    def _review(self, goal: Goal, verdict: GoalVerdict, days_ago: int, text: str, reached: int | None = None) -> None:
        day = self.ago(days_ago)
        self._add(GoalReview, goal_id=goal.id, on_day=day, verdict=verdict, text=text, reached=reached)

    def _looked_after(self) -> None:
        for told in self.told["check_ins"]:
            words = {name: told[name] for name in ("good", "different", "mood")}
            issue = Issue(told["issue"]) if "issue" in told else None
            self._add(
                CheckIn, on_day=self.ago(told["ago"]), how=CheckInHow(told["how"]), issue=issue,
                changed=told.get("changed", ""), **words,
            )  # fmt: skip
        for months_ago, side, *grades in self.told["pulse"]:
            self._pulse(months_after(self.days.today.replace(day=1), -months_ago), Party(side), grades)
        for told in self.told["thanks"]:
            words = {name: told[name] for name in ("what", "cost", "occasion")}
            self._add(Recognition, on_day=self.ago(told["ago"]), **words)
        for told in self.told["outcomes"]:
            words = {name: told[name] for name in ("text", "owed_to")}
            self._add(Outcome, on_day=self.ago(told["ago"]), kind=OutcomeKind(told["kind"]), **words)

    def _pulse(self, month: date, side: Party, grades: Sequence[int]) -> None:
        empowered, connected, inspired = grades
        self._add(
            Pulse, month=month, side=side, empowered=empowered, connected=connected, inspired=inspired,
            answered_at=start_of_day(month.replace(day=26), self.days.zone),
        )  # fmt: skip

    def _discovery(self, told: Sequence[Sequence[Any]]) -> None:
        if not told:
            return
        questions = as_rows(self.owner.id, self.mentorship.id)
        asked = self._add(DiscoveryRound, asked_on=self.ago(self.told["began"] - 1))
        db.session.add_all(questions)
        db.session.flush()
        numbers = {question.key: question.id for question in questions}
        for key, text, hole in told:
            db.session.add(
                DiscoveryAnswer(
                    owner_id=self.owner.id, round_id=asked.id, question_id=numbers[key], text=text, hole=hole
                )
            )

    def _at(self, day: date, hour: time) -> datetime:
        return datetime.combine(day, hour, tzinfo=self.days.zone).astimezone(UTC)


def mentor(owner: Account, days: Days, people: Mapping[str, Lead], told: Sequence[Told]) -> list[Mentorship]:
    """Every mentorship of the sample."""
    found = [Mentoring(owner, days, people[each["person"]], each) for each in told]
    for each in found:
        each.fill()
    db.session.flush()
    return [each.mentorship for each in found]
