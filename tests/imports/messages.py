"""Files of messages as the tests write them, and what came of them."""

import csv
import io
import zipfile
from typing import Any

from sqlalchemy import select

from outreach.extensions import db
from outreach.models import Account, Lead, Touchpoint

ME = "Robin Delacroix"
IN = "https://www.linkedin.com/in/"
HEADER_2026 = (
    "CONVERSATION ID", "CONVERSATION TITLE", "FROM", "SENDER PROFILE URL", "TO", "RECIPIENT PROFILE URLS", "DATE",
    "SUBJECT", "CONTENT", "FOLDER", "ATTACHMENTS", "IS MESSAGE DRAFT", "IS CONVERSATION DRAFT",
)  # fmt: skip
HEADER_2022 = tuple(
    name for name in HEADER_2026 if "RECIPIENT" not in name and "DRAFT" not in name and name != "ATTACHMENTS"
)


def row(talk: str, sender: str, to: str, day: str, **more: str) -> dict[str, str]:
    """One message; profiles follow from the names unless they are given."""
    profiles = more.pop("profiles", None)
    slugs = [_slug(to)] if profiles is None else [_slug(name) for name in profiles.split("|") if name]
    return {
        "CONVERSATION ID": talk, "FROM": sender, "SENDER PROFILE URL": IN + _slug(sender) if sender else "",
        "TO": to, "RECIPIENT PROFILE URLS": ",".join(IN + slug for slug in slugs),
        "DATE": f"{day} 10:00:00 UTC", "CONTENT": "Hello", "FOLDER": "INBOX",
        "IS MESSAGE DRAFT": "No", "IS CONVERSATION DRAFT": "No", **more,
    }  # fmt: skip


def messages_csv(*rows: dict[str, str], header: tuple[str, ...] = HEADER_2026) -> bytes:
    """A messages.csv of an era."""
    text = io.StringIO(newline="")
    writer = csv.DictWriter(text, header, extrasaction="ignore", restval="", quoting=csv.QUOTE_ALL)
    writer.writeheader()
    writer.writerows(rows)
    return text.getvalue().encode()


def zipped(files: dict[str, bytes]) -> bytes:
    """An archive of these files."""
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w") as made:
        for name, data in files.items():
            made.writestr(name, data)
    return packed.getvalue()


def mbox(*letters: str) -> bytes:
    """A mailbox; each letter begins with the day on which it was delivered, at ten o'clock."""
    said = []
    for number, letter in enumerate(letters):
        day, _newline, rest = letter.lstrip().partition("\n")
        said.append(f"From {number}@xxx Mon {day} 10:00:00 +0000 2026\n{rest.strip()}\n")
    return "\n".join(said).encode()


def letter(day: str, sender: str, to: str, subject: str = "Your talk", *fields: str, body: str = "Hello") -> str:
    """One letter of a mailbox: `Feb 02`."""
    month, number = day.split()
    date = f"Date: {number} {month} 2026 10:00:00 +0000"
    return "\n".join((day, f"From: {sender}", f"To: {to}", f"Subject: {subject}", date, *fields, "", body))


def standing(owner: Account) -> dict[str, tuple[Any, ...]]:
    """Each lead by name or address: stage, when it was contacted, when it replied, how many touchpoints it has."""
    db.session.expire_all()
    found = {}
    for lead in db.session.scalars(select(Lead).where(Lead.owner_id == owner.id)):
        count = len(db.session.scalars(select(Touchpoint).where(Touchpoint.lead_id == lead.id)).all())
        days = [at.strftime("%m-%d") if at else None for at in (lead.contacted_at, lead.replied_at)]
        found[lead.display_name] = (lead.stage.value, *days, count)
    return found


def _slug(name: str) -> str:
    return name.casefold().replace(",", "").replace(" ", "-")
