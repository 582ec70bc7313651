"""The pictures of the page: the user's own rates and published ones on one scale each."""

from outreach.analysis.rates import jeffreys
from outreach.dashboard.beside import Mine, Picture, published
from outreach.dashboard.studies import words
from outreach.dashboard.studies.own import Own
from outreach.models import Beginning
from outreach.text import _
from outreach.web.mentoring_words import BEGINNING_LABELS


def pictures(found: Own) -> list[Picture]:
    """Every comparison that can be made; of nobody there is none."""
    drawn = [_email(found), _follow_up(found), _conversation(found), _company(found), _began(found)]
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
        published(*words.COLD_EMAILS),
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
        published("belkins", "without", "with"),
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
        published("professors"),
        _("The professors agreed to ten minutes on the same day; this search counts conversations that took place "
          "within 90 days, of those first contacted 90 days ago or earlier."),
    )  # fmt: skip


def _began(found: Own) -> Picture:
    ways = (Beginning.IT_GREW, Beginning.THEY_OFFERED, Beginning.I_ASKED, Beginning.PROGRAMME)
    total = sum(found.began.values())
    return Picture(
        "began",
        "ongoing",
        words.began_title(total, found.began.get(Beginning.I_ASKED, 0)),
        [Mine(str(BEGINNING_LABELS[way]), jeffreys(found.began.get(way, 0), total)) for way in ways],
        published("by_itself", "mentor_offered", "mentee_asked"),
        _("The study asked nobody about programmes. Yours are the mentorships in which you are mentored, those that "
          "ended too."),
    )  # fmt: skip


def _company(found: Own) -> Picture:
    note = _("This search counts every relationship that became ongoing, those that ended too.")
    return Picture(
        "company",
        "ongoing",
        words.company_title(found.inside),
        [Mine(_("This search, inside the company"), found.inside)],
        published("same_company"),
        " ".join(filter(None, (note, words.unknown(found.unknown)))),
    )
