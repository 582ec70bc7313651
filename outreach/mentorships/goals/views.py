"""The goals of a mentorship: all of them, one of them, and what is said of it. There is no way to delete one."""

from flask import abort, redirect, url_for
from flask.typing import ResponseReturnValue

from outreach import clock
from outreach.briefs.queries import briefs
from outreach.extensions import db
from outreach.mentorships.goals import page
from outreach.mentorships.goals.actions import next_review, reword, set_goal
from outreach.mentorships.goals.forms import GoalForm, ReviewForm
from outreach.mentorships.goals.reviewing import review as write_down
from outreach.mentorships.goals.words import told
from outreach.models import Goal, Mentorship
from outreach.text import _
from outreach.web.access import SIGNED_IN, access
from outreach.web.owned import current_owner, owned, owned_to_write
from outreach.web.refusal import Refusal, put_beside
from outreach.web.toast import toast


@access(SIGNED_IN, mentorship_id=Mentorship)
def index(mentorship_id: int) -> ResponseReturnValue:
    """All goals: the open ones by their day, then those met and dropped."""
    return page.listed(owned(Mentorship, mentorship_id))


@access(SIGNED_IN, mentorship_id=Mentorship)
def new(mentorship_id: int) -> ResponseReturnValue:
    """The empty form."""
    mentorship = owned(Mentorship, mentorship_id)
    return page.asked(mentorship, _goal_form(mentorship))


@access(SIGNED_IN, mentorship_id=Mentorship)
def create(mentorship_id: int) -> ResponseReturnValue:
    """Set a goal; what it will change is enough for now."""
    mentorship = owned(Mentorship, mentorship_id)
    form = _goal_form(mentorship)
    if not form.validate_on_submit():
        return page.asked(mentorship, form), 422
    try:
        goal = set_goal(current_owner(), mentorship, form.wording)
    except Refusal as refusal:
        put_beside(form, refusal)
        return page.asked(mentorship, form), 422
    db.session.commit()
    toast(_("The goal is set."))
    return _to(goal)


@access(SIGNED_IN, mentorship_id=Mentorship, goal_id=Goal)
def show(mentorship_id: int, goal_id: int) -> ResponseReturnValue:
    """One goal: its parts, what was said of it, and what is said now."""
    mentorship, goal = owned(Mentorship, mentorship_id), _of(mentorship_id, owned(Goal, goal_id))
    return page.shown(mentorship, goal, _review_form(goal))


@access(SIGNED_IN, mentorship_id=Mentorship, goal_id=Goal)
def edit(mentorship_id: int, goal_id: int) -> ResponseReturnValue:
    """The five parts, as they are said now."""
    mentorship, goal = owned(Mentorship, mentorship_id), _of(mentorship_id, owned(Goal, goal_id))
    return page.asked(mentorship, _goal_form(mentorship, goal), goal)


@access(SIGNED_IN, mentorship_id=Mentorship, goal_id=Goal)
def change(mentorship_id: int, goal_id: int) -> ResponseReturnValue:
    """Put a goal more exactly, or give it the parts that it lacks."""
    mentorship, goal = owned(Mentorship, mentorship_id), _of(mentorship_id, owned_to_write(Goal, goal_id))
    form = _goal_form(mentorship, goal)
    if not form.validate_on_submit():
        return page.asked(mentorship, form, goal), 422
    if form.meets(goal):
        return page.asked(mentorship, form, goal), 409
    try:
        reword(current_owner(), goal, form.wording)
    except Refusal as refusal:
        db.session.rollback()
        put_beside(form, refusal)
        return page.asked(owned(Mentorship, mentorship_id), form, owned(Goal, goal_id)), 422
    db.session.commit()
    toast(_("The goal is saved."))
    return _to(goal)


@access(SIGNED_IN, mentorship_id=Mentorship, goal_id=Goal)
def review(mentorship_id: int, goal_id: int) -> ResponseReturnValue:
    """Say how far it is, that it is met, moves, is dropped, or is open again."""
    mentorship, goal = owned(Mentorship, mentorship_id), _of(mentorship_id, owned_to_write(Goal, goal_id))
    form = _review_form(goal)
    if not form.validate_on_submit():
        return page.shown(mentorship, goal, form), 422
    try:
        said = write_down(current_owner(), goal, form.said)
    except Refusal as refusal:
        put_beside(form, refusal)
        return page.shown(mentorship, goal, form), 422
    db.session.commit()
    toast(told(said.verdict))
    return _to(goal)


def _of(mentorship_id: int, goal: Goal) -> Goal:
    return goal if goal.mentorship_id == mentorship_id else abort(404)


def _to(goal: Goal) -> ResponseReturnValue:
    return redirect(url_for("goals.show", mentorship_id=goal.mentorship_id, goal_id=goal.id), 303)


def _goal_form(mentorship: Mentorship, goal: Goal | None = None) -> GoalForm:
    return GoalForm(mentorship, list(db.session.scalars(briefs(current_owner()))), goal)


def _review_form(goal: Goal) -> ReviewForm:
    today = clock.today(current_owner().zone)
    return ReviewForm(goal, today, next_review(goal, today))
