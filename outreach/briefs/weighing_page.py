"""The page on which briefs are weighed against each other."""

from flask import render_template

from outreach.briefs import queries, weighing_words
from outreach.briefs.forms import StakesForm
from outreach.briefs.page import standing
from outreach.briefs.weighing import WEIGHTS, bar, weigh
from outreach.extensions import db
from outreach.models import Account, Brief


def shown(owner: Account, refused: Brief | None = None, form: StakesForm | None = None) -> str:
    """The page; `form` holds what was sent for one brief and could not be read."""
    briefs = {brief.id: brief for brief in db.session.scalars(queries.briefs(owner))}
    found_by_brief = standing(owner)
    done = {each for each, brief in briefs.items() if found_by_brief.get(each, (0, 0))[1] >= brief.mentors_wanted}
    found = weigh([brief for brief in briefs.values() if brief.id not in done])
    return render_template(
        "briefs/weighing.html",
        briefs=briefs,
        found=found,
        done=[briefs[each] for each in sorted(done)],
        bars={each: bar(score) for each, score in found.scores.items()},
        weights=WEIGHTS,
        words=weighing_words,
        refused=refused,
        form=form,
    )
