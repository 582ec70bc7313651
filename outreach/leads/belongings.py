"""The rows that belong to one lead: what a merge hands over, and what goes when somebody asks to be forgotten."""

from typing import Any

from outreach.models import (
    BriefPerson,
    Closing,
    EventGuest,
    FollowUp,
    ImportChange,
    ImportKey,
    Introduction,
    LeadEmail,
    Mentorship,
    Note,
    Programme,
    ScoreCard,
    StageEvent,
    Touchpoint,
)

# What nothing but a person's own work makes: an import that made the lead is not taken back over it.
BUILT_ON_A_LEAD: tuple[type[Any], ...] = (Mentorship, EventGuest, Introduction, ScoreCard, BriefPerson)
# Each has the number of its lead in `lead_id`. What points at another of them stands before it, to be deleted first.
OF_A_LEAD: tuple[type[Any], ...] = (
    *BUILT_ON_A_LEAD, FollowUp, StageEvent, Touchpoint, Closing, Note, LeadEmail, ImportKey, ImportChange,
)  # fmt: skip
# What names a lead without being a part of them: word -> table and column. A merge hands these over too; when the lead
# is forgotten, an introduction goes with who made it, and a programme stays without its match.
NAMING_A_LEAD: dict[str, tuple[type[Any], str]] = {
    "introducer_of": (Introduction, "introducer_id"),
    Programme.__tablename__: (Programme, "lead_id"),
}
