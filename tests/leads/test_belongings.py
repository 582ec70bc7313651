"""No table with rows of a lead is left out of merges and of forgetting."""

from outreach.leads.belongings import NAMING_A_LEAD, OF_A_LEAD
from outreach.models import Base, LeadMerge, NotTheSame

# Their rows are about two leads: both verbs know them by name.
OF_TWO = {LeadMerge.__tablename__, NotTheSame.__tablename__}


def test_every_table_that_points_at_leads_is_named() -> None:
    pointing = {
        table.name
        for table in Base.metadata.sorted_tables
        if any(key.column.table.name == "lead" for column in table.columns for key in column.foreign_keys)
    }
    named = {model.__tablename__ for model in OF_A_LEAD}
    named |= {model.__tablename__ for model, _column in NAMING_A_LEAD.values()}
    assert pointing == named | OF_TWO | {"lead_tag"}


def test_every_column_that_points_at_a_lead_is_named() -> None:
    pointing = {
        (table.name, column.name)
        for table in Base.metadata.sorted_tables
        for column in table.columns
        for key in column.foreign_keys
        if key.column.table.name == "lead" and table.name not in OF_TWO and table.name != "lead_tag"
    }
    named = {(model.__tablename__, "lead_id") for model in OF_A_LEAD}
    assert pointing == named | {(model.__tablename__, column) for model, column in NAMING_A_LEAD.values()}


def test_what_points_at_another_goes_before_it() -> None:
    places = {model.__tablename__: place for place, model in enumerate(OF_A_LEAD)}
    for model in OF_A_LEAD:
        for key in model.__table__.foreign_keys:
            other = places.get(key.column.table.name)
            assert other is None or places[model.__tablename__] <= other
