"""The domain. Everything else imports models from here."""

from outreach.models.account import Account, AccountSession, Attempt, OneTimeLink
from outreach.models.backup import Backup
from outreach.models.base import Base, Owned
from outreach.models.brief import Brief
from outreach.models.changes import DataVersion, changed, data_version
from outreach.models.follow_up import FollowUp
from outreach.models.history import Closing, HistoryRow, Note, StageEvent, Touchpoint
from outreach.models.import_run import ImportChange, ImportKey, ImportMapping, ImportRun, RejectedRow, UploadPart
from outreach.models.job import Job
from outreach.models.joining import LeadMerge, NotTheSame
from outreach.models.lead import Lead, LeadEmail, folded, folded_all, search_text_of
from outreach.models.moment import Moment, printed, start_of_day
from outreach.models.recording import Recorder
from outreach.models.settling import restand, settle
from outreach.models.tag import Tag, lead_tag
from outreach.models.words import (
    STAGES,
    Channel,
    ClosingReason,
    Direction,
    Kind,
    Source,
    Stage,
    StepKind,
)

__all__ = [
    "STAGES",
    "Account",
    "AccountSession",
    "Attempt",
    "Backup",
    "Base",
    "Brief",
    "Channel",
    "Closing",
    "ClosingReason",
    "DataVersion",
    "Direction",
    "FollowUp",
    "HistoryRow",
    "ImportChange",
    "ImportKey",
    "ImportMapping",
    "ImportRun",
    "Job",
    "Kind",
    "Lead",
    "LeadEmail",
    "LeadMerge",
    "Moment",
    "NotTheSame",
    "Note",
    "OneTimeLink",
    "Owned",
    "Recorder",
    "RejectedRow",
    "Source",
    "Stage",
    "StageEvent",
    "StepKind",
    "Tag",
    "Touchpoint",
    "UploadPart",
    "changed",
    "data_version",
    "folded",
    "folded_all",
    "lead_tag",
    "printed",
    "restand",
    "search_text_of",
    "settle",
    "start_of_day",
]
