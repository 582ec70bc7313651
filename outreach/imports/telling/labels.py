"""What fields, columns and kinds of files are called, in the reader's language."""

from flask_babel.speaklater import LazyString

from outreach.imports.columns.mapping import CUSTOM, EMAIL_LABEL, IGNORED, PAIR_LABEL, PAIR_VALUE
from outreach.imports.columns.own_export import TARGET as OWN_EXPORT
from outreach.text import _l

FIELDS: dict[str, LazyString] = {
    "full_name": _l("Name"),
    "first_name": _l("Given name"),
    "middle_name": _l("Middle name"),
    "last_name": _l("Family name"),
    "prefix": _l("Form of address"),
    "suffix": _l("Name suffix"),
    "nickname": _l("Nickname"),
    "email": _l("E-mail"),
    "email_other": _l("Further e-mail"),
    "linkedin": _l("LinkedIn page"),
    "phone": _l("Phone"),
    "phone_other": _l("Further phone"),
    "company": _l("Company"),
    "department": _l("Department"),
    "title": _l("Title"),
    "industry": _l("Industry"),
    "website": _l("Website"),
    "city": _l("City"),
    "country": _l("Country"),
    "tags": _l("Tags"),
    "notes": _l("Notes"),
    "hook": _l("Hook"),
    "birthday": _l("Birthday"),
    "connected_on": _l("Connected on"),
    "first_contact": _l("First contacted on"),
    "last_contacted": _l("Last contacted on"),
    "replied_on": _l("Replied on"),
    "met_on": _l("Met on"),
    "stage": _l("Stage"),
    "channel": _l("Channel or source"),
    "introduced_by": _l("Introduced by"),
}
OTHERS: dict[str, LazyString] = {CUSTOM: _l("A detail"), IGNORED: _l("Left out")}
_INTERNAL: dict[str, LazyString] = {
    OWN_EXPORT: _l("Where the lead stands"),
    EMAIL_LABEL: _l("Which e-mail is the main one"),
    PAIR_LABEL: _l("The name of a detail"),
    PAIR_VALUE: _l("A detail"),
}
KINDS: dict[str, LazyString] = {
    "outreach": _l("Export of Outreach"),
    "linkedin_connections": _l("LinkedIn connections"),
    "google_contacts": _l("Google contacts"),
    "outlook": _l("Outlook contacts"),
    "hubspot": _l("HubSpot contacts"),
    "apollo": _l("Apollo contacts"),
    "salesforce": _l("Salesforce report"),
    "pipedrive": _l("Pipedrive people"),
    "thunderbird": _l("Thunderbird address book"),
    "eventbrite": _l("Eventbrite attendees"),
    "meetup": _l("Meetup members"),
    "notion": _l("Notion table"),
    "table": _l("A table with a header"),
    "linkedin_messages": _l("LinkedIn messages"),
    "linkedin_invitations": _l("LinkedIn invitations"),
    "linkedin_archive": _l("LinkedIn’s archive"),
    "mailbox": _l("A mailbox"),
    "message": _l("An e-mail"),
    "calendar": _l("Calendar answers"),
    "vcard": _l("Address cards (vCard)"),
}
NO_TABLES = frozenset({"linkedin_archive", "mailbox", "message", "calendar", "vcard"})
TABLES = {kind: label for kind, label in KINDS.items() if kind not in NO_TABLES}


def field_label(target: str) -> str:
    """What a column becomes: `Given name`."""
    return str(FIELDS.get(target) or OTHERS.get(target) or _INTERNAL[target])


def kind_label(kind: str) -> str:
    """`LinkedIn connections`."""
    return str(KINDS.get(kind, KINDS["table"]))
