"""The rows that belong to one lead: what a merge hands over, and what goes when somebody asks to be forgotten."""

from typing import Any

from outreach.models import Closing, FollowUp, ImportChange, ImportKey, LeadEmail, Note, StageEvent, Touchpoint

# Each has the number of its lead in `lead_id`. What points at another of them stands before it, to be deleted first.
OF_A_LEAD: tuple[type[Any], ...] = (
    FollowUp, StageEvent, Touchpoint, Closing, Note, LeadEmail, ImportKey, ImportChange,
)  # fmt: skip
