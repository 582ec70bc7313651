"""Why a row is nobody: told apart, so that each line of the list of rejected rows has its own reason."""

import re
from collections.abc import Mapping

from outreach.imports.columns.header_words import spellings

_FOOTER = re.compile(
    r"(grand )?totals?\b.*|total général\b.*|sous-total\b.*|somme\b.*|summe\b.*|gesamt\w*\b.*"
    r"|confidential\b.*|confidentiel\b.*|vertraulich\b.*|copyright \(c\).*|©.*|page \d+( \S+ \d+)?|source ?:.*"
    r"|(report )?(generated|exported|printed|created|updated|last updated) (by|on|from|at|with)\b.*|as of \d.*"
    r"|(filters?|rows?|records?|count|filtres?|lignes|zeilen|filtros?) ?: .*"
    r"|(exporté|généré|imprimé|mis à jour) (le|par|depuis|avec)\b.*|(exportiert|erstellt) (am|von|mit)\b.*|stand: .*"
    r"|(exportado|generado) (el|por|con)\b.*|end of (report|file|list)\b.*|fin (du|de la|del) .*"
    r"|\d+ (records?|rows?|contacts?|leads?|lignes?|enregistrements?|datensätze?|kontakte?|registros?|contactos?)\b.*",
    re.IGNORECASE,
)
_FIGURE = re.compile(r"[\d\s.,%€$£+-]*")
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
    if is_header_again(cells):
        return True
    first, *others = [cell for cell in cells if cell] or [""]
    if others and not all(_FIGURE.fullmatch(cell.strip()) for cell in others):
        return False
    return _FOOTER.fullmatch(first.strip()) is not None


def is_header_again(cells: list[str]) -> bool:
    """Whether a row only repeats the words of a header, as tables put below each other do."""
    filled = [cell.strip().casefold() for cell in cells if cell]
    return len(filled) > 1 and all(word in spellings() for word in filled)


def why_nobody(cells: list[str], texts: Mapping[str, str], kind: str) -> str:
    """The reason code for a row without a name, a good address or a profile."""
    filled = [cell.strip() for cell in cells if cell.strip()]
    if is_footer(cells):
        return "header_again" if is_header_again(cells) else "footer"
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
