"""The non-disclosure agreement: whether one is needed, when it was signed, and the papers themselves."""

import zipfile
from collections.abc import Callable
from datetime import date, datetime, timedelta
from io import BytesIO
from pathlib import PurePosixPath

from sqlalchemy import ColumnElement, Row, Select, delete, func, select

from outreach.extensions import db
from outreach.models import Mentorship, MentorshipFile, Secrecy
from outreach.text import _
from outreach.web.refusal import Refusal

MEGABYTE = 1024 * 1024
LARGEST = 5 * MEGABYTE
MOST_FILES = 20
KEPT = timedelta(days=30)
LONGEST_STEM = 120
TYPES = {
    "pdf": "application/pdf",
    "png": "image/png",
    "jpg": "image/jpeg",
    "docx": "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    "odt": "application/vnd.oasis.opendocument.text",
    "txt": "text/plain",
}


def set_secrecy(mentorship: Mentorship, secrecy: Secrecy, signed_on: date | None, *, today: date) -> None:
    """Say how it stands with the non-disclosure agreement. Raises Refusal."""
    if secrecy is Secrecy.SIGNED:
        if signed_on is None:
            raise Refusal(_("Say on which day both had signed."), "signed_on")
        if signed_on > today:
            raise Refusal(_("This day is yet to come."), "signed_on")
        if signed_on.year < 1990:
            raise Refusal(_("This is before %(year)s. Is the year right?", year=1990), "signed_on")
    mentorship.secrecy = secrecy
    mentorship.signed_on = signed_on if secrecy is Secrecy.SIGNED else None


def add_file(mentorship: Mentorship, name: str, data: bytes, *, at: datetime) -> MentorshipFile:
    """Keep a paper. What it is, its first bytes say, not its name. Raises Refusal."""
    if len(data) > LARGEST:
        raise Refusal(_("This file is too large: %(most)s MB at most.", most=LARGEST // MEGABYTE), "file")
    kind = kind_of(data)
    if kind is None:
        raise Refusal(_("This is none of the kinds that can be kept: PDF, PNG, JPEG, DOCX, ODT or plain text."), "file")
    if (db.session.scalar(select(func.count()).select_from(files_of(mentorship).subquery())) or 0) >= MOST_FILES:
        raise Refusal(_("There are %(most)s files already. Remove one of them first.", most=MOST_FILES), "file")
    kept = MentorshipFile(
        owner_id=mentorship.owner_id, mentorship_id=mentorship.id, name=safe_name(name, kind),
        media_type=TYPES[kind], data=data, added_at=at,
    )  # fmt: skip
    db.session.add(kept)
    db.session.flush()
    return kept


def files_of(mentorship: Mentorship) -> Select[int, str, datetime, int]:
    """The papers without what is in them: number, name, when, how many bytes."""
    columns = (MentorshipFile.id, MentorshipFile.name, MentorshipFile.added_at, func.length(MentorshipFile.data))
    chosen = select(*columns).where(*_of(mentorship), MentorshipFile.removed_at.is_(None))
    return chosen.order_by(MentorshipFile.id)


def papers(mentorship: Mentorship) -> list[Row[int, str, datetime, int]]:
    """The same, read."""
    return list(db.session.execute(files_of(mentorship)))


def remove(mentorship: Mentorship, kept: MentorshipFile, *, at: datetime) -> None:
    """Take a paper away. It can be brought back for thirty days; what was taken away before that is let go of."""
    kept.removed_at = kept.removed_at or at
    long_gone = (*_of(mentorship), MentorshipFile.removed_at <= at - KEPT)
    db.session.execute(delete(MentorshipFile).where(*long_gone))


def _of(mentorship: Mentorship) -> tuple[ColumnElement[bool], ...]:
    return MentorshipFile.owner_id == mentorship.owner_id, MentorshipFile.mentorship_id == mentorship.id


def safe_name(name: str, kind: str) -> str:
    """The name without its folders and without what no file system takes, ending as its kind does."""
    base = PurePosixPath(name.replace("\\", "/")).name
    kept = "".join(letter for letter in base if letter.isprintable() and letter not in '<>:"/\\|?*')
    stem, dot, _ending = kept.rpartition(".")
    return f"{(stem if dot else kept).strip('. ')[:LONGEST_STEM] or 'paper'}.{kind}"


def kind_of(data: bytes) -> str | None:
    """What a file is by its content; None when it is nothing that is kept."""
    known: dict[str, Callable[[bytes], bool]] = {
        "pdf": lambda found: found.startswith(b"%PDF-"),
        "png": lambda found: found.startswith(b"\x89PNG\r\n\x1a\n"),
        "jpg": lambda found: found.startswith(b"\xff\xd8\xff"),
        "docx": lambda found: "word/document.xml" in _names_in(found),
        "odt": lambda found: found[:2] == b"PK" and found[30:77] == b"mimetypeapplication/vnd.oasis.opendocument.text",
        "txt": _is_text,
    }
    return next((kind for kind, fits in known.items() if fits(data)), None)


def _names_in(data: bytes) -> list[str]:
    # Only the list of what is inside is read; nothing is unpacked.
    if not data.startswith(b"PK\x03\x04"):
        return []
    try:
        with zipfile.ZipFile(BytesIO(data)) as archive:
            return archive.namelist()
    except (zipfile.BadZipFile, ValueError, RuntimeError, OSError, EOFError):
        return []


def _is_text(data: bytes) -> bool:
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError:
        return False
    return bool(text.strip()) and all(letter.isprintable() or letter in "\n\r\t\f" for letter in text)
