"""What an import asks the database: who is known already, which runs there were, what they left behind."""

from collections.abc import Collection
from typing import Any

from sqlalchemy import ColumnElement, Select, Text, and_, cast, exists, or_, select, union

from outreach.leads.belongings import BUILT_ON_A_LEAD, NAMING_A_LEAD
from outreach.models import (
    Account,
    Closing,
    FollowUp,
    ImportChange,
    ImportKey,
    ImportMapping,
    ImportRun,
    Lead,
    LeadEmail,
    Note,
    RejectedRow,
    StageEvent,
    Tag,
    Touchpoint,
    lead_tag,
)

# The kinds of job of this room.
LOOK, BRING_IN, UNDO = "import_look", "import_bring_in", "import_undo"

KNOWN = (
    Lead.name,
    Lead.given_name,
    Lead.family_name,
    Lead.email,
    Lead.linkedin,
    Lead.phone,
    Lead.website,
    Lead.company,
    Lead.title,
    Lead.industry,
    Lead.city,
    Lead.country,
    Lead.hook,
    Lead.notes,
    Lead.channel,
    Lead.introduced_by,
    Lead.connected_on,
)


def runs_of(owner: Account) -> Select[ImportRun]:
    """The files of this account that were brought in, or looked at, newest first."""
    return select(ImportRun).where(ImportRun.owner_id == owner.id).order_by(ImportRun.id.desc())


def run_numbered(owner: Account, run_id: int) -> Select[ImportRun]:
    """One import of this account, held until the commit."""
    mine = (ImportRun.owner_id == owner.id, ImportRun.id == run_id)
    return select(ImportRun).where(*mine).with_for_update()


def handed_in_with(run: ImportRun) -> Select[ImportRun]:
    """The files that came together with this one, itself among them, in the order in which they came."""
    together = (ImportRun.batch == run.batch) if run.batch else (ImportRun.id == run.id)
    return select(ImportRun).where(ImportRun.owner_id == run.owner_id, together).order_by(ImportRun.id)


def mapping_of(owner: Account, header_key: str) -> Select[ImportMapping]:
    """What this account chose for a header."""
    return select(ImportMapping).where(ImportMapping.owner_id == owner.id, ImportMapping.header_key == header_key)


def rejected_rows(run: ImportRun) -> Select[RejectedRow]:
    """The rows of a file that became nobody, in its order."""
    return select(RejectedRow).where(RejectedRow.run_id == run.id).order_by(RejectedRow.line)


def changes_of(run: ImportRun) -> Select[ImportChange]:
    """What a run filled in on leads that were there before, the last change first."""
    return select(ImportChange).where(ImportChange.run_id == run.id).order_by(ImportChange.id.desc())


def any_lead(owner_id: int) -> Select[bool]:
    """Whether this account has a lead at all."""
    return select(exists().where(Lead.owner_id == owner_id))


def leads_by(owner_id: int, column: Any, values: Collection[str]) -> Select[Any]:
    """Leads whose `column` (e-mail, LinkedIn) has one of these values, with what an import may fill."""
    return _known(owner_id, Lead.__table__.c[column.key].in_(values))


def leads_with_ids(owner_id: int, ids: Collection[int]) -> Select[Any]:
    """The same by their numbers."""
    return _known(owner_id, Lead.__table__.c.id.in_(ids))


def further_addresses(owner_id: int, emails: Collection[str]) -> Select[str, int]:
    """Who has one of these as a further address."""
    return select(LeadEmail.email, LeadEmail.lead_id).where(LeadEmail.owner_id == owner_id, LeadEmail.email.in_(emails))


def addresses_of(ids: Collection[int]) -> Select[int, str]:
    """All further addresses of these leads."""
    return select(LeadEmail.lead_id, LeadEmail.email).where(LeadEmail.lead_id.in_(ids))


def nameless_keys(owner_id: int, keys: Collection[str]) -> Select[str, int]:
    """Whom rows with these fingerprints became."""
    return select(ImportKey.key, ImportKey.lead_id).where(ImportKey.owner_id == owner_id, ImportKey.key.in_(keys))


def any_further_profile(owner_id: int) -> Select[bool]:
    """Whether somebody has a second LinkedIn page, since two leads were joined; its keys begin with l."""
    return select(exists().where(ImportKey.owner_id == owner_id, ImportKey.key > "l", ImportKey.key < "m"))


def tags_on(ids: Collection[int]) -> Select[int, str]:
    """The tags of these leads, as they are compared."""
    return (
        select(lead_tag.c.lead_id, Tag.name_key)
        .join(Tag, Tag.id == lead_tag.c.tag_id)
        .where(lead_tag.c.lead_id.in_(ids))
    )


def tags_named(owner_id: int, keys: Collection[str]) -> Select[str, int]:
    """The tags of this account with these names."""
    return select(Tag.name_key, Tag.id).where(Tag.owner_id == owner_id, Tag.name_key.in_(keys))


def with_history(ids: Collection[int]) -> Select[int]:
    """Those of these leads that have a history, be it voided: an import does not write a second one."""
    events = select(StageEvent.lead_id).where(StageEvent.lead_id.in_(ids))
    closings = select(Closing.lead_id).where(Closing.lead_id.in_(ids))
    return select(union(events, closings).subquery().c.lead_id)


