"""What is said about outcomes, in the reader's language, from the side that I am on."""

from collections.abc import Sequence

from outreach.models import Mentorship, Outcome, OutcomeKind, Role
from outreach.text import _, _n
from outreach.web.mentoring_words import OUTCOME_LABELS

ICONS: dict[OutcomeKind, str] = {
    OutcomeKind.RAISE: "cash-coin",
    OutcomeKind.PROMOTION: "arrow-up-right",
    OutcomeKind.SKILL: "tools",
    OutcomeKind.CONNECTION: "people",
    OutcomeKind.DECISION: "signpost-split",
    OutcomeKind.CONFIDENCE: "emoji-smile",
}


def headline(mentorship: Mentorship, rows: Sequence[Outcome]) -> str:
    """How much came of it, and of which kinds."""
    words = {"name": mentorship.display_name}
    mine = mentorship.role is Role.MENTEE
    if not rows:
        return _("Nothing is written down yet.") if mine else _("Nothing is written down for %(name)s yet.", **words)
    kinds = ", ".join(
        str(OUTCOME_LABELS[kind]).lower() for kind in OutcomeKind if any(row.kind is kind for row in rows)
    )
    if mine:
        return _n("One thing came of it: %(kinds)s.", "%(num)s things came of it: %(kinds)s.", len(rows), kinds=kinds)
    return _n(
        "One thing came of it for %(name)s: %(kinds)s.", "%(num)s things came of it for %(name)s: %(kinds)s.",
        len(rows), kinds=kinds, **words,
    )  # fmt: skip
