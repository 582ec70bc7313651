"""How cells about the past fill a person: days, a status, ticked boxes, a channel."""

from datetime import date

from outreach.imports.columns import days, value_words
from outreach.imports.columns.header_words import plain
from outreach.imports.columns.mapping import IGNORED
from outreach.imports.people.filling import Filling

_SOURCE_WORDS = frozenset(
    {"source", "lead source", "leadsource", "original source", "provenance", "quelle", "fuente", "origen"}
)
_TICKED = {"first_contact": "contacted", "replied_on": "replied", "met_on": "met"}
_RISING = ("", *_TICKED.values())
_YES = frozenset({
    "yes", "y", "true", "x", "oui", "o", "vrai", "ja", "j", "wahr", "si", "sí", "s", "verdadero",
    "✓", "✔", "☑", "✅", "1",
})  # fmt: skip
_NO = frozenset({"no", "n", "false", "non", "faux", "nein", "falsch", "falso", "☐", "❌", "✗", "0"})


def take_day(row: Filling, position: int, value: str) -> None:
    """A day, as far as it can be read one way."""
    name, texts = row.fields[position], row.person.texts
    if days.says_nothing(value):
        return
    day = days.day_of(value, row.orders.get(position))
    if isinstance(day, date):
        if texts.setdefault(name, day.isoformat()) != day.isoformat():
            row.keep(position, value)
    elif name == "birthday" and value.startswith("--"):
        texts.setdefault(name, value)
    elif (stage := _TICKED.get(name)) and day is None and value.casefold() in _YES | _NO:
        row.keep(position, value)
        _tick(row, stage, value)
    else:
        row.refuse(position, value, "ambiguous_day" if day else "bad_day")


def _tick(row: Filling, stage: str, value: str) -> None:
    """A box ticked under *contacted* or *replied* is a stage without a day; what a status says goes before it."""
    texts = row.person.texts
    if value.casefold() in _YES and (row.ticked or not ("stage" in texts or "closing" in texts)):
        texts["stage"] = max(stage, texts.get("stage", ""), key=_RISING.index)
        row.ticked = True


def take_stage(row: Filling, position: int, value: str) -> None:
    """A status, by the words that we or the user know."""
    texts, said = row.person.texts, row.words.get(plain(value)) if row.words else None
    meant = value_words.meaning_of(said) if said else value_words.stage_of(value)
    if meant and row.ticked:
        texts.pop("stage", None)
        row.ticked = False
    if said == IGNORED:
        row.keep(position, value)
    elif meant is None:
        row.refuse_word(position, value, "unknown_stage")
    elif "stage" in texts or "closing" in texts:
        row.keep(position, value)
    else:
        stage, closing = meant
        texts.update({"stage": stage} if stage else {}, **({"closing": closing} if closing else {}))


def take_channel(row: Filling, position: int, value: str) -> None:
    """A channel or a source."""
    texts, header = row.person.texts, plain(row.headers[position])
    channel = value_words.channel_of(value)
    source = value_words.source_of(value) if header in _SOURCE_WORDS else None
    if channel:
        texts.setdefault("channel", channel)
    if source:
        texts.setdefault("source", source)
    if not channel and not source:
        row.refuse_word(position, value, "unknown_channel")
    elif plain(value) != channel:
        row.keep(position, value)
