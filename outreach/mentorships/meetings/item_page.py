"""What is done with one line: ticked, moved, judged, changed, removed; from whichever page shows it."""

from typing import Any

from flask import redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue

from outreach.extensions import db
from outreach.mentorships.meetings import items
from outreach.mentorships.meetings.forms import ItemForm
from outreach.mentorships.meetings.items import Outcome
from outreach.mentorships.meetings.words import parties, spoken
from outreach.models import AdviceVerdict, IdeaVerdict, ItemKind, MeetingItem, Mentorship
from outreach.text import _
from outreach.web.access import SIGNED_IN, access
from outreach.web.back import way_back
from outreach.web.forms import choices_of
from outreach.web.owned import current_owner, owned, owned_to_write
from outreach.web.refusal import Refusal, carried_out, put_beside
from outreach.web.toast import toast

USEFUL = {"yes": True, "no": False}


@access(SIGNED_IN, item_id=MeetingItem)
def edit(item_id: int) -> ResponseReturnValue:
    """All there is to say of one line."""
    item = owned(MeetingItem, item_id)
    mentorship = owned(Mentorship, item.mentorship_id)
    form = ItemForm(**_values(item))
    form.who.choices = choices_of(parties(mentorship))
    if not form.is_submitted():
        return _page(item, mentorship, form)
    if not carried_out(form, lambda: _write(item, form)):
        return _page(item, mentorship, form), 422
    db.session.commit()
    toast(_("Saved."))
    return redirect(_back(item), 303)


@access(SIGNED_IN, item_id=MeetingItem)
def tick(item_id: int) -> ResponseReturnValue:
    """It was talked about, or done; with `done=no` it was not."""
    item, back = owned_to_write(MeetingItem, item_id), None
    done = request.form.get("done") != "no"
    items.tick(current_owner(), item, done)
    back = _back(item)
    db.session.commit()
    if done and item.kind is ItemKind.ACTION:
        fields = {"done": "no", "next": back}
        toast(_("Done: %(what)s", what=item.text), undo=url_for("meetings.tick", item_id=item.id), fields=fields)
    return redirect(back, 303)


@access(SIGNED_IN, item_id=MeetingItem)
def judge(item_id: int) -> ResponseReturnValue:
    """One word on an advice or an idea, and a few words with it."""
    item = owned_to_write(MeetingItem, item_id)
    word = request.form.get("verdict", "")
    idea = IdeaVerdict(word) if item.kind is ItemKind.IDEA and word in set(IdeaVerdict) else None
    advice = AdviceVerdict(word) if item.kind is ItemKind.ADVICE and word in set(AdviceVerdict) else None
    useful = USEFUL.get(request.form.get("useful", ""), item.useful)
    try:
        items.judge(current_owner(), item, Outcome(idea, advice, useful, request.form.get("result", item.result)))
    except Refusal as refusal:
        db.session.rollback()
        return _asked_again(item, refusal)
    db.session.commit()
    return redirect(_back(item), 303)


@access(SIGNED_IN, item_id=MeetingItem)
def move(item_id: int) -> ResponseReturnValue:
    """One place up, or with `step=down` one place down."""
    item = owned(MeetingItem, item_id)
    items.move(item, owned(Mentorship, item.mentorship_id), 1 if request.form.get("step") == "down" else -1)
    db.session.commit()
    return redirect(_back(item), 303)


@access(SIGNED_IN, item_id=MeetingItem)
def put_back(item_id: int) -> ResponseReturnValue:
    """Off the agenda; it waits for another meeting."""
    item = owned_to_write(MeetingItem, item_id)
    back = _back(item)
    items.put_back(item)
    db.session.commit()
    toast(_("It waits for another meeting."))
    return redirect(back, 303)


@access(SIGNED_IN, item_id=MeetingItem)
def remove(item_id: int) -> ResponseReturnValue:
    """It was a mistake; Undo writes it again."""
    item = owned_to_write(MeetingItem, item_id)
    back, fields, undo = _meeting_or_list(item), _again(item), _adding(item)
    db.session.delete(item)
    db.session.commit()
    toast(_("Removed: %(what)s", what=fields["text"]), undo=undo, fields=fields)
    return redirect(way_back(back), 303)


def _write(item: MeetingItem, form: ItemForm) -> None:
    owner = current_owner()
    items.change_item(item, form.text.data or "", form.who.data, form.due_on.data)
    if item.kind in (ItemKind.IDEA, ItemKind.ADVICE):
        useful = USEFUL.get(form.useful.data or "")
        items.judge(owner, item, Outcome(form.idea.data, form.advice.data, useful, form.result.data or ""))
    elif bool(form.done.data) != (item.done_on is not None):
        items.tick(owner, item, bool(form.done.data))
    if item.kind is ItemKind.ACTION:
        item.result = items.checked_result(form.result.data or "")


def _values(item: MeetingItem) -> dict[str, Any]:
    useful = {True: "yes", False: "no"}.get(item.useful) if item.useful is not None else ""
    return {
        "text": item.text, "who": item.who, "due_on": item.due_on, "done": item.done_on is not None,
        "idea": item.idea_verdict or "", "advice": item.advice_verdict or "", "useful": useful, "result": item.result,
    }  # fmt: skip


def _page(item: MeetingItem, mentorship: Mentorship, form: ItemForm) -> str:
    return render_template(
        "meetings/item.html", item=item, mentorship=mentorship, form=form,
        back=way_back(_meeting_or_list(item)), **spoken(mentorship),
    )  # fmt: skip


def _asked_again(item: MeetingItem, refusal: Refusal) -> ResponseReturnValue:
    """The page of the line, with what was typed."""
    mentorship = owned(Mentorship, item.mentorship_id)
    form = ItemForm(**_values(item))
    form.who.choices = choices_of(parties(mentorship))
    put_beside(form, refusal)
    return _page(item, mentorship, form), 422


def _again(item: MeetingItem) -> dict[str, str]:
    day = item.due_on.isoformat() if item.due_on else ""
    return {"kind": item.kind.value, "text": item.text, "who": item.who.value, "due_on": day}


def _adding(item: MeetingItem) -> str:
    if item.meeting_id is None:
        return url_for("meetings.wait", mentorship_id=item.mentorship_id)
    return url_for("meetings.add", meeting_id=item.meeting_id)


def _meeting_or_list(item: MeetingItem) -> str:
    if item.meeting_id is None:
        return url_for("meetings.index", mentorship_id=item.mentorship_id)
    return url_for("meetings.show", meeting_id=item.meeting_id)


def _back(item: MeetingItem) -> str:
    return way_back(_meeting_or_list(item))
