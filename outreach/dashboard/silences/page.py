"""One page of silences, as its template shows it."""

from datetime import date
from typing import Any

from outreach.analysis.survival import Curve
from outreach.dashboard.silences import advice_words, drawing, frames, lines, results, words
from outreach.dashboard.silences.advice import Word
from outreach.dashboard.silences.forms import Asked
from outreach.dashboard.words import as_of
from outreach.extensions import db
from outreach.models import Account


def shown(owner: Account, asked: Asked, today: date) -> dict[str, Any]:
    """What the template needs: the lines of this page, the number of those in each group, and the words."""
    counts = db.session.execute(frames.counts(owner, asked.chosen, frames.end_of(owner, today))).one()
    parts = _answered(owner, asked, today) if asked.answered else _unanswered(owner, asked, today)
    totals = {False: counts.unanswered, True: counts.answered}
    told = {"words": words, "advice_words": advice_words, "drawing": drawing, "as_of": as_of(today)}
    return {**told, "totals": totals, "marked": counts.marked, **parts}


def _unanswered(owner: Account, asked: Asked, today: date) -> dict[str, Any]:
    found = results.unanswered(owner, asked.chosen, today)
    return {
        "found": found,
        "groups": {word: found.count(word) for word in Word},
        "curve": drawing.line(found.curve) if isinstance(found.curve, Curve) else None,
        "lines": lines.silences(owner, found, asked.places(found.order)),
    }


def _answered(owner: Account, asked: Asked, today: date) -> dict[str, Any]:
    found = results.answered(owner, asked.chosen, today)
    return {
        "found": found,
        "groups": {turn: int((found.turns == turn).sum()) for turn in range(results.TURNS)},
        "lines": lines.turns(owner, found, asked.places(found.order)),
    }
