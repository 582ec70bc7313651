"""A filter is read from an address and written back to one."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st
from werkzeug.datastructures import MultiDict

from outreach.leads.filters import ClosedOr, Due, LeadFilter, Order
from outreach.models import Channel, ClosingReason, Side, Source, Stage

words = st.text(st.characters(codec="utf-8", exclude_characters="\0"), max_size=20).map(lambda t: " ".join(t.split()))
days = st.none() | st.dates()
FILTERS = st.builds(
    LeadFilter,
    q=words,
    stage=st.lists(st.sampled_from(Stage), unique=True).map(lambda chosen: tuple(s for s in Stage if s in chosen)),
    reached=st.none() | st.sampled_from(Stage),
    not_reached=st.none() | st.sampled_from(Stage),
    contacted_from=days,
    contacted_to=days,
    younger=st.none() | st.integers(0, 36_525),
    source=st.sampled_from([(), (Source.EVENT,), (Source.LINKEDIN, Source.ALUMNI, None), (None,)]),
    channel=st.sampled_from([(), (Channel.EMAIL, Channel.PHONE), (None,)]),
    brief=st.none() | st.integers(0, 2**63 - 1),
    tag=st.lists(words.filter(bool), unique=True, max_size=3).map(tuple),
    hook=st.sampled_from(["", "missing"]),
    company=st.none() | st.sampled_from(Side),
    industry=st.none() | st.sampled_from(Side),
    due=st.none() | st.sampled_from(Due),
    closing=st.sampled_from([*ClosedOr, *ClosingReason]),
    import_run=st.none() | st.integers(1, 99),
    sort=st.sampled_from(Order),
    reverse=st.booleans(),
)


@given(FILTERS)
def test_what_is_written_is_read_again(chosen: LeadFilter) -> None:
    assert LeadFilter.read(MultiDict(chosen.pairs())) == chosen


def test_without_parameters_the_open_ones_are_shown_last_touched_first() -> None:
    assert LeadFilter.read(MultiDict()) == LeadFilter()
    assert LeadFilter().query() == ""
    assert (LeadFilter().closing, LeadFilter().sort) == (ClosedOr.OPEN, Order.TOUCHED)


def test_a_bar_of_the_funnel_counts_the_closed_ones_too() -> None:
    bar = LeadFilter.read(MultiDict({"reached": "replied", "contacted_from": "2026-01-01"}))
    assert (bar.closing, bar.contacted_from) == (ClosedOr.ANY, date(2026, 1, 1))
    assert LeadFilter.read(MultiDict({"reached": "replied", "closing": "none"})).closing is ClosedOr.OPEN


def test_several_words_may_stand_in_one_parameter() -> None:
    read = LeadFilter.read(MultiDict({"source": "event,linkedin", "stage": "met"}))
    assert (read.source, read.stage) == ((Source.LINKEDIN, Source.EVENT), (Stage.MET,))


@pytest.mark.parametrize(
    "nonsense",
    [{"stage": "nowhere"}, {"brief": "-1"}, {"brief": "9" * 30}, {"contacted_from": "2026-13-01"}, {"sort": "colour"},
     {"closing": "perhaps"}, {"hook": "yes"}, {"reached": ""}, {"company": "here"}, {"import_run": "²"}],
)  # fmt: skip
def test_what_makes_no_sense_is_left_out(nonsense: dict[str, str]) -> None:
    assert LeadFilter.read(MultiDict(nonsense)) == LeadFilter()
