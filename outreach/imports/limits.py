"""How much of a file is read. The names are those of the settings, and a refusal names them."""

from dataclasses import dataclass

from outreach.config import Settings

UPLOAD_SETTING = "OUTREACH_MAX_UPLOAD_MB"
ROWS_SETTING = "OUTREACH_IMPORT_MAX_ROWS"
COLUMNS_SETTING = "OUTREACH_IMPORT_MAX_COLUMNS"


@dataclass(frozen=True, slots=True)
class Limits:
    """Caps that are applied before anything is stored; characters, not bytes, once a file is decoded."""

    upload_bytes: int = 250 * 1024 * 1024
    rows: int = 1_000_000
    columns: int = 500
    cell: int = 64 * 1024
    record: int = 8 * 1024 * 1024
    header_lines: int = 30
    notices: int = 1_000
    unpacked: int = 1024 * 1024 * 1024


def limits_of(settings: Settings) -> Limits:
    """The limits of this installation for files that come through a page."""
    return Limits(settings.max_upload_bytes, settings.max_import_rows, settings.max_import_columns)
