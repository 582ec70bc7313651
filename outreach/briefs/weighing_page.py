"""The page on which briefs are weighed against each other."""

from collections.abc import Mapping, Sequence

from flask import render_template

from outreach.briefs import queries, weighing_words
from outreach.briefs.forms import StakesForm
from outreach.briefs.standing import Standing, standing
from outreach.briefs.weighing import WEIGHTS, bar, weigh
from outreach.extensions import db
from outreach.models import Account, Brief


def shown(owner: Account, form: StakesForm | None = None) -> str:
    """The page; `form` holds what was sent for one brief and could not be read."""
    briefs = {brief.id: brief for brief in db.session.scalars(queries.briefs(owner))}
    wanting = still_wanting(list(briefs.values()), standing(owner))
    found = weigh(wanting)
    return render_template(
        "briefs/weighing.html",
        briefs=briefs,
        found=found,
        done=[brief for brief in briefs.values() if brief not in wanting],
        bars={each: bar(score) for each, score in found.scores.items()},
        weights=WEIGHTS,
        words=weighing_words,
        form=form,
    )


def verdict(briefs: Sequence[Brief], standings: Mapping[int | None, Standing]) -> str:
    """Which of several briefs wins and by how much, or why that is not decided; empty for one alone."""
    wanting = still_wanting(briefs, standings)
    return weighing_words.verdict(weigh(wanting), {brief.id: brief for brief in wanting}) if len(wanting) > 1 else ""


def still_wanting(briefs: Sequence[Brief], standings: Mapping[int | None, Standing]) -> list[Brief]:
    """The briefs that have not all the mentors that they want: only they are weighed."""
    return [each for each in briefs if standings.get(each.id, Standing()).mentors < each.mentors_wanted]
