"""The published figures: all of them, each with its source, and none that nobody published."""

from outreach.dashboard.published import BY_KEY, PUBLISHED, Group, Mark, Unit, of


def test_every_figure_has_a_name_of_its_own_and_a_group() -> None:
    assert len(BY_KEY) == len(PUBLISHED)
    assert [figure for group in Group for figure in of(group)] == list(PUBLISHED)


def test_how_relationships_began_adds_up_to_everybody() -> None:
    assert sum(BY_KEY[key].amount for key in ("by_itself", "mentor_offered", "mentee_asked")) == 1


def test_shares_are_shares() -> None:
    assert all(0 < figure.amount < 1 for figure in PUBLISHED if figure.unit is Unit.SHARE)


def test_what_only_one_account_gives_is_marked_so() -> None:
    quoted = {figure.key for figure in PUBLISHED if figure.mark is Mark.QUOTED}
    cold_emails = {"backlinko", "belkins", "without", "with", "journal"}
    stayed = {"stayed", "mentors_stayed", "others_stayed"}
    assert quoted == {"same_company", *cold_emails, *stayed, "empowered", "connections", "inspired"}
