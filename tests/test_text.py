"""Sentences with what is filled into them."""

from collections.abc import Iterator

import pytest
from flask import Flask
from flask_babel import force_locale

from outreach.text import _


@pytest.fixture
def french(app: Flask) -> Iterator[Flask]:
    """A request of somebody who reads French."""
    with app.test_request_context(), force_locale("fr"):
        yield app


@pytest.mark.usefixtures("french")
@pytest.mark.parametrize(("day", "end"), [("21 déc.", "21 déc."), ("21 mai", "21 mai.")])
def test_a_sentence_that_ends_in_an_abbreviation_has_one_full_stop(day: str, end: str) -> None:
    assert _("%(name)s is parked until %(day)s.", name="Ada", day=day).endswith(end)
    assert ".." not in _("%(name)s is parked until %(day)s.", name="Ada", day=day)


@pytest.mark.parametrize(("day", "end"), [("21 déc.", " 21 déc."), ("21 mai", " 21 mai."), ("<b>.", " &lt;b&gt;.")])
def test_so_has_a_sentence_in_a_template(french: Flask, day: str, end: str) -> None:
    words = "{{ _('Closed on %(day)s.', day=day) }}"
    assert french.jinja_env.from_string(words).render(day=day).endswith(end)
    several = "{{ ngettext('%(num)s until %(day)s.', '%(num)s until %(day)s.', 2, day=day) }}"
    assert french.jinja_env.from_string(several).render(day=day) == f"2 until{end}"


def test_a_word_in_a_template_is_in_the_language_of_its_reader(app: Flask) -> None:
    template = app.jinja_env.from_string("{{ 'replied' | stage_label }} {{ 2000 | number }}")
    read = []
    for language in ("en", "fr"):
        with app.test_request_context(), force_locale(language):
            read.append(template.render())
    assert read == ["Replied 2,000", "A répondu 2\u202f000"]
