"""The four phases of a mentorship with their checklists, and how it went through them."""

from dataclasses import dataclass

from flask import abort, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue

from outreach import clock
from outreach.extensions import db
from outreach.mentorships import checklists
from outreach.mentorships import phases as rules
from outreach.mentorships.forms import PhaseForm, PointForm, RewordForm
from outreach.mentorships.rule import rule_of
from outreach.mentorships.words import point_text
from outreach.models import PHASES, ChecklistItem, Mentorship, Phase
from outreach.text import _
from outreach.web.access import SIGNED_IN, access
from outreach.web.back import way_back
from outreach.web.mentoring_words import PHASE_LABELS
from outreach.web.owned import current_owner, owned, owned_to_write
from outreach.web.refusal import Refusal, carried_out, put_beside
from outreach.web.toast import toast


@dataclass(frozen=True)
class Stretch:
    """One phase on the page: its points, and how many of them are open."""

    phase: Phase
    points: list[ChecklistItem]

    @property
    def still_open(self) -> int:
        """How many points are not ticked."""
        return sum(point.done_on is None for point in self.points)


@access(SIGNED_IN, mentorship_id=Mentorship)
def phases(mentorship_id: int) -> ResponseReturnValue:
    """Where it stands, what is open before the next phase, and the history."""
    return phases_page(owned(Mentorship, mentorship_id))


@access(SIGNED_IN, mentorship_id=Mentorship)
def enter(mentorship_id: int) -> ResponseReturnValue:
    """Go on to another phase, or back."""
    mentorship, form = owned_to_write(Mentorship, mentorship_id), PhaseForm()

    def verb() -> None:
        assert form.on.data is not None
        rules.enter(current_owner(), mentorship, form.phase.data, form.on.data)

    if not carried_out(form, verb):
        return phases_page(mentorship, phase_form=form), 422
    db.session.commit()
    toast(_("It stands in “%(phase)s” now.", phase=PHASE_LABELS[mentorship.phase]))
    return redirect(url_for("mentorships.phases", mentorship_id=mentorship.id), 303)


@access(SIGNED_IN, mentorship_id=Mentorship)
def add_point(mentorship_id: int) -> ResponseReturnValue:
    """One more point, or one that was taken away again."""
    mentorship, form = owned_to_write(Mentorship, mentorship_id), PointForm()

    def verb() -> None:
        back = checklists.Kept(form.key.data or "", form.stood_at.data, form.was_done_on.data)
        checklists.add_point(mentorship, form.phase.data, form.text.data or "", back)

    if not carried_out(form, verb):
        return phases_page(mentorship, point_form=form), 422
    return _kept(mentorship, form.phase.data)


@access(SIGNED_IN, mentorship_id=Mentorship, item_id=ChecklistItem)
def reword_point(mentorship_id: int, item_id: int) -> ResponseReturnValue:
    """Say a point in one's own words."""
    mentorship, point = _point(mentorship_id, item_id)
    form = RewordForm()
    try:
        checklists.reword(point, form.text.data or "")
    except Refusal as refusal:
        put_beside(form, refusal)
        return phases_page(mentorship, reword_form=form, reworded=point.id), 422
    return _kept(mentorship, point.phase)


@access(SIGNED_IN, mentorship_id=Mentorship, item_id=ChecklistItem)
def tick_point(mentorship_id: int, item_id: int) -> ResponseReturnValue:
    """It is done; or not, when it was."""
    mentorship, point = _point(mentorship_id, item_id)
    done = request.form.get("done") == "1"
    checklists.tick(point, (point.done_on or clock.today(current_owner().zone)) if done else None)
    return _kept(mentorship, point.phase)


@access(SIGNED_IN, mentorship_id=Mentorship, item_id=ChecklistItem)
def remove_point(mentorship_id: int, item_id: int) -> ResponseReturnValue:
    """Take a point away; the message can bring it back."""
    mentorship, point = _point(mentorship_id, item_id)
    kept = {"phase": point.phase.value, "text": point.text, "key": point.key, "stood_at": str(point.position)}
    if point.done_on:
        kept["was_done_on"] = point.done_on.isoformat()
    words = _("Taken away: %(text)s", text=point_text(point))
    place = _place(mentorship, point.phase)
    db.session.delete(point)
    db.session.commit()
    toast(words, undo=url_for("mentorships.add_point", mentorship_id=mentorship.id), fields=kept)
    return redirect(way_back(place), 303)


def phases_page(
    mentorship: Mentorship,
    *,
    phase_form: PhaseForm | None = None,
    point_form: PointForm | None = None,
    reword_form: RewordForm | None = None,
    reworded: int | None = None,
) -> str:
    """The page; a form that was refused is shown as it was typed."""
    today = clock.today(current_owner().zone)
    rows = db.session.scalars(checklists.points(mentorship)).all()
    return render_template(
        "mentorships/phases.html",
        mentorship=mentorship,
        stretches=[Stretch(phase, [row for row in rows if row.phase is phase]) for phase in PHASES],
        steps=rule_of(mentorship),
        passages=db.session.scalars(rules.passages(mentorship)).all(),
        phase_form=phase_form or PhaseForm(formdata=None, on=today),
        point_form=point_form or PointForm(formdata=None),
        reword_form=reword_form,
        reworded=reworded,
        asked_for=request.args.get("open"),
        before=_beside(mentorship.phase, -1),
        after=_beside(mentorship.phase, 1),
        phase_words=PHASE_LABELS,
        point_text=point_text,
    )


def _beside(phase: Phase, step: int) -> Phase | None:
    rank = phase.rank + step
    return PHASES[rank] if 0 <= rank < len(PHASES) else None


def _point(mentorship_id: int, item_id: int) -> tuple[Mentorship, ChecklistItem]:
    mentorship, point = owned_to_write(Mentorship, mentorship_id), owned(ChecklistItem, item_id)
    return (mentorship, point) if point.mentorship_id == mentorship.id else abort(404)


def _place(mentorship: Mentorship, phase: Phase) -> str:
    return url_for("mentorships.phases", mentorship_id=mentorship.id, open=phase, _anchor=phase)


def _kept(mentorship: Mentorship, phase: Phase) -> ResponseReturnValue:
    db.session.commit()
    return redirect(way_back(_place(mentorship, phase)), 303)
