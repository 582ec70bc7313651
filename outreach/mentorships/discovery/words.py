"""What is said about a discovery, in the reader's language; and all of it as text to send."""

from datetime import date

from outreach.mentorships.discovery.comparing import Change, Given
from outreach.mentorships.discovery.queries import Progress
from outreach.mentorships.discovery.shipped import wording
from outreach.models import DiscoveryAnswer, DiscoveryQuestion, Mentorship, Role
from outreach.text import _, _n
from outreach.web.filters import long_day, number
from outreach.web.mentoring_words import THEME_LABELS

__all__ = [
    "THEME_LABELS", "as_text", "changed", "hole_changed", "intro", "numbered", "progress", "wording",
]  # fmt: skip


def progress(found: Progress) -> str:
    """14 of 20 answered, 3 holes."""
    said = {"answered": number(found.answered), "asked": number(found.asked)}
    if not found.holes:
        return _("%(answered)s of %(asked)s answered, no hole", **said)
    return _n(
        "%(answered)s of %(asked)s answered, %(num)s hole", "%(answered)s of %(asked)s answered, %(num)s holes",
        found.holes, **said,
    )  # fmt: skip


def intro(mentorship: Mentorship) -> str:
    """What the questions are for, to whoever asks or answers them."""
    if mentorship.role is Role.MENTOR:
        return _(
            "Ask %(name)s these questions, or send them ahead. Where there is no good answer, there is a hole: "
            "it becomes a goal, or a topic for the next meeting.",
            name=mentorship.display_name,
        )
    return _(
        "Answer alone first, then with %(name)s. Where you have no good answer, there is a hole: "
        "it becomes a goal, or a topic for the next meeting.",
        name=mentorship.display_name,
    )


def changed(change: Change) -> str:
    """How an answer stands to the one before, in a word or two; empty where there is nothing to say."""
    return {
        Change.NONE: _("not answered"),
        Change.FIRST: "",
        Change.SAME: _("as before"),
        Change.CHANGED: _("changed"),
        Change.GONE: _("no longer answered"),
    }[change]


def hole_changed(before: Given | None, after: Given) -> str:
    """Whether there is a hole, and since when."""
    was = before is not None and before.hole
    if after.hole:
        return _("still a hole") if was else _("a hole")
    return _("no longer a hole") if was else ""


def numbered(place: int, question: DiscoveryQuestion) -> str:
    """A question with its number."""
    return _("%(number)s. %(question)s", number=number(place), question=wording(question))


def as_text(
    mentorship: Mentorship,
    questions: list[DiscoveryQuestion],
    asked_on: date | None = None,
    given: dict[int, DiscoveryAnswer] | None = None,
) -> str:
    """The questions as text to send; with the answers of a round, where there is one."""
    lines = [_("Discovery with %(name)s", name=mentorship.display_name)]
    if asked_on is not None:
        lines.append(_("Answers of %(day)s", day=long_day(asked_on)))
    theme = None
    for place, question in enumerate(questions, start=1):
        if question.theme is not theme:
            theme = question.theme
            lines += ["", str(THEME_LABELS[theme])]
        lines += ["", numbered(place, question)]
        if given is not None:
            lines += _answered(given.get(question.id))
    return "\n".join(lines)


def _answered(answer: DiscoveryAnswer | None) -> list[str]:
    text = answer.text if answer is not None and answer.text else _("No answer yet.")
    hole = [_("This is a hole.")] if answer is not None and answer.hole else []
    return [f"   {line}" for line in [*text.splitlines(), *hole]]
