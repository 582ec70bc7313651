"""Settings: read once from the environment, typed, and refused by name when they make no sense."""

import os
import secrets
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path

from outreach import paths

MEGABYTE = 1024 * 1024


class SettingError(Exception):
    """A setting has a value that cannot be used; the sentence says which, and how to mend it."""


@dataclass(frozen=True)
class Settings:
    """Everything that may differ between two installations."""

    data_dir: Path
    database_url: str
    secret_key: str
    secret_key_fallbacks: tuple[str, ...] = ()
    host: str = "127.0.0.1"
    port: int = 8000
    trusted_hosts: tuple[str, ...] = ()
    behind_https: bool = False
    worker_in_server: bool = True
    max_body_bytes: int = MEGABYTE
    max_upload_bytes: int = 250 * MEGABYTE
    max_import_rows: int = 1_000_000
    max_import_columns: int = 500
    backup_dir: Path | None = None
    backup_every_hours: int = 24
    backup_keep: int = 7
    log_level: str = "WARNING"
    extra: Mapping[str, object] = field(default_factory=dict)

    @property
    def embedded(self) -> bool:
        """Whether the database is the SQLite file that this installation owns and migrates itself."""
        return self.database_url.startswith("sqlite")

    @property
    def backups_folder(self) -> Path:
        """Where backups made by schedule are kept."""
        return self.backup_dir or self.data_dir / "backups"


def from_environment(environ: Mapping[str, str] = os.environ) -> Settings:
    """The settings that `environ` asks for; SettingError names the variable that is wrong."""
    data_dir = Path(environ.get("OUTREACH_DATA") or default_data_dir()).expanduser().absolute()
    return Settings(
        data_dir=data_dir,
        database_url=_database_url(environ.get("OUTREACH_DATABASE_URL", ""), data_dir),
        secret_key=environ.get("OUTREACH_SECRET_KEY") or _kept_secret(data_dir),
        secret_key_fallbacks=_words(environ.get("OUTREACH_SECRET_KEY_FALLBACKS", "")),
        host=environ.get("OUTREACH_HOST", "127.0.0.1"),
        port=_number(environ, "OUTREACH_PORT", 8000, 0, 65535),
        trusted_hosts=_words(environ.get("OUTREACH_TRUSTED_HOSTS", "")),
        behind_https=_yes_or_no(environ, "OUTREACH_HTTPS", default=False),
        worker_in_server=_yes_or_no(environ, "OUTREACH_WORKER_IN_SERVER", default=True),
        log_level=_one_of(environ, "OUTREACH_LOG_LEVEL", "WARNING", ("DEBUG", "INFO", "WARNING", "ERROR")),
        max_upload_bytes=_number(environ, "OUTREACH_MAX_UPLOAD_MB", 250, 1, 100_000) * MEGABYTE,
        max_import_rows=_number(environ, "OUTREACH_IMPORT_MAX_ROWS", 1_000_000, 1, 100_000_000),
        max_import_columns=_number(environ, "OUTREACH_IMPORT_MAX_COLUMNS", 500, 1, 100_000),
        backup_dir=_folder(environ, "OUTREACH_BACKUP_DIR"),
        backup_every_hours=_number(environ, "OUTREACH_BACKUP_EVERY_HOURS", 24, 0, 8760),
        backup_keep=_number(environ, "OUTREACH_BACKUP_KEEP", 7, 1, 10_000),
    )


def default_data_dir() -> Path:
    """`./instance` in a checkout, else the folder that the platform keeps for a user's data."""
    checkout = paths.checkout_dir()
    if checkout is not None:
        return checkout / "instance"
    import platformdirs

    return Path(platformdirs.user_data_dir("outreach", appauthor=False))


def _database_url(url: str, data_dir: Path) -> str:
    if not url:
        return f"sqlite:///{data_dir / 'outreach.sqlite3'}"
    for prefix in ("postgresql+psycopg://", "postgresql://", "postgres://"):
        if url.startswith(prefix):
            return "postgresql+psycopg://" + url.removeprefix(prefix)
    if url.startswith("sqlite:///"):
        return url
    raise SettingError(
        "OUTREACH_DATABASE_URL must begin with postgresql:// or sqlite:///. "
        "Leave it away to use the database inside OUTREACH_DATA."
    )


def _kept_secret(data_dir: Path) -> str:
    path = data_dir / "secret_key"
    if not path.exists():
        data_dir.mkdir(parents=True, exist_ok=True, mode=0o700)
        try:
            with open(os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "w") as file:
                file.write(secrets.token_hex(32))
        except FileExistsError:
            pass  # another process of the same installation was quicker
    return path.read_text().strip()


def _words(text: str) -> tuple[str, ...]:
    return tuple(word for word in text.replace(",", " ").split() if word)


def _folder(environ: Mapping[str, str], name: str) -> Path | None:
    text = environ.get(name, "")
    return Path(text).expanduser().absolute() if text else None


def _number(environ: Mapping[str, str], name: str, default: int, least: int, most: int) -> int:
    text = environ.get(name, "")
    if not text:
        return default
    if not text.isdecimal() or not least <= int(text) <= most:
        raise SettingError(f"{name} must be a whole number from {least} to {most}; it is {text!r}.")
    return int(text)


def _one_of(environ: Mapping[str, str], name: str, default: str, words: tuple[str, ...]) -> str:
    text = environ.get(name, "").upper() or default
    if text not in words:
        raise SettingError(f"{name} must be one of {', '.join(words)}; it is {text!r}.")
    return text


def _yes_or_no(environ: Mapping[str, str], name: str, *, default: bool) -> bool:
    text = environ.get(name, "").casefold()
    if not text:
        return default
    if text not in ("1", "0", "yes", "no", "true", "false", "on", "off"):
        raise SettingError(f"{name} must be yes or no; it is {text!r}.")
    return text in ("1", "yes", "true", "on")
