"""The one way to load a row by its number: only its owner finds it."""

from typing import TypeVar

from flask import abort, g, session
from flask_login import current_user
from sqlalchemy import ColumnElement, Select, select

from outreach.extensions import db
from outreach.models import Account, HistoryRow, Lead, Owned

LARGEST_ID = 2**63 - 1
Row = TypeVar("Row", bound=Owned)


def current_owner() -> Account:
    """Whose data this request is about: the signed-in account, or its sample while it looks at that."""
    if "owner" not in g:
        g.owner = sample_looked_at() or db.session.get_one(Account, current_user.id)
    owner: Account = g.owner
    return owner


def sample_looked_at() -> Account | None:
    """The sample that this session looks at instead of the user's own data; None when it does not."""
    sample_id = session.get("sample_id")
    if sample_id is None:
        return None
    sample = db.session.get(Account, sample_id)
    return sample if sample is not None and sample.sample_of_id == current_user.id else None


def owned(model: type[Row], row_id: int) -> Row:
    """The row of `model` with this number, or 404 when there is none or it belongs to somebody else."""
    row = db.session.scalars(_numbered(model, row_id)).one_or_none()
    return row if row is not None else abort(404)


def owned_to_write(model: type[Row], row_id: int) -> Row:
    """The same row, held until this request ends: a second writer waits instead of overwriting."""
    chosen = _numbered(model, row_id).with_for_update().execution_options(populate_existing=True)
    row = db.session.scalars(chosen).one_or_none()
    return row if row is not None else abort(404)


def select_owned(model: type[Row]) -> Select[Row]:
    """All rows of `model` that belong to the owner of this request."""
    return select(model).where(model.owner_id == current_owner().id)


def _numbered(model: type[Row], row_id: int) -> Select[Row]:
    # A number that no database can hold would be an error there, not an empty answer.
    return select_owned(model).where(model.id == (row_id if row_id <= LARGEST_ID else None), *_remembered(model))


def _remembered(model: type[Owned]) -> list[ColumnElement[bool]]:
    """Whoever asked to be forgotten has no page, and the history that stays of them cannot be changed."""
    if issubclass(model, Lead):
        return [model.forgotten_at.is_(None)]
    if issubclass(model, HistoryRow):
        return [select(Lead.id).where(Lead.id == model.lead_id, Lead.forgotten_at.is_(None)).exists()]
    return []
