"""What somebody chose for a header, remembered: the suggestion when a file with the same header comes again.

It is kept when a file is brought in, and says nothing about bytes (encoding, delimiter, line of the header), which
may be others next time although the words are the same."""

from collections.abc import Iterable
from datetime import datetime
from hashlib import sha256
from typing import Any

from sqlalchemy import delete

from outreach.extensions import db
from outreach.imports import queries
from outreach.imports.choices import Choices
from outreach.imports.columns.header_words import fields, plain
from outreach.imports.columns.mapping import CUSTOM, IGNORED
from outreach.imports.reading import Reading
from outreach.models import Account, ImportMapping, ImportRun

_OF_COLUMNS = ("fields", "dates", "dates_of", "words")


def key_of(headers: Iterable[str]) -> str | None:
    """By what a header is recognised: its words in their order; None for a table without a header."""
    words = [plain(header) for header in headers]
    return sha256("\x1f".join(words).encode("utf-8", "replace")).hexdigest() if any(words) else None


def recalled(owner: Account, reading: Reading) -> dict[str, Any]:
    """The choices for this header, as a run keeps them, and under `remembered` when they were made; else nothing."""
    mapping = _mapping(owner, key_of(column.header for column in reading.columns))
    if mapping is None:
        return {}
    known = {*fields(), CUSTOM, IGNORED}
    said = Choices.from_json(mapping.choices)
    chosen = {place: to for place, to in said.fields.items() if to in known and place < len(reading.columns)}
    kept = {name: getattr(said, name) for name in _OF_COLUMNS}
    return kept | {"fields": chosen, "remembered": mapping.used_at.isoformat()}


def remember(owner: Account, run: ImportRun, at: datetime) -> None:
    """Keep what the user said about the columns of a file that is brought in."""
    said, key = Choices.from_json(run.choices), _key_of(run)
    kept = {name: getattr(said, name) for name in _OF_COLUMNS if getattr(said, name)}
    if key is None or not kept:
        return
    mapping = _mapping(owner, key) or ImportMapping(owner_id=owner.id, header_key=key)
    mapping.choices, mapping.used_at = kept, at
    db.session.add(mapping)


def forget(owner: Account, run: ImportRun) -> None:
    """Suggest for this header again what its words say."""
    wanted = (ImportMapping.owner_id == owner.id, ImportMapping.header_key == (_key_of(run) or ""))
    db.session.execute(delete(ImportMapping).where(*wanted))


def _key_of(run: ImportRun) -> str | None:
    return key_of(column["header"] for column in run.plan.get("columns", ()))


def _mapping(owner: Account, key: str | None) -> ImportMapping | None:
    return db.session.scalars(queries.mapping_of(owner, key)).one_or_none() if key else None
