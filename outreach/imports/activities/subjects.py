"""Subjects without what mail programs put before them."""

import re

_BEFORE = re.compile(
    r"\s*(?:re|aw|antw|sv|vs|rv|r[eé]p|ynt|odp|bls|回复|答复|返信)\s*(?:\[\d{1,3}\])?[\s\u00a0\u202f]*[:：]\s*",
    re.IGNORECASE,
)
_ANSWERED = re.compile(
    r"\s*(?:accepted|declined|tentative(?:ly accepted)?|accepté|refusé|provisoire|zugesagt|abgelehnt|mit vorbehalt"
    r"|aceptad[oa]|rechazad[oa]|provisional|accettato|rifiutato|geaccepteerd|geweigerd)\s*[:：]\s*",
    re.IGNORECASE,
)
LONGEST = 500


def bare(subject: str) -> str:
    """The subject as two messages of one talk share it; empty when nothing is left.

    >>> bare("RE : Rép: AW: Your  talk"), bare("Accepted: Your talk @ Thu")
    ('your talk', 'your talk @ thu')
    """
    text = _ANSWERED.sub("", subject[:LONGEST], count=1) if _ANSWERED.match(subject[:LONGEST]) else subject[:LONGEST]
    while found := _BEFORE.match(text):
        text = text[found.end() :]
    return " ".join(text.casefold().split())


def is_answer(subject: str) -> bool:
    """Whether a subject says that it answers something."""
    return _BEFORE.match(subject[:LONGEST]) is not None
