"""A history in which introductions are answered and letters are not, told as a user tells it."""

import pytest

from outreach.models import Channel, Lead, Source
from tests.dashboard.conftest import MakeLead


@pytest.fixture
def introduced(make_lead: MakeLead) -> list[Lead]:
    """Ten introduced, nine of whom answered; thirty written to, three of whom did; two are young."""
    through = {"channel": Channel.INTRODUCTION, "source": Source.INTRODUCTION}
    answered = [make_lead(60 + days, 55 + days, **through) for days in range(9)]
    silent = [make_lead(60 + days) for days in range(27)]
    written = [make_lead(60 + days, 55 + days) for days in range(3)]
    young = [make_lead(3), make_lead(4, 2)]
    return [*answered, make_lead(70, **through), *silent, *written, *young]
