"""What makes two rows one person: an e-mail address or a LinkedIn slug, never a name."""

import re
import unicodedata
from hashlib import blake2b
from urllib.parse import unquote

from email_validator import EmailNotValidError, validate_email

# What nearly every address looks like. The rest (international names, quoted parts) is left to email-validator,
# which takes a hundred times as long.
_SHAPE = r"[a-z0-9_'+-]+(?:\.[a-z0-9_'+-]+)*@(?:[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?\.)+[a-z]{2,24}"
_COMMON = re.compile(_SHAPE, re.ASCII)
_LONGEST_COMMON = 254
_COMMON_LINE = re.compile(f"^{_SHAPE}$", re.ASCII | re.MULTILINE)
_BETWEEN_ONLY = re.compile(r"[\s<>,;:()\[\]\\]")  # stands in an address between quotation marks only
_BETWEEN = re.compile(r"\s*:::\s*|\s+/\s+|[;,|\s]+")
_SLUG = re.compile(r"linkedin\.com/in/([^/?#\s]+)", re.IGNORECASE)
# A whole column of them is read at once, joined by line ends: those that need neither decoding nor folding.
PLAIN_PAGE = re.compile(r"^https?://(?:www\.)?linkedin\.com/in/([a-z0-9_-]{1,200})/?$", re.MULTILINE | re.ASCII)
_BARE_SLUG = re.compile(r"(?:in/|@)?([\w%-]{3,100})/?")
LONGEST_ADDRESS, LONGEST_SLUG = 320, 200


def address_of(text: str) -> str | None:
    """An e-mail address, trimmed and case-folded; None when it is none.

    >>> address_of(" JONAS@Example.COM "), address_of("ewan@example")
    ('jonas@example.com', None)
    """
    folded = text.strip().casefold()
    if _COMMON.fullmatch(folded) and len(folded) <= _LONGEST_COMMON:
        return folded
    if "@" not in folded or len(folded) > LONGEST_ADDRESS or (_BETWEEN_ONLY.search(folded) and '"' not in folded):
        return None
    try:
        checked = validate_email(folded, check_deliverability=False, test_environment=True)
    except (EmailNotValidError, ValueError):
        return None
    return checked.normalized.casefold()


def plain_addresses(cells: list[str]) -> list[str] | None:
    """The addresses of a whole column, case-folded; None unless every one of them looks like nearly all do."""
    together = "\n".join(cells).casefold()
    found = together.split("\n")
    plain = len(found) == len(cells) == len(_COMMON_LINE.findall(together))
    return found if plain and max(map(len, found), default=0) <= _LONGEST_COMMON else None


def addresses_in(cell: str) -> tuple[list[str], bool]:
    """The addresses in a cell that may hold several, and whether something in it was none."""
    one = address_of(cell)
    if one:
        return [one], False
    whole = re.search(r"<([^<>\s]+@[^<>\s]+)>", cell)
    parts = [whole[1]] if whole else [part for part in _BETWEEN.split(cell) if part]
    found = [address_of(part.removeprefix("mailto:").strip("<>()\"'")) for part in parts]
    return list(dict.fromkeys(address for address in found if address)), not all(found)


def slug_of(text: str, *, bare: bool = False) -> str | None:
    """The slug after linkedin.com/in/, decoded and case-folded; `bare` also takes the slug by itself.

    >>> slug_of("https://fr.linkedin.com/in/J%C3%BCrgen-W/?trk=x"), slug_of("https://example.org/in/me")
    ('jürgen-w', None)
    """
    found = _SLUG.search(text) or (_BARE_SLUG.fullmatch(text.strip()) if bare else None)
    if not found:
        return None
    slug = found[1]
    if "%" in slug or not slug.isascii():
        slug = unicodedata.normalize("NFC", unquote(slug))
    slug = slug.strip().casefold()
    return slug if slug and "\0" not in slug and len(slug) <= LONGEST_SLUG else None


def fingerprint(cells: list[str]) -> str:
    """What a row with neither is recognised by when the same file comes again: everything that stands in it."""
    text = "\x1f".join(cell.strip() for cell in cells if cell and not cell.isspace())
    return blake2b(text.encode("utf-8", "replace"), digest_size=12).hexdigest()
