"""Every page there is, as a table: its view, its address, who looks at it."""

from collections.abc import Callable
from dataclasses import dataclass
from itertools import product
from typing import Any

from flask import Flask

from outreach.dashboard.report.pieces import LABELS

Told = dict[str, Any]


@dataclass(frozen=True)
class Shown:
    """One page in one state."""

    name: str
    endpoint: str
    path: Callable[[Told], str]
    who: str = "full"
    """full, empty, or nobody: the account that looks."""
    status: int = 200


@dataclass(frozen=True)
class Look:
    """How a page is looked at."""

    locale: str
    theme: str
    width: int

    def __str__(self) -> str:
        return f"{self.locale}-{self.theme}-{self.width}"


OTHER: dict[str | int, Any] = {"light": "dark", "dark": "light", 1280: 320, 320: 1280}
# English, then French in the other theme and width: three pages in turn show all there is of each.
LOOKS = [
    look
    for theme, width in product(("light", "dark"), (1280, 320))
    for look in (Look("en", theme, width), Look("fr", OTHER[theme], OTHER[width]))
]

# Views that answer with something else than a page: files, and data for a script.
NOT_PAGES = (
    "accounts.data.archive", "agreement.as_file", "agreement.nda.download", "assets.serve", "comparison.download",
    "dashboard.download", "exports.leads", "fruits.download", "imports.rejected", "leads.line", "pace.download",
    "palette.answers", "planner.download", "silences.download", "studies.download",
)  # fmt: skip


def at(path: str) -> Callable[[Told], str]:
    """An address; `{lead}` and the like stand for numbers of what was furnished."""
    return lambda told: path.format(**told)


