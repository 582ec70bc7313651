"""Which names look like one person, and what makes them do so."""

import pytest

from outreach.leads.joining.alike import Person, alike, compare, words_of

ONE = Person(1, "Ada Obi")


def why(one: Person, other: Person) -> tuple[str, ...] | None:
    pair = compare(one, other)
    assert pair == compare(other, one)
    return pair.why if pair else None


@pytest.mark.parametrize(
    ("name", "kind"),
    [
        ("Ada Obi", "same_name"), ("OBI Ada", "same_name"), ("Obi, Ada", "same_name"), ("Dr. Ádá Obi", "same_name"),
        ("Ada Maria Obi", "longer_name"),
    ],
)  # fmt: skip
def test_one_name_however_it_is_written(name: str, kind: str) -> None:
    assert why(ONE, Person(2, name)) == (kind,)


@pytest.mark.parametrize(("one", "other"), [("François Lefèvre", "Francois Lefevre"), ("Søren Ørsted", "Soren Orsted")])
def test_accents_and_letters_of_other_languages(one: str, other: str) -> None:
    assert why(Person(1, one), Person(2, other)) == ("same_name",)


def test_two_spellings() -> None:
    assert why(Person(1, "John Smith"), Person(2, "Jon Smith")) == ("spelling",)
    assert why(Person(1, "Maria Silva"), Person(2, "Mario Silva")) is None
    assert why(Person(1, "Maria Silva", company="Acme"), Person(2, "Mario Silva", company="ACME")) is not None


def test_initials_need_something_more() -> None:
    assert why(Person(1, "John Smith"), Person(2, "J. Smith")) is None
    found = why(Person(1, "John Smith", company="Acme"), Person(2, "Smith, J.", company="acme"))
    assert found == ("initials", "company")
    assert why(Person(1, "John Smith", company="Acme"), Person(2, "P. Smith", company="Acme")) is None


@pytest.mark.parametrize(
    ("one", "other", "sign"),
    [
        (Person(1, "Ada Obi", "ada.obi@a.example"), Person(2, "Ada Obi", "ada.obi@b.example"), "local_part"),
        (Person(1, "Ada Obi", phone="+33 6 12 34 56 78"), Person(2, "Ada Obi", phone="06 12 34 56 78"), "phone"),
        (Person(1, "Ada Obi", company="Acme"), Person(2, "Ada Obi", company="ACME"), "company"),
    ],
)  # fmt: skip
def test_what_strengthens(one: Person, other: Person, sign: str) -> None:
    pair, plain = compare(one, other), compare(Person(1, "Ada Obi"), Person(2, "Ada Obi"))
    assert pair and plain and pair.why == ("same_name", sign) and pair.score > plain.score


def test_two_profiles_speak_against_it_but_do_not_decide() -> None:
    pair, plain = compare(ONE._replace(linkedin="ada"), Person(2, "Ada Obi", linkedin="ada-obi")), compare(ONE, ONE)
    assert pair and plain and pair.score < plain.score


def test_an_office_is_nobody() -> None:
    assert why(Person(1, "Ada Obi", "info@a.example"), Person(2, "Ada Obi", "info@b.example")) == ("same_name",)
    assert alike([Person(1, "", "info@a.example"), Person(2, "", "info@b.example")]).pairs == []


def test_an_address_can_be_a_name() -> None:
    assert why(ONE, Person(2, "", "ada.obi@a.example")) == ("same_name",)


def test_nobody_is_compared_with_themselves_and_no_pair_comes_twice() -> None:
    found = alike([Person(n, name) for n, name in enumerate(("Ada Obi", "Obi Ada", "Bo Li", "Zoë Kravitz"), 1)])
    assert [(p.first, p.second) for p in found.pairs] == [(1, 2)] and found.count == 1


def test_the_strongest_first_and_what_is_known_to_be_two_left_out() -> None:
    people = [Person(1, "Ada Obi"), Person(2, "Ada Obi", company="Acme"), Person(3, "Ada Obi", company="Acme")]
    assert [(p.first, p.second) for p in alike(people).pairs] == [(2, 3), (1, 2), (1, 3)]
    assert [(p.first, p.second) for p in alike(people, apart=[(2, 3), (1, 3)]).pairs] == [(1, 2)]


def test_a_name_that_hundreds_have_stays_short() -> None:
    found = alike([Person(n, "Marie Martin", company=f"c{n % 250}") for n in range(500)])
    strong = [pair for pair in found.pairs if "company" in pair.why]
    assert len(strong) == 250 and found.count < 600


def test_words() -> None:
    assert words_of("Dr. Jean-Pierre d’Arc, PhD") == ("jean", "pierre", "darc")
    assert words_of("山田 太郎") == ("山田", "太郎")
