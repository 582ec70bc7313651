"""What check-ins, thanks and outcomes share: entries of a day that are written down, corrected, and removed."""

from collections.abc import Mapping
from datetime import date
from hashlib import sha256
from typing import TypeVar

from flask import abort

from outreach.mentorships.entry_forms import EntryForm
from outreach.mentorships.phases import check_day
from outreach.models import Account, Mentorship, OfMentorship
from outreach.text import _
from outreach.web import typed
from outreach.web.filters import long_day
from outreach.web.refusal import Refusal

Row = TypeVar("Row", bound=OfMentorship)


def of(mentorship_id: int, row: Row) -> Row:
    """The row, when it belongs to this mentorship; 404 when it is one of another."""
    return row if row.mentorship_id == mentorship_id else abort(404)


def words_in(text: str | None, most: int, field: str, *, one_line: bool = False) -> str:
    """Text as every browser means it, without what no database keeps. Raises Refusal when it is too long."""
    said = typed.one_line(text) if one_line else typed.plain(text)
    if len(said) > most:
        raise Refusal(_("That is longer than %(most)s characters.", most=most), field)
    return said


def check_day_within(owner: Account, mentorship: Mentorship, day: date, field: str = "on_day") -> None:
    """Refuse a day to come, and one before the mentorship began. Raises Refusal."""
    check_day(owner, day, field)
    if day < mentorship.began_on:
        began = long_day(mentorship.began_on)
        raise Refusal(_("The mentorship began on %(day)s. Choose that day or a later one.", day=began), field)


def tag_of(values: Mapping[str, object]) -> str:
    """What an entry says, in sixteen letters, so that two windows notice each other."""
    return sha256(repr(sorted((name, str(value)) for name, value in values.items())).encode()).hexdigest()[:16]


def as_typed(values: Mapping[str, object]) -> dict[str, str]:
    """What an entry says, as its form would send it: Undo writes a removed one again with that."""
    return {name: "" if value is None else str(value) for name, value in values.items()}


def check_seen(form: EntryForm, values: Mapping[str, object], now_said: str) -> None:
    """Refuse once when another window changed the entry after this form was shown; a second try means it."""
    tag = tag_of(values)
    if form.seen.data == tag:
        return
    form.seen.raw_data, form.seen.data = None, tag
    raise Refusal(
        _("Changed meanwhile in another window: %(said)s. Nothing was overwritten; save again to replace it.",
          said=now_said)
    )  # fmt: skip
