"""The pictures of the page: the user's own rates and published ones on one scale each."""

from collections.abc import Sequence
from dataclasses import dataclass

from outreach.analysis.rates import Rate
from outreach.dashboard.drawing import share_ticks
from outreach.dashboard.studies import words
from outreach.dashboard.studies.own import Own
from outreach.dashboard.studies.published import BY_KEY, Figure
from outreach.text import _


@dataclass(frozen=True, slots=True)
class Mine:
    """One rate of the user's own, by its name."""

    name: str
    rate: Rate


@dataclass(frozen=True, slots=True)
class Picture:
    """Rates of my own above published ones; `stage` gives the colour of mine, `note` says what differs."""

    key: str
    stage: str
    title: str
    mine: Sequence[Mine]
    published: Sequence[Figure]
    note: str

    @property
    def ticks(self) -> tuple[float, ...]:
        """Round shares from 0 to beyond the largest that is drawn."""
        mine = [each.rate.high or 0 for each in self.mine]
        return share_ticks(max([*mine, *(figure.amount for figure in self.published)]))

    @property
    def has_intervals(self) -> bool:
        """Whether one of my rates is of enough people."""
        return any(each.rate.rate is not None for each in self.mine)

    def place(self, share: float) -> float:
        """Where a share stands, in percent of the width."""
        return round(100 * share / self.ticks[-1], 2)


def pictures(found: Own) -> list[Picture]:
    """Every comparison that can be made; of nobody there is none."""
    if not found.by_any.answered.n and not found.inside.n:
        return []
    drawn = [_email(found), _follow_up(found), _conversation(found), _company(found)]
    return [picture for picture in drawn if any(each.rate.n for each in picture.mine)]


def _email(found: Own) -> Picture:
    return Picture(
        "email",
        "replied",
        words.email_title(found.by_email.answered),
        [
            Mine(_("This search, by e-mail"), found.by_email.answered),
            Mine(_("This search, in whatever way"), found.by_any.answered),
        ],
        _published(*words.COLD_EMAILS),
        _("This search counts answers within 30 days, of those first contacted 30 days ago or earlier. "
          "The studies are of sales offers and requests for links: other people, and other requests."),
    )  # fmt: skip


def _follow_up(found: Own) -> Picture:
    email = found.by_email
    return Picture(
        "follow_up",
        "replied",
        words.follow_up_title(email.after_second),
        [
            Mine(_("This search, to the first e-mail alone"), email.first_alone),
            Mine(_("This search, with and without a second one"), email.answered),
            Mine(_("This search, after a second one to the silent"), email.after_second),
        ],
        _published("belkins", "without", "with"),
        _("A range, not a law: Woodpecker advises two or three follow-ups, Belkins saw each one lower the share, "
          "and from the fourth on complaints triple. After a second one counts those alone who had been silent until "
          "then."),
    )  # fmt: skip


def _conversation(found: Own) -> Picture:
    return Picture(
        "conversation",
        "met",
        words.conversation_title(found.by_any.met),
        [Mine(_("This search, met within 90 days"), found.by_any.met)],
        _published("professors"),
        _("The professors agreed to ten minutes on the same day; this search counts conversations that took place "
          "within 90 days, of those first contacted 90 days ago or earlier."),
    )  # fmt: skip


def _company(found: Own) -> Picture:
    note = _("This search counts every relationship that became ongoing, those that ended too.")
    return Picture(
        "company",
        "ongoing",
        words.company_title(found.inside),
        [Mine(_("This search, inside the company"), found.inside)],
        _published("same_company"),
        " ".join(filter(None, (note, words.unknown(found.unknown)))),
    )


def _published(*keys: str) -> list[Figure]:
    return sorted((BY_KEY[key] for key in keys), key=lambda figure: figure.amount)
