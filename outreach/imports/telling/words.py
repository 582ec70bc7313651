"""The codes of an import as sentences, in the reader's language."""

from flask_babel.speaklater import LazyString

from outreach.imports.findings import Refused
from outreach.text import _, _l
from outreach.web.filters import number

REASONS: dict[str, LazyString] = {
    "hidden_profile": _l("LinkedIn hides this person: only a date is there."),
    "only_company": _l("A company without a person: no name, no e-mail, no profile."),
    "only_phone": _l("Only a phone number: no name, no e-mail, no profile."),
    "only_bad_email": _l("This is no e-mail address, and there is no name."),
    "only_ticks": _l("Only a box is ticked: no name, no e-mail, no profile."),
    "nobody": _l("No name, no e-mail address and no LinkedIn profile."),
    "footer": _l("A closing line of the report, not a person."),
    "cut_off": _l("The file ends in the middle of this row."),
    "unclosed": _l("A quotation mark is opened in this row and never closed."),
    "doubtful": _l("This line may belong to the cell that was opened above and never closed."),
    "header_again": _l("The header once more, not a person."),
    "company_card": _l("The card of a company, not of a person."),
    "group_card": _l("A group of cards, not a person."),
    "thing_card": _l("The card of a place or a thing, not of a person."),
    "empty_card": _l("An empty card: no name, no e-mail, no profile."),
    "too_long": _l("This row is longer than 8 million characters."),
}
NOTICES: dict[str, LazyString] = {
    "bad_email": _l("Not a valid e-mail address; kept among the details."),
    "bad_profile": _l("Not a LinkedIn profile; kept among the details."),
    "second_profile": _l("A second LinkedIn profile; kept among the details."),
    "bad_day": _l("Not a day that can be read; kept among the details as it was typed."),
    "ambiguous_day": _l("Day and month could be either way round; kept among the details as it was typed."),
    "future_day": _l("A day that is yet to come; kept among the details, not in the history."),
    "not_contacted_yet": _l(
        "The status says that this person was not contacted yet; the day is kept among the details."
    ),
    "no_day": _l("No day is given for this status; the day of the import stands in the history."),
    "unknown_stage": _l("Not a stage that we know; kept among the details."),
    "unreadable_history": _l("Not a history as our exports write it; this lead comes without one."),
    "unknown_channel": _l("Not a channel that we know; kept among the details."),
    "long": _l("Too long for its field; kept whole among the details."),
    "cut": _l("A cell of more than 64 kB; the rest of it was cut."),
    "nul": _l("Unprintable characters were taken out."),
    "beyond_header": _l("More cells than the header has columns; these were left out."),
    "bad_phone": _l("Not a phone number; kept among the details."),
    "error_cell": _l("The spreadsheet could not compute this cell; it counts as empty."),
    "uncomputed": _l(
        "A formula whose value was never computed; kept as typed. Open the workbook, save it, and bring it again to "
        "have its value."
    ),
    "other_sheet": _l("Another sheet of the workbook, left out. Save it as a file of its own and bring that."),
    "differs": _l("Another value was there first; the first one stays."),
    "belongs_to_another": _l("This belongs to another lead already and stays with it."),
    "other_address": _l("Somebody answered from another address; the answer counts, the address is not kept."),
    "perhaps_an_answer": _l("This person wrote later, but not in answer to your message; log it by hand if it is one."),
    "complaint": _l("This person marked your message as spam: write no more."),
}
MERGED_BY: dict[str, LazyString] = {
    "email": _l("The same e-mail address."),
    "linkedin": _l("The same LinkedIn profile."),
}
_REFUSALS: dict[str, LazyString] = {
    "empty": _l("The file is empty. Choose the file that the other program wrote."),
    "picture": _l("This is a picture, not a table. Bring a CSV file: a table saved as text."),
    "pdf": _l("This is a PDF, not a table. Bring a CSV file: a table saved as text."),
    "archive": _l(
        "This is an archive of a kind that is not read. Unpack it, and bring the file that holds the people."
    ),
    "old_office": _l(
        "This is an old Office file, or one with a password. Open it, save the sheet as .xlsx or CSV without a "
        "password, and bring that file."
    ),
    "binary": _l("This file is not text. Bring a CSV file: a table saved as text."),
    "columns": _l("The file has %(found)s columns or more; at most %(limit)s are read (%(setting)s)."),
    "rows": _l(
        "The file has more than %(limit)s rows (%(setting)s). Split it, and bring the parts one after the other."
    ),
    "size": _l(
        "The file is larger than %(limit)s MB (%(setting)s). Split it, and bring the parts one after the other."
    ),
    "quotes": _l("Quotation marks are opened and never closed in too many rows, lastly in line %(line)s."),
    "linkedin_messages": _l("These are LinkedIn messages, not people. Bring Connections.csv of the same archive."),
    "linkedin_invitations": _l(
        "These are LinkedIn invitations, not people. Bring Connections.csv of the same archive."
    ),
    "missing": _l("There is no such file."),
    "unreadable": _l("The file cannot be opened: %(why)s."),
    "unknown_encoding": _l("There is no encoding called “%(encoding)s”."),
    "unknown_delimiter": _l("“%(delimiter)s” cannot stand between cells: it has to be one character."),
    "nested": _l("Cards stand inside cards without end; export them again from where they come."),
    "web_page": _l(
        "This is a web page, not a table. Open it in a spreadsheet, save it as .xlsx or CSV, and bring that file."
    ),
    "program_data": _l("This is data for programs (JSON or XML), not a table. Export it as CSV, and bring that file."),
    "broken_archive": _l("This archive or workbook is damaged or incomplete. Save it again where it comes from."),
    "workbook": _l(
        "This workbook is damaged or incomplete. Open it, save it again as .xlsx or CSV, and bring that file."
    ),
    "unpacked": _l(
        "Unpacked, this file would be larger than %(limit)s MB. Take out what is not needed, or bring a CSV file."
    ),
    "opendocument": _l(
        "This is an OpenDocument file. Open it and save the sheet as .xlsx or CSV, and bring that file."
    ),
    "numbers": _l("This is a Numbers file. Open it and export it as CSV or Excel, and bring that file."),
    "binary_workbook": _l("This is a binary workbook. Open it and save it as .xlsx or CSV, and bring that file."),
    "document": _l(
        "This is a document, not a table. Copy its table into a spreadsheet, save it as CSV, and bring that file."
    ),
    "own_archive": _l(
        "This is an archive of Outreach itself. The archive of an account comes back under Settings, “Your data”; "
        "a backup of the whole installation by the command “outreach restore”."
    ),
    "nothing_in_archive": _l(
        "Nothing in this archive can be brought in: no connections, messages, invitations or mailbox. Unpack it, and "
        "bring the file that you mean."
    ),
    "entries": _l("The calendar has more than %(limit)s entries. Split it, and bring the parts one after the other."),
    "unknown_line": _l("Line %(line)s is not among the first lines of the file, so it cannot be the header."),
    "unknown_field": _l("There is no field called “%(field)s”."),
    "unknown_column": _l("The file has no column “%(column)s”."),
}
SKIPPED: dict[str, LazyString] = {
    "draft": _l("drafts, never sent"),
    "sponsored": _l("advertisements"),
    "spam": _l("spam"),
    "unknown LinkedIn Member": _l("from or to people who left LinkedIn"),
    "trash": _l("deleted"),
    "no_date": _l("without a date that can be read"),
    "future": _l("dated in the future"),
    "not_written_to": _l("from people to whom you never wrote and who are no leads"),
    "not_chosen": _l("with people who are not part of the search"),
    "known": _l("here already"),
    "automatic": _l("sent by a machine in your name"),
    "auto_reply": _l("automatic replies"),
    "bounce_hard": _l("could not be delivered"),
    "delay": _l("notices of a delay"),
    "delivered": _l("notices of delivery"),
    "receipt": _l("read receipts"),
    "complaint": _l("complaints about spam"),
    "bulk": _l("newsletters and lists"),
    "unreadable": _l("that cannot be read"),
    "empty": _l("without any text"),
    "organisation": _l("from companies and their pages"),
    "no_direction": _l("of which nobody can say who asked whom"),
    "mass_mailing": _l("sent to too many people to be written by hand"),
    "no_recipient": _l("with nobody but yourself in them"),
    "no_thread": _l("that answer nothing you sent"),
    "planned": _l("meetings that are only planned"),
    "no_answer": _l("invitations that nobody has answered"),
}
UNDO_WHY: dict[str, LazyString] = {
    "edited": _l("Edited, or written to, since the import."),
    "gone": _l("No longer here: deleted, or merged with somebody else, since the import."),
    "nameless": _l("Nothing would say who this is: name, address and page were changed or removed since."),
    "error": _l("The database refused it; the log of the server says why."),
}