def with_touchpoints(ids: Collection[int]) -> Select[int]:
    """Those of these leads of which some contact is told, be it voided."""
    return select(Touchpoint.lead_id).where(Touchpoint.lead_id.in_(ids)).distinct()


def created_on_lines(run: ImportRun, lines: Collection[int]) -> Select[int, int]:
    """Line of the file -> the lead that a run made of it."""
    made = (Lead.owner_id == run.owner_id, Lead.import_run_id == run.id, Lead.import_line.in_(lines))
    return select(Lead.import_line, Lead.id).where(*made)  # type: ignore[return-value]


def created_by(run: ImportRun) -> Select[int]:
    """The leads that a run made."""
    return select(Lead.id).where(Lead.owner_id == run.owner_id, Lead.import_run_id == run.id)


def leads_of_lines(run: ImportRun, lines: Collection[int]) -> Select[int, int]:
    """Line of the file -> the lead that it became, for leads that a run made or completed."""
    made = select(Lead.import_line, Lead.id).where(Lead.owner_id == run.owner_id, Lead.import_run_id == run.id)
    filled = select(ImportChange.line, ImportChange.lead_id).where(ImportChange.run_id == run.id)
    found = union(made.where(Lead.import_line.in_(lines)), filled.where(ImportChange.line.in_(lines))).subquery()
    return select(found.c[0], found.c[1])


def names_of_created(run: ImportRun) -> Select[int, int | None, str, str | None, str | None]:
    """The leads that a run made: number, line of the file, and all that they may be called by."""
    columns = (Lead.id, Lead.import_line, Lead.name, Lead.email, Lead.linkedin)
    return select(*columns).where(Lead.owner_id == run.owner_id, Lead.import_run_id == run.id)


def created_and_edited(run: ImportRun) -> Select[int]:
    """Leads that a run made and on which somebody has built since: changed, or something was written down."""
    # What the run itself proposed as a next step counts as built on once it was put off, ended or made the user's own.
    own_step = and_(FollowUp.created_at == Lead.created_at, FollowUp.proposed, ~FollowUp.ended)
    written = [exists().where(Note.lead_id == Lead.id), exists().where(FollowUp.lead_id == Lead.id, ~own_step)]
    told = [
        exists().where(model.lead_id == Lead.id, or_(model.import_run_id.is_distinct_from(run.id), _taken_back(model)))
        for model in (StageEvent, Closing, Touchpoint)
    ]
    built = [exists().where(model.lead_id == Lead.id) for model in BUILT_ON_A_LEAD]
    built += [exists().where(getattr(model, column) == Lead.id) for model, column in NAMING_A_LEAD.values()]
    return created_by(run).where(or_(Lead.version != 1, *written, *told, *built))


def tags_of_created(run: ImportRun) -> Select[int, int]:
    """Which tags the leads wear that a run made."""
    made = created_by(run).subquery()
    return select(lead_tag.c.lead_id, lead_tag.c.tag_id).join(made, made.c.id == lead_tag.c.lead_id)


def addresses_of_created(run: ImportRun) -> Select[int, str]:
    """Which further addresses the leads have that a run made."""
    made = created_by(run).subquery()
    return select(LeadEmail.lead_id, LeadEmail.email).join(made, made.c.id == LeadEmail.lead_id)


def history_edited(run: ImportRun, lead_id: int) -> Select[bool]:
    """Whether some of the history that a run wrote on a lead was taken back by hand."""
    edited = [
        exists().where(model.lead_id == lead_id, model.import_run_id == run.id, _taken_back(model))
        for model in (StageEvent, Closing, Touchpoint)
    ]
    return select(or_(*edited))


def addresses_of_leads(owner_id: int, emails: Collection[str]) -> Select[str]:
    """Which of these addresses are those of leads."""
    first = select(Lead.email).where(Lead.owner_id == owner_id, Lead.email.in_(emails))
    further = select(LeadEmail.email).where(LeadEmail.owner_id == owner_id, LeadEmail.email.in_(emails))
    return select(union(first, further).subquery().c.email)


def references_there(owner_id: int, references: Collection[str]) -> Select[str]:
    """Which of these messages are touchpoints already, be they voided."""
    told = (Touchpoint.owner_id == owner_id, Touchpoint.reference.in_(references))
    return select(Touchpoint.reference).where(*told)  # type: ignore[return-value]


def tag_in_use() -> ColumnElement[bool]:
    """Whether some lead wears a tag; for a query of tags."""
    return exists().where(lead_tag.c.tag_id == Tag.id)


def _taken_back(model: type[StageEvent] | type[Closing] | type[Touchpoint]) -> ColumnElement[bool]:
    if model is Closing:
        return or_(Closing.voided_at.is_not(None), Closing.reopened_at.is_not(None))
    return model.voided_at.is_not(None)


def _known(owner_id: int, condition: ColumnElement[bool]) -> Select[Any]:
    """Columns of the table rather than of the class, and details as text: this is read for every row of a file."""
    lead = Lead.__table__.c
    columns = [lead[column.key] for column in KNOWN]
    details = cast(lead.details, Text)
    return select(lead.id, lead.version, details, lead.do_not_contact_at, *columns).where(
        lead.owner_id == owner_id, condition
    )
