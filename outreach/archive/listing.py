"""What is asked about backups."""

from sqlalchemy import Select, select

from outreach.models import Backup


def all_backups() -> Select[Backup]:
    """Every attempt, the latest first."""
    return select(Backup).order_by(Backup.made_at.desc(), Backup.id.desc())


def last_good() -> Select[Backup]:
    """The latest one that is whole."""
    return all_backups().where(Backup.error == "").limit(1)