def reason(code: str) -> str:
    """Why a row is nobody."""
    return str(REASONS.get(code, REASONS["nobody"]))


def notice(code: str) -> str:
    """Why a value was not taken as it stands."""
    return str(NOTICES[code]) if code in NOTICES else code.replace("_", " ")


def merged_by(code: str) -> str:
    """By what two rows were recognised as one person."""
    return str(MERGED_BY[code]) if code in MERGED_BY else code.replace("_", " ")


def refusal(refused: Refused) -> str:
    """Why a file, or a choice about it, is refused, and what to do."""
    return refusal_of(refused.code, refused.facts)


def refusal_of(code: str, facts: dict[str, str | int]) -> str:
    """The same from what was kept of it."""
    printed = {name: number(fact) if isinstance(fact, int) else fact for name, fact in facts.items()}
    if code not in _REFUSALS:
        return _("This file cannot be read (%(code)s).", code=code)
    sentence = str(_REFUSALS[code])
    return sentence % printed if printed else sentence


def undo_why(code: str) -> str:
    """Why a row was not taken back."""
    return str(UNDO_WHY.get(code, UNDO_WHY["error"]))


def skipped(code: str) -> str:
    """Why a message is no contact."""
    return str(SKIPPED[code]) if code in SKIPPED else code.replace("_", " ")


def nobody_is_me() -> str:
    """What is said when nobody can tell which of the people in a file is the owner."""
    return _(
        "The file does not tell who you are. Say your name, your e-mail address or your LinkedIn page as it stands."
    )


def nobody_in_columns() -> str:
    """What is said when no column could be a person."""
    return _("No column says who somebody is. Say which one holds the name, the e-mail address or the LinkedIn page.")