SHOWN = [
    Shown("today", "today.index", at("/")),
    Shown("whom to log", "today.log", at("/log")),
    Shown("whom to log, nobody", "today.log", at("/log?q=zzz")),
    Shown("leads", "leads.index", at("/leads")),
    Shown("leads, filtered", "leads.index", at("/leads?stage=contacted&stage=replied&source=linkedin&closing=any")),
    Shown("leads, nobody fits", "leads.index", at("/leads?q=zzzz")),
    Shown("all filters", "leads.filters", at("/leads/filters")),
    Shown("board", "leads.board", at("/board")),
    Shown("board with closed", "leads.board", at("/board?closing=any&at=met")),
    Shown("add a lead", "leads.new", at("/leads/new")),
    Shown("edit a lead", "leads.edit", at("/leads/{lead}/edit")),
    Shown("move a lead", "leads.ask_move", at("/leads/{lead}/move")),
    Shown("lead", "lead_page.show", at("/leads/{lead}")),
    Shown("lead, all of it", "lead_page.show", at("/leads/{lead}?all=1")),
    Shown("lead, closed", "lead_page.show", at("/leads/{closed}")),
    Shown("lead, only a name", "lead_page.show", at("/leads/{bare}")),
    Shown("lead, merged", "lead_page.show", at("/leads/{bare}")),
    Shown("duplicates", "joining.index", at("/leads/duplicates")),
    Shown("whom to merge with", "joining.whom", at("/leads/{bare}/joining")),
    Shown("whom to merge with, nobody", "joining.whom", at("/leads/{lead}/joining?q=zzzz")),
    Shown("two leads", "joining.compare", at("/leads/{lead}/joining/{twin}")),
    Shown("forget somebody", "leads.ask_forget", at("/leads/{lead}/forgetting")),
    Shown("forget somebody with a twin", "leads.ask_forget", at("/leads/{bare}/forgetting")),
    Shown("correct an entry", "touchpoints.correction", at("/touchpoints/{touchpoint}/correction")),
    Shown("put off", "follow_ups.snooze_page", at("/follow-ups/{step}/snooze")),
    Shown("briefs", "briefs.index", at("/briefs")),
    Shown("brief", "briefs.edit", at("/briefs/{brief}")),
    Shown("brief, all of it said", "briefs.edit", at("/briefs/{said}")),
    Shown("brief, broad", "briefs.edit", at("/briefs/{broad}")),
    Shown("briefs weighed", "briefs.weighing", at("/briefs/weighing")),
    Shown("events", "events.index", at("/events")),
    Shown("event, past", "events.show", at("/events/{event}")),
    Shown("event, people found", "events.show", at("/events/{coming}?q=a")),
    Shown("event, to come", "events.show", at("/events/{coming}?q=zzzz")),
    Shown("add an event", "events.new", at("/events/new?lead={lead}")),
    Shown("edit an event", "events.edit", at("/events/{event}/edit")),
    Shown("introductions", "introductions.index", at("/introductions")),
    Shown("introduction, thought of", "introductions.show", at("/introductions/{thought}")),
    Shown("introduction, made", "introductions.show", at("/introductions/{introduction}")),
    Shown("whom to meet", "introductions.new", at("/introductions/new")),
    Shown("who can introduce", "introductions.new", at("/introductions/new?lead={lead}")),
    Shown("who can introduce, found", "introductions.new", at("/introductions/new?lead={lead}&q=a")),
    Shown("programmes", "programmes.index", at("/programmes")),
    Shown("programmes, none", "programmes.index", at("/programmes"), who="empty"),
    Shown("add a programme", "programmes.new", at("/programmes/new")),
    Shown("programme, considered", "programmes.show", at("/programmes/{considered}")),
    Shown("programme, accepted", "programmes.show", at("/programmes/{accepted}")),
    Shown("edit a programme", "programmes.edit", at("/programmes/{considered}/details")),
    Shown("put off, from another room", "today.snooze_page", at("/today/snooze?mark=programme-apply-{considered}")),
    Shown("scores", "scoring.show", at("/leads/{lead}/scores")),
    Shown("leads by score", "leads.index", at("/leads?brief={brief}&sort=score")),
    Shown("outcomes of all", "fruits.index", at("/fruits")),
    Shown("outcomes of all, tables", "fruits.index", at("/fruits?view=table")),
    Shown("outcomes of all, none", "fruits.index", at("/fruits"), who="empty"),
    Shown("find", "palette.find", at("/search?q=a")),
    Shown("find, nothing", "palette.find", at("/search?q=zzzz")),
    Shown("import", "imports.new", at("/imports")),
    Shown("import, looked over", "imports.show", at("/imports/{look}")),
    Shown("import, much to say", "imports.show", at("/imports/{notices}")),
    Shown("import, done", "imports.show", at("/imports/{done}")),
    Shown("import, taken back", "imports.show", at("/imports/{undone}")),
    Shown("import, with questions", "imports.show", at("/imports/{asked}")),
    Shown("import, messages", "imports.show", at("/imports/{messages}")),
    Shown("import, several files", "imports.together", at("/imports/{together}/together")),
    Shown("funnel", "dashboard.funnel", at("/funnel")),
    Shown("funnel, tables", "dashboard.funnel", at("/funnel?view=table&to=met")),
    Shown("funnel, by week", "dashboard.funnel", at("/funnel?cohort=week&company=outside&industry=outside")),
    Shown("funnel, filtered", "dashboard.funnel", at("/funnel?channel=email&source=introduction")),
    Shown("silences", "silences.index", at("/silences")),
    Shown("silences, answered once", "silences.index", at("/silences?group=answered&channel=email")),
    Shown("studies", "studies.index", at("/studies")),
    Shown("studies, tables", "studies.index", at("/studies?view=table")),
    Shown("report", "report.index", at("/report")),
    Shown(
        "report, everything",
        "report.index",
        at("/report?ticked=1&names=y&whom=Ada&note=Hello&" + "&".join(f"piece={key}" for key in LABELS)),
    ),
    Shown("what works", "comparison.index", at("/what-works")),
    Shown("what works, tables of mentors", "comparison.index", at("/what-works?to=ongoing&view=table")),
    Shown("pace", "pace.index", at("/pace")),
    Shown("pace, tables", "pace.index", at("/pace?view=table&weeks=52")),
    Shown("pace, unreadable", "pace.index", at("/pace?weeks=x"), status=422),
    Shown("mentorships", "mentorships.index", at("/mentorships")),
    Shown("mentorship", "mentorships.show", at("/mentorships/{swing}")),
    Shown("mentorship, begun", "mentorships.show", at("/mentorships/{fresh}")),
    Shown("mentorship, over", "mentorships.show", at("/mentorships/{over}")),
    Shown("phases", "mentorships.phases", at("/mentorships/{swing}/phases")),
    Shown("phases of one that is over", "mentorships.phases", at("/mentorships/{over}/phases")),
    Shown("settings of a mentorship", "mentorships.settings", at("/mentorships/{fresh}/settings")),
    Shown("the end of a mentorship", "mentorships.closure", at("/mentorships/{swing}/closure")),
    Shown("open a mentorship", "mentorships.new", at("/mentorships/new?q=a")),
    Shown("open a mentorship, nobody", "mentorships.new", at("/mentorships/new?q=zzzz")),
    Shown("it became a mentorship", "mentorships.of_lead", at("/leads/{unasked}/mentorships/new")),
    Shown("agreement, a proposal waits", "agreement.show", at("/mentorships/{agreement}/agreement")),
    Shown("agreement, theirs", "agreement.show", at("/mentorships/{agreement}/agreement?version=3")),
    Shown("agreement, my yes is missing", "agreement.show", at("/mentorships/{agreement_draft}/agreement")),
    Shown("agreement, none", "agreement.show", at("/mentorships/{agreement_none}/agreement")),
    Shown("agreement, its wording", "agreement.edit", at("/mentorships/{agreement}/agreement/wording")),
    Shown("agreement, a first wording", "agreement.edit", at("/mentorships/{agreement_none}/agreement/wording")),
    Shown("agreement, what changed", "agreement.compare", at("/mentorships/{agreement}/agreement/changes")),
    Shown("agreement, to be printed", "agreement.paper", at("/mentorships/{agreement}/agreement/paper")),
    Shown("discovery", "discovery.show", at("/mentorships/{mentorship}/discovery")),
    Shown("discovery, rounds", "discovery.rounds", at("/mentorships/{mentorship}/discovery/rounds")),
    Shown("discovery, questions", "discovery.questions", at("/mentorships/{mentorship}/discovery/questions")),
    Shown("discovery, on paper", "discovery.paper", at("/mentorships/{mentorship}/discovery/paper?answers=1")),
    Shown("discovery, to be begun", "discovery.show", at("/mentorships/{begun}/discovery")),
    Shown("discovery, no rounds", "discovery.rounds", at("/mentorships/{begun}/discovery/rounds")),
    Shown("discovery, shipped questions", "discovery.questions", at("/mentorships/{begun}/discovery/questions")),
    Shown("discovery, room to write", "discovery.paper", at("/mentorships/{begun}/discovery/paper")),
    Shown("goals", "goals.index", at("/mentorships/{mentorship}/goals")),
    Shown("goals, none", "goals.index", at("/mentorships/{begun}/goals")),
    Shown("set a goal", "goals.new", at("/mentorships/{begun}/goals/new")),
    Shown("goal", "goals.show", at("/mentorships/{mentorship}/goals/{goal}")),
    Shown("goal, dropped", "goals.show", at("/mentorships/{mentorship}/goals/{goal_dropped}")),
    Shown("goal, edited", "goals.edit", at("/mentorships/{mentorship}/goals/{goal}/edit")),
    Shown("meetings", "meetings.index", at("/mentorships/{mentorship}/meetings")),
    Shown("meetings, as the mentor", "meetings.index", at("/mentorships/{begun}/meetings")),
    Shown("meetings, none", "meetings.index", at("/mentorships/{fresh}/meetings")),
    Shown("meeting to come", "meetings.show", at("/meetings/{met_coming}")),
    Shown("meeting of today", "meetings.show", at("/meetings/{met_now}")),
    Shown("meeting, held", "meetings.show", at("/meetings/{met_held}")),
    Shown("meeting, cancelled", "meetings.show", at("/meetings/{met_cancelled}")),
    Shown("meeting, as the mentor", "meetings.show", at("/meetings/{met_theirs}")),
    Shown("meeting, sent ahead", "meetings.ahead", at("/meetings/{met_coming}/ahead")),
    Shown("idea", "meetings.edit", at("/meeting-items/{met_idea}")),
    Shown("advice", "meetings.edit", at("/meeting-items/{met_advice}")),
    Shown("action", "meetings.edit", at("/meeting-items/{met_action}")),
    Shown("check-ins", "check_ins.index", at("/mentorships/{mentorship}/check-ins?all=1")),
    Shown("check-ins, as the mentor", "check_ins.index", at("/mentorships/{begun}/check-ins")),
    Shown("check-ins, none", "check_ins.index", at("/mentorships/{fresh}/check-ins")),
    Shown("check-in", "check_ins.edit", at("/mentorships/{mentorship}/check-ins/{check_in}")),
    Shown("pulse", "check_ins.pulse", at("/mentorships/{mentorship}/pulse")),
    Shown("pulse, none", "check_ins.pulse", at("/mentorships/{fresh}/pulse")),
    Shown("thanks", "recognition.index", at("/mentorships/{mentorship}/recognition?idea=course")),
    Shown("thanks, as the mentor", "recognition.index", at("/mentorships/{begun}/recognition")),
    Shown("thanks, none", "recognition.index", at("/mentorships/{fresh}/recognition")),
    Shown("thanks, one", "recognition.edit", at("/mentorships/{mentorship}/recognition/{thanks}")),
    Shown("outcomes", "outcomes.index", at("/mentorships/{mentorship}/outcomes")),
    Shown("outcomes, none", "outcomes.index", at("/mentorships/{begun}/outcomes")),
    Shown("outcome", "outcomes.edit", at("/mentorships/{mentorship}/outcomes/{outcome}")),
    Shown("planner", "planner.index", at("/planner")),
    Shown("planner, asked", "planner.index", at("/planner?mentors=9&chance=75&pace=4&days=60&one_in=10&worth=5")),
    Shown("planner, unreadable", "planner.index", at("/planner?pace=x&one_in=1&days=1"), status=422),
    Shown("settings", "accounts.settings", at("/settings")),
    Shown("password", "accounts.password", at("/settings/password")),
    Shown("all of one's data", "accounts.data.index", at("/settings/data")),
    Shown("delete the account", "accounts.data.delete", at("/settings/deletion")),
    Shown("the sample is filled", "tour.opening", at("/sample")),
    Shown("no such page", "error", at("/no-such-page"), status=404),
    Shown("today, empty", "today.index", at("/"), "empty"),
    Shown("whom to log, empty", "today.log", at("/log"), "empty"),
    Shown("leads, empty", "leads.index", at("/leads"), "empty"),
    Shown("duplicates, empty", "joining.index", at("/leads/duplicates"), "empty"),
    Shown("board, empty", "leads.board", at("/board"), "empty"),
    Shown("import, empty", "imports.new", at("/imports"), "empty"),
    Shown("mentorships, empty", "mentorships.index", at("/mentorships"), "empty"),
    Shown("briefs, empty", "briefs.index", at("/briefs"), "empty"),
    Shown("briefs weighed, one alone", "briefs.weighing", at("/briefs/weighing"), "empty"),
    Shown("events, empty", "events.index", at("/events"), "empty"),
    Shown("introductions, empty", "introductions.index", at("/introductions"), "empty"),
    Shown("whom to meet, empty", "introductions.new", at("/introductions/new"), "empty"),
    Shown("find, empty", "palette.find", at("/search"), "empty"),
    Shown("funnel, empty", "dashboard.funnel", at("/funnel"), "empty"),
    Shown("silences, empty", "silences.index", at("/silences"), "empty"),
    Shown("studies, empty", "studies.index", at("/studies"), "empty"),
    Shown("report, empty", "report.index", at("/report"), "empty"),
    Shown("what works, empty", "comparison.index", at("/what-works"), "empty"),
    Shown("pace, empty", "pace.index", at("/pace"), "empty"),
    Shown("planner, empty", "planner.index", at("/planner"), "empty"),
    Shown("settings, empty", "accounts.settings", at("/settings"), "empty"),
    Shown("data of an empty account", "accounts.data.index", at("/settings/data"), "empty"),
    Shown("add a lead, empty", "leads.new", at("/leads/new"), "empty"),
    Shown("sign in", "accounts.sign_in", at("/sign-in"), "nobody"),
    Shown("new password", "accounts.doors.reset", at("/reset/{reset}"), "nobody"),
    Shown("into the demo", "accounts.doors.sign_in", at("/sign-in/{door}"), "nobody"),
    Shown("nothing was deleted", "accounts.data.farewell", at("/deleted"), "nobody"),
    Shown("the mentor reads the agreement", "door.show", at("/m/{door_agreement}"), "nobody"),
    Shown("the mentor proposes a change", "door.change", at("/m/{door_agreement}/change"), "nobody"),
    Shown("the mentor is asked three questions", "door.show", at("/m/{door_pulse}"), "nobody"),
    Shown("the mentor reads ahead", "door.show", at("/m/{door_meeting}"), "nobody"),
    Shown("a link that was revoked", "door.show", at("/m/{door_shut}"), "nobody", status=404),
    Shown("a spent link", "accounts.doors.set_up", at("/set-up/spent"), "nobody", status=410),
    Shown("set up", "accounts.doors.set_up", at("/set-up/{set_up}"), "first"),
    Shown("sign in, nobody yet", "accounts.sign_in", at("/sign-in"), "first"),
]


def unlisted(app: Flask) -> list[str]:
    """The views that can be read and of which no page is in the table."""
    listed = {*NOT_PAGES, *(each.endpoint for each in SHOWN)}
    readable = {rule.endpoint for rule in app.url_map.iter_rules() if "GET" in (rule.methods or ())}
    return sorted(readable - listed)
