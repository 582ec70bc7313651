"""What mail servers write into their reports: about whom, and about which message (RFC 3464)."""

import re
from collections.abc import Iterable

from outreach.imports.activities.headers import Headers
from outreach.imports.activities.parts import Part
from outreach.imports.people.identity import address_of

_BLOCKS = re.compile(r"\n\s*\n")
_FIELD = re.compile(
    r"^(final-recipient|original-recipient|action|status):[ \t]*(?:[\w-]+[ \t]*;)?[ \t]*(.*)$", re.I | re.M
)
_NUMBER = re.compile(r"^message-id:\s*<([^<>\s]{1,500})>", re.I | re.M)
_WRITTEN = re.compile(r"[\w.+'-]{1,64}@[\w.-]{1,190}\.[A-Za-z]{2,24}")
_REPORT = "message/delivery-status"
_ORIGINAL = frozenset({"message/rfc822", "text/rfc822-headers", "message/rfc822-headers"})


def report_of(parts: Iterable[Part]) -> str:
    """The text of the part that tells what became of a message; empty when there is none."""
    return next((part.text.replace("\r\n", "\n") for part in parts if part.sort == _REPORT), "")


def recipients_of(head: Headers, report: str, parts: Iterable[Part]) -> list[str]:
    """Who was not reached: the recipients that failed, else those of the head, else addresses in the text."""
    told = [_recipient(block) for block in _BLOCKS.split(report)]
    found = [address for address in told if address]
    if not found:
        failed = ",".join(head.all("x-failed-recipients"))
        found = [address for text in failed.split(",") if (address := address_of(text))]
    if not found:
        text = next((part.text for part in parts if part.sort == "text/plain"), "")[:20_000]
        found = [address for written in _WRITTEN.findall(text)[:50] if (address := address_of(written))]
    return list(dict.fromkeys(found))


def originals_of(parts: Iterable[Part]) -> list[str]:
    """The numbers of the messages that a report is about, out of what it sends back of them."""
    told = [part for part in parts if part.sort in _ORIGINAL or part.sort == "text/plain"]
    return [number for part in told for number in _NUMBER.findall(part.text[:64_000].replace("\r\n", "\n"))]


def _recipient(block: str) -> str:
    fields = {name.casefold(): value.strip() for name, value in _FIELD.findall(block)}
    if fields.get("action", "failed").casefold() != "failed":
        return ""
    for name in ("final-recipient", "original-recipient"):
        if address := address_of(fields.get(name, "")):
            return address
    return ""
