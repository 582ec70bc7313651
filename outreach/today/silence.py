"""How long people usually take to answer, and so when a silence is longer than usual."""

from dataclasses import dataclass

from outreach.analysis.durations import usual
from outreach.extensions import db
from outreach.models import Account
from outreach.today.queries import answer_times

DEFAULT_DAYS = 14.0
ONE_DAY = 86_400


@dataclass(frozen=True)
class UsualSilence:
    """Nine in ten answers came within so many days; `known` is false while fewer than five people answered."""

    days: float
    known: bool


def usual_silence(owner: Account) -> UsualSilence:
    """From the user's own answer times; two weeks until there are five of them."""
    times = [
        (answered - first).total_seconds() / ONE_DAY for first, answered in db.session.execute(answer_times(owner))
    ]
    ninetieth = usual(times).ninetieth
    return UsualSilence(DEFAULT_DAYS, False) if ninetieth is None else UsualSilence(ninetieth, True)
