"""Cells that a spreadsheet would compute: guarded going out, read as they were coming in."""

# What a spreadsheet takes for the beginning of a formula, or strips before it looks (OWASP).
FORMULA_STARTS = tuple("=+-@\t\r\n\0＝＋－＠")
_SUSPECT = frozenset((*FORMULA_STARTS, "'"))


def guarded(cell: str) -> str:
    """A cell that no spreadsheet computes, and that our own import reads as it was.

    >>> guarded("=1+1"), unguarded(guarded("'=1+1"))
    ("'=1+1", "'=1+1")
    """
    if cell[:1] not in _SUSPECT:
        return cell
    return "'" + cell if cell.startswith(FORMULA_STARTS) or unguarded(cell) != cell else cell


def unguarded(cell: str) -> str:
    """`cell` without the quotation mark that exports put before what a spreadsheet would compute.

    >>> unguarded("'+44 20 7946 0455"), unguarded("'tis")
    ('+44 20 7946 0455', "'tis")
    """
    return cell[1:] if cell[:1] == "'" and cell.lstrip("'").startswith(FORMULA_STARTS) else cell
