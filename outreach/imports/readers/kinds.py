"""Which program a table comes from, told by the words of its header or by its file name."""

import re
from collections.abc import Sequence

from outreach.imports.columns.header_words import plain
from outreach.leads import sheet

_SIGNS: tuple[tuple[str, frozenset[str]], ...] = (
    ("outreach", frozenset(map(plain, sheet.SIGNS))),
    ("linkedin_messages", frozenset({"conversation id", "from", "content"})),
    ("linkedin_invitations", frozenset({"from", "to", "sent at", "direction"})),
    ("linkedin_connections", frozenset({"first name", "last name", "company", "position", "connected on"})),
    ("linkedin_connections", frozenset({"prenom", "nom", "entreprise", "poste", "date de connexion"})),
    ("linkedin_contacts", frozenset({"firstname", "lastname", "createdat", "bookmarkedat"})),
    ("google_contacts", frozenset({"group membership", "e mail 1 value"})),
    ("google_contacts", frozenset({"name", "given name", "family name", "yomi name"})),
    ("google_contacts", frozenset({"phonetic first name", "file as", "labels"})),
    ("outlook", frozenset({"e mail address", "e mail display name"})),
    ("outlook", frozenset({"nom", "prenom", "telephone (bureau)"})),
    ("outlook", frozenset({"nachname", "vorname", "telefon geschaftlich"})),
    ("outlook", frozenset({"apellidos", "nombre", "telefono del trabajo"})),
    ("google_contacts", frozenset({"given name", "family name", "internet free busy"})),
    ("google_contacts", frozenset({"first name", "last name", "internet free busy"})),
    ("hubspot", frozenset({"record id", "contact owner"})),
    ("hubspot", frozenset({"record id", "lifecycle stage"})),
    ("apollo", frozenset({"person linkedin url"})),
    ("salesforce", frozenset({"lead owner"})),
    ("salesforce", frozenset({"account name", "mailing street"})),
    ("salesforce", frozenset({"firstname", "lastname", "leadsource"})),
    ("salesforce", frozenset({"lead source", "company / account"})),
    ("salesforce", frozenset({"firstname", "lastname", "ownerid"})),
    ("pipedrive", frozenset({"person name"})),
    ("thunderbird", frozenset({"primary email", "secondary email"})),
    ("thunderbird", frozenset({"anzeigename", "primare e mail adresse"})),
    ("thunderbird", frozenset({"nom a afficher", "premiere adresse electronique"})),
    ("eventbrite", frozenset({"order #", "attendee #"})),
    ("meetup", frozenset({"url of member profile"})),
)
_NOTION = re.compile(r".* [0-9a-f]{32}(_all)?\.csv|notion.*\.csv", re.IGNORECASE)
TABLE = "table"
KINDS = frozenset(kind for kind, _signs in _SIGNS) | {"notion", TABLE}
WITHOUT_PEOPLE = frozenset({"linkedin_messages", "linkedin_invitations"})


def kind_of(headers: Sequence[str], file_name: str, said: str | None = None) -> str:
    """The program that wrote a table with this header; `table` when no sign of one is there. `said` by the user."""
    if said in KINDS:
        return said
    words = {plain(header) for header in headers}
    found = next((kind for kind, signs in _SIGNS if signs <= words), TABLE)
    return "notion" if found == TABLE and _NOTION.fullmatch(file_name) else found
