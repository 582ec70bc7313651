"""The addresses of the line under the list: do something with those who are ticked, and take it back."""

from collections.abc import Sequence

from flask import abort, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue

from outreach import clock
from outreach.events.queries import MOST_OFFERED, coming
from outreach.events.words import days_words
from outreach.extensions import db
from outreach.models import Lead
from outreach.selection import actions
from outreach.selection.forms import SelectionForm
from outreach.selection.verbs import FIELDS, TELLING, VERBS, Asked
from outreach.text import _
from outreach.web.access import SIGNED_IN, access
from outreach.web.back import way_back
from outreach.web.forms import choices_of
from outreach.web.numbers import numbers
from outreach.web.owned import current_owner
from outreach.web.refusal import Refusal, put_beside
from outreach.web.toast import toast


@access(SIGNED_IN)
def act() -> ResponseReturnValue:
    """Do with all that were ticked what the button says."""
    leads, form, verb = _ticked(), SelectionForm(), VERBS.get(request.form.get("do", ""))
    if verb is None:
        abort(400)
    if not form.validate_on_submit():
        return _ask(leads, form)
    try:
        touched, sentence = verb(current_owner(), leads, form)
    except Asked:
        return _ask_event(leads, form)
    except Refusal as refusal:
        db.session.rollback()
        put_beside(form, refusal)
        return _ask(_ticked(), form)
    db.session.commit()
    _tell(touched, sentence, form)
    return redirect(way_back(url_for("leads.index")), 303)


@access(SIGNED_IN)
def undo() -> ResponseReturnValue:
    """Take back what was done with several leads."""
    did, rows, owner = request.form.get("did", ""), numbers("rows"), current_owner()
    if did == "tag":
        actions.untag(owner, rows, request.form.get("tag", ""))
    elif did == "invite":
        actions.uninvite(owner, rows, numbers("event"))
    elif did in actions.UNDO:
        actions.UNDO[did](owner, rows)
    else:
        abort(400)
    db.session.commit()
    toast(_("Taken back."))
    return redirect(way_back(url_for("leads.index")), 303)


def _ticked() -> Sequence[Lead]:
    """The leads that were ticked; none of them may be somebody else's."""
    ids = numbers("lead")
    if len(ids) > actions.MOST:
        abort(400)
    leads = db.session.scalars(actions.chosen_leads(current_owner(), ids)).all()
    return leads if len(leads) == len(ids) else abort(404)


def _ask(leads: Sequence[Lead], form: SelectionForm) -> ResponseReturnValue:
    do = request.form["do"]
    here = way_back(url_for("leads.index"))
    return render_template("selection/ask.html", leads=leads, form=form, do=do, asked=form[FIELDS[do]], here=here), 422


def _ask_event(leads: Sequence[Lead], form: SelectionForm) -> ResponseReturnValue:
    """To which event: one that is to come; when there is none, a new one."""
    owner = current_owner()
    events = db.session.scalars(coming(owner, clock.today(owner.zone)).limit(MOST_OFFERED)).all()
    new = url_for("events.new", lead=[lead.id for lead in leads])
    if not events:
        return redirect(new, 303)
    form.event.choices = choices_of(
        {event.id: _("%(first)s, %(last)s", first=event.title, last=days_words(event)) for event in events}
    )
    return render_template(
        "selection/event.html", leads=leads, form=form, new=new, here=way_back(url_for("leads.index"))
    )


def _tell(touched: list[int], sentence: str, form: SelectionForm) -> None:
    if not touched:
        unchanged = _("Nothing to change: that is how they stand already.")
        toast(sentence if request.form["do"] in TELLING else unchanged)
        return
    fields = {
        "did": request.form["do"],
        "rows": ",".join(map(str, touched)),
        "tag": form.tag.data or "",
        "event": form.event.data or "",
        "next": way_back(url_for("leads.index")),
    }
    toast(sentence, undo=url_for("selection.undo"), fields=fields)
