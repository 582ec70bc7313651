"""What tells one person from another, written in one way: an address, and a LinkedIn page."""

import re
import unicodedata
from hashlib import blake2b
from urllib.parse import unquote

from email_validator import EmailNotValidError, validate_email

from outreach.text import _
from outreach.web.refusal import Refusal

LONGEST_SLUG = 200
_PROFILE = re.compile(r"(?:^/?|(?<![\w-])linkedin\.com/(?:mwlite/)?)(?:in|pub)/([^/?#]+)", re.IGNORECASE)


class IdentityError(Refusal):
    """An address or a LinkedIn page that cannot be one; the message says what would be right."""


def email_key(text: str) -> str | None:
    """The address trimmed and case-folded, None when empty; IdentityError when it is no address."""
    trimmed = text.strip().removeprefix("mailto:")
    if not trimmed:
        return None
    try:
        checked = validate_email(trimmed, check_deliverability=False, test_environment=True)
    except EmailNotValidError:
        message = _("“%(text)s” is not an address. Write it as name@company.com.", text=trimmed)
        raise IdentityError(message, "email") from None
    return checked.normalized.casefold()


def linkedin_slug(text: str) -> str | None:
    """What follows linkedin.com/in/, decoded and case-folded; None when empty, IdentityError for another page."""
    trimmed = text.strip()
    if not trimmed:
        return None
    slug = _slug_in(trimmed)
    if slug is None or len(slug) > LONGEST_SLUG:
        wrong = _("“%(text)s” is not a person’s LinkedIn page. Write linkedin.com/in/name.", text=trimmed)
        raise IdentityError(wrong, "linkedin")
    return slug


def linkedin_url(slug: str) -> str:
    """The address of the page."""
    return f"https://www.linkedin.com/in/{slug}"


def profile_key(slug: str) -> str:
    """How a further LinkedIn page of one person is recognised: as the key of a row that was brought in (ImportKey)."""
    return "l" + blake2b(slug.encode(), digest_size=12).hexdigest()


def _slug_in(text: str) -> str | None:
    found = _PROFILE.search(text)
    slug = unicodedata.normalize("NFC", unquote(found[1] if found else text)).strip("/").casefold()
    return slug if slug and not re.search(r"[\s/@:?#\0]", slug) else None
