"""Two change one lead: both have what they can have, and neither loses anything."""

from hypothesis import given
from hypothesis import strategies as st

from outreach.leads.merging import merge

FIELDS = ("title", "city", "hook")
values = st.fixed_dictionaries({name: st.sampled_from("abc") for name in FIELDS})


def test_different_fields_merge() -> None:
    merged = merge({"title": "a", "city": "b"}, {"title": "x", "city": "b"}, {"title": "a", "city": "y"})
    assert (merged.changes, merged.conflicts) == ({"title": "x"}, ())


def test_the_same_field_is_a_conflict() -> None:
    assert merge({"title": "a"}, {"title": "x"}, {"title": "y"}).conflicts == ("title",)


def test_the_same_change_is_none() -> None:
    merged = merge({"title": "a"}, {"title": "x"}, {"title": "x"})
    assert (merged.changes, merged.conflicts) == ({}, ())


def test_what_the_page_did_not_know_is_not_overwritten() -> None:
    assert merge({}, {"title": "x"}, {"title": "y"}).conflicts == ("title",)
    assert merge({}, {"title": "x"}, {"title": ""}).changes == {"title": "x"}


@given(values, values, values)
def test_nothing_is_lost_and_nothing_overwritten_in_silence(
    base: dict[str, str], mine: dict[str, str], theirs: dict[str, str]
) -> None:
    merged = merge(base, mine, theirs)
    result = {**theirs, **{k: v for k, v in merged.changes.items() if k not in merged.conflicts}}
    for name in FIELDS:
        changed_by_me, changed_by_them = mine[name] != base[name], theirs[name] != base[name]
        disputed = changed_by_me and changed_by_them and mine[name] != theirs[name]
        assert (name in merged.conflicts) is disputed
        assert disputed or result[name] == (mine[name] if changed_by_me else theirs[name])
