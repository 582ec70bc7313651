"""What the words over columns mean: four languages, decoys, and words that mean two things."""

import json
from pathlib import Path

import pytest

from outreach.imports.columns.header_words import field_of, plain
from outreach.imports.columns.mapping import Column, find_column, override, suggest
from outreach.imports.columns.suggesting import suggested
from outreach.imports.findings import Refused
from outreach.imports.readers.kinds import kind_of

FRENCH_OUTLOOK = ["Titre", "Prénom", "Nom", "Société", "Titre", "Adresse de messagerie", "Type de messagerie"]


def meant(*headers: str, sample: tuple[str, ...] = ()) -> dict[str, str]:
    """Header -> field, in the order of the columns."""
    return {column.header: column.target for column in suggest(headers, [sample] if sample else [])}


@pytest.mark.parametrize("word", ["E-MAIL  ADDRESS", "\ufeffEmail.Address", " e-mail_address:", "Émail address"])
def test_case_accents_and_signs_between_words_do_not_matter(word: str) -> None:
    assert plain(word) in ("e mail address", "email address")
    assert field_of(word) == "email"


@pytest.mark.parametrize(
    ("headers", "fields"),
    [
        (("Nom", "Société"), ("full_name", "company")),
        (("Prénom", "Nom"), ("first_name", "last_name")),
        (("Vorname", "Name", "Firma"), ("first_name", "last_name", "company")),
        (("Name", "Given Name", "Family Name"), ("full_name", "first_name", "last_name")),
        (("Nombre", "Apellidos"), ("first_name", "last_name")),
        (("Nombre", "Empresa"), ("full_name", "company")),
        (("First Name", "Title", "Company"), ("first_name", "title", "company")),
        (("Title", "First Name", "Job Title"), ("prefix", "first_name", "title")),
        (("Contacté le", "Répondu le", "Rencontré le"), ("first_contact", "replied_on", "met_on")),
    ],
)
def test_a_word_means_what_its_neighbours_let_it_mean(headers: tuple[str, ...], fields: tuple[str, ...]) -> None:
    assert tuple(column.target for column in suggest(headers, [])) == fields


def test_of_two_titles_the_first_is_the_form_of_address() -> None:
    targets = [column.target for column in suggest(FRENCH_OUTLOOK, [])]
    assert targets == ["prefix", "first_name", "last_name", "company", "title", "email", "ignored"]


@pytest.mark.parametrize(
    "decoy",
    ["Company Name for Emails", "Company Linkedin Url", "Email Status", "Manager's Name", "File As", "Event Name"],
)
def test_decoys_are_kept_and_mean_nothing(decoy: str) -> None:
    assert meant("First Name", "Email", decoy)[decoy] == "custom"


@pytest.mark.parametrize(
    ("word", "field"),
    [
        ("Courriel *", "email"), ("E-mail (pro)", "email"), ("📧 Mail", "email"), ("MobilePhone", "phone"),
        ("Person - Email - Home", "email_other"), ("Connection Profile URL", "linkedin"), ("LeadSource", "channel"),
        ("E-mail 1 - Valeur", "email_other"), ("Фамилия", "last_name"), ("Person - Owner", None), ("Lead Owner", None),
    ],
)  # fmt: skip
def test_what_people_and_programs_add_to_a_word(word: str, field: str | None) -> None:
    assert field_of(word) == field


def test_details_under_the_same_word_do_not_hide_each_other() -> None:
    columns = suggested(["Name", "Question", "Question"], [("Ann", "one", "two")], "table")
    assert [column.header for column in columns] == ["Name", "Question", "Question (2)"]


def test_beside_a_lead_status_the_lifecycle_is_a_detail() -> None:
    columns = suggested(["Name", "Lifecycle Stage", "Lead Status"], [], "hubspot")
    assert [column.target for column in columns] == ["full_name", "custom", "stage"]


def test_contact_over_addresses_is_an_address() -> None:
    columns = suggested(["Contact", "Company"], [("ann@example.org", "Acme"), ("bob@example.org", "")], "table")
    assert [column.target for column in columns] == ["email", "company"]


def test_url_is_linkedin_only_if_the_values_say_so() -> None:
    assert meant("Name", "URL", sample=("Ann", "https://www.linkedin.com/in/ann"))["URL"] == "linkedin"
    assert meant("Name", "URL", sample=("Ann", "https://ann.example.org"))["URL"] == "website"


def test_a_column_is_found_by_its_word_or_its_number() -> None:
    columns = [Column(0, "2", "custom"), Column(1, "Nom", "full_name")]
    assert [find_column(columns, name) for name in ("2", "nom", "1")] == [0, 1, 0]
    with pytest.raises(Refused, match="unknown_column"):
        find_column(columns, "3")


def test_a_choice_must_be_a_field() -> None:
    columns = [Column(0, "Who", "custom")]
    assert override(columns, {0: "full_name"})[0].target == "full_name"
    with pytest.raises(Refused, match="unknown_field"):
        override(columns, {0: "owner_id"})


@pytest.mark.parametrize(
    ("headers", "name", "kind"),
    [
        (["First Name", "Last Name", "Company", "Position", "Connected On"], "C.csv", "linkedin_connections"),
        (["Prénom", "Nom", "URL", "Entreprise", "Poste", "Date de connexion"], "C.csv", "linkedin_connections"),
        (["Name", "Email"], "Mentors 0123456789abcdef0123456789abcdef_all.csv", "notion"),
        (["Name", "Email"], "people.csv", "table"),
    ],
)  # fmt: skip
def test_the_program_is_told_by_its_words(headers: list[str], name: str, kind: str) -> None:
    assert kind_of(headers, name) == kind


def test_no_word_means_two_fields() -> None:
    words = json.loads((Path("outreach/imports/columns/header_words.json")).read_text("utf-8"))
    meanings: dict[str, set[str]] = {}
    for field, listed in words["fields"].items():
        for word in listed:
            meanings.setdefault(plain(word), set()).add(field)
    twice = {word: fields for word, fields in meanings.items() if len(fields) > 1}
    assert set(twice) <= {"title (1st of two)"}
