"""The navigation shows what is built, and says where the reader is."""

import pytest
from flask import Flask

from outreach.web import navigation


def build(app: Flask, endpoint: str) -> None:
    app.add_url_rule(f"/{endpoint}", endpoint, lambda: "")


def test_a_place_that_is_not_built_is_not_shown(look: Flask) -> None:
    places = navigation.WORK + navigation.FIGURES
    build(look, places[0].endpoint)
    with look.test_request_context("/"):
        assert [place.key for place in places if place.built] == [places[0].key]
        assert navigation.url_if(places[0].endpoint) == f"/{places[0].endpoint}"
        assert navigation.url_if(places[1].endpoint) is None


@pytest.mark.parametrize("at", [place.key for place in navigation.WORK + navigation.FIGURES])
def test_one_place_is_the_current_one(look: Flask, at: str) -> None:
    places = navigation.WORK + navigation.FIGURES
    for place in places:
        build(look, place.endpoint)
    endpoint = next(place.endpoint for place in places if place.key == at)
    with look.test_request_context(f"/{endpoint}"):
        assert [place.key for place in places if place.current] == [at]


def test_counts_come_from_whoever_registers(look: Flask) -> None:
    with look.app_context():
        assert navigation.counts() == {}
        navigation.register_counts(look, lambda: {"leads": 163})
        assert navigation.counts() == {"leads": 163}


def test_a_page_in_another_language_keeps_the_way_on_and_nothing_else(look: Flask) -> None:
    with look.test_request_context("/sign-in?next=/leads%3Fq=a&token=secret&lang=en"):
        assert navigation.in_language("fr") == "/sign-in?next=%2Fleads%3Fq%3Da&lang=fr"
