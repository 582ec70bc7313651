"""Why a row is nobody: told apart, so that each line of the list of rejected rows has its own reason."""

import re
from collections.abc import Mapping

_FOOTER = re.compile(
    r"(grand )?totals?\b.*|confidential information\b.*|copyright \(c\).*|©.*|generated (by|on)\b.*", re.IGNORECASE
)
_TICKS = frozenset(
    (
        "yes",
        "no",
        "true",
        "false",
        "oui",
        "non",
        "vrai",
        "faux",
        "ja",
        "nein",
        "wahr",
        "falsch",
        "sí",
        "si",
        "x",
        "☐",
        "☑",
        "✓",
    )
)
_PHONE = re.compile(r"[\d\s()+./-]{6,}(?:\s*:::\s*[\d\s()+./-]{6,})*")


def is_blank(cells: list[str]) -> bool:
    """Whether nothing but space stands in a row."""
    return not any(cell and not cell.isspace() for cell in cells)


def is_footer(cells: list[str]) -> bool:
    """Whether a row is one of the lines that reports put below their table."""
    if sum(1 for cell in cells if cell) != 1:
        return False
    return _FOOTER.fullmatch(next(cell for cell in cells if cell).strip()) is not None


def why_nobody(cells: list[str], texts: Mapping[str, str], kind: str) -> str:
    """The reason code for a row without a name, a good address or a profile."""
    filled = [cell.strip() for cell in cells if cell.strip()]
    if is_footer(cells):
        return "footer"
    if kind == "linkedin_connections" and set(texts) <= {"connected_on"}:
        return "hidden_profile"
    if all(value.casefold() in _TICKS for value in filled):
        return "only_ticks"
    if "company" in texts:
        return "only_company"
    # Google writes the type and the groups of a contact beside its number.
    if any(map(_PHONE.fullmatch, filled)) and len(filled) <= 3 and not any("@" in value for value in filled):
        return "only_phone"
    return "only_bad_email" if len(filled) == 1 and "@" in filled[0] else "nobody"
