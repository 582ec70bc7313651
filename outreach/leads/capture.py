"""A person in one typed line: "Ingrid Halvorsen, CMO at Nordlys, ingrid@nordlys.example, #sales". Pure.

Parts stand between commas. What a part looks like decides first (address, page, phone, tag, hook); of the others the
first is the name, the next the title, with the company behind *at*, then company and city."""

import re
from collections.abc import Iterable

LONGEST_LINE = 500
_MAIL = re.compile(r"(?:mailto:)?[^@\s<>]+@[^@\s<>]+\.[^@\s<>]{2,}")
_PROFILE = re.compile(r"(?:https?://)?(?:[\w-]+\.)?linkedin\.com/\S+", re.IGNORECASE)
_PAGE = re.compile(r"(?:https?://|www\.)\S+\.\S+", re.IGNORECASE)
_PHONE = re.compile(r"\+?[\d\s().-]{7,30}")
_HOOK = re.compile(r"(?:hook|accroche)\s*:\s*(.+)", re.IGNORECASE)
_AT = re.compile(r"\s+(?:at|chez|bei|@)\s+", re.IGNORECASE)
_PARTS = re.compile(r"[,;\n\t]+")
_BY_LOOK = (("email", _MAIL), ("linkedin", _PROFILE), ("website", _PAGE), ("phone", _PHONE))


def read_line(line: str) -> dict[str, str]:
    """Field of the form -> text; a field appears only when the line says it. Never raises."""
    said: dict[str, str] = {}
    words: list[str] = []
    for part in _parts(line[:LONGEST_LINE]):
        if part.startswith("#") and len(part) > 1:
            said["tags"] = ", ".join(filter(None, (said.get("tags"), part[1:].strip())))
        elif hook := _HOOK.fullmatch(part):
            said.setdefault("hook", hook[1])
        elif name := next((name for name, look in _BY_LOOK if name not in said and look.fullmatch(part)), None):
            said[name] = part
        else:
            words.append(part)
    return said | _who(words)


def _parts(line: str) -> Iterable[str]:
    return filter(None, (part.strip() for part in _PARTS.split(line.replace("\0", ""))))


def _who(words: list[str]) -> dict[str, str]:
    if not words:
        return {}
    name, *rest = words
    said = {"name": name}
    if rest:
        title, *company = _AT.split(rest.pop(0), maxsplit=1)
        said["title"] = title
        if company or rest:
            said["company"] = company[0] if company else rest.pop(0)
    if rest:
        said["city"] = rest.pop(0)
    if rest:
        said["notes"] = ", ".join(rest)
    return said
