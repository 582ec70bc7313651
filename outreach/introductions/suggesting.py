"""Who might introduce me to somebody: people of the same company who know me already. Pure."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from outreach.models import Stage, folded

KNOWS_ME = (Stage.REPLIED, Stage.MET, Stage.ONGOING)


@dataclass(frozen=True, slots=True)
class Acquaintance:
    """Somebody who might know both; `introduced` counts the introductions that they made for me."""

    id: int
    name: str
    title: str
    company: str
    stage: Stage
    last_touch_at: datetime | None = None
    introduced: int = 0


def ranked(people: Iterable[Acquaintance], company: str) -> list[Acquaintance]:
    """Those of `company` who at least answered me, whoever knows me best first.

    Knowing me best is: the higher stage; then who introduced me to somebody before; then whom I was in touch with
    last; then the name. Companies are compared without case, accents and double spaces.
    """
    wanted = folded(company)
    colleagues = [one for one in people if wanted and folded(one.company) == wanted and one.stage in KNOWS_ME]
    return sorted(colleagues, key=_order)


def _order(one: Acquaintance) -> tuple[int, int, float, str, int]:
    touched = one.last_touch_at.timestamp() if one.last_touch_at else 0.0
    return -one.stage.rank, -one.introduced, -touched, folded(one.name), one.id
