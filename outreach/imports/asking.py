"""What a file that was looked at leaves to be said: one question for each, with what is offered and how it stands."""

from collections.abc import Mapping
from dataclasses import dataclass
from hashlib import blake2b
from typing import Any

from outreach.imports.choices import Choices
from outreach.imports.columns.mapping import IGNORED
from outreach.imports.telling import labels, layouts
from outreach.imports.telling.examples import readings_of
from outreach.models import ClosingReason, Stage
from outreach.text import _
from outreach.web.filters import number
from outreach.web.words import closing_label, stage_label

LAYOUT = ("kind", "encoding", "delimiter", "header_line")
ARCHIVE = "linkedin_archive"
_LINES = 30
Plan = Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class Question:
    """`offered`: value -> label, None for a line to be typed; `now` as it is read at the moment."""

    name: str
    label: str
    offered: dict[str, Any] | None
    now: Any


def questions_about(plan: Plan, said: Choices) -> list[Question]:
    """Every question that the page of a file asks; of most, nothing has to be answered."""
    return [*_layout(plan, said), *_columns(plan), *_dates(plan, said), *_words(plan, said), *_messages(plan, said)]


def ticked(plan: Plan, said: Choices) -> list[str]:
    """Whose mail is taken as things stand."""
    everybody = [address for address, _name, _suggested, _messages in plan.get("counterparts", ())]
    if said.people == "all":
        return everybody
    if said.people == "suggested":
        return [address for address, _name, suggested, _messages in plan.get("counterparts", ()) if suggested]
    return [address for address in everybody if address in said.people]


def _layout(plan: Plan, said: Choices) -> list[Question]:
    is_table = plan.get("kind") in labels.TABLES
    if plan.get("kind") == ARCHIVE:
        return []
    found = [Question("kind", _("Written by"), dict(labels.TABLES), plan["kind"])] if is_table else []
    if plan.get("encoding"):
        now = said.encoding or plan["encoding"]
        found.append(Question("encoding", _("Encoding"), layouts.encodings_with(now), now))
    if plan.get("delimiter"):
        now = said.delimiter or plan["delimiter"]
        found.append(Question("delimiter", _("Between the cells"), layouts.delimiters_with(now), now))
    if is_table and plan.get("columns"):
        lines = {"0": _("no line"), **{str(n): _("line %(line)s", line=number(n)) for n in range(1, _LINES + 1)}}
        found.append(Question("header_line", _("Header"), lines, str(plan.get("header_line") or 0)))
    return found


def _columns(plan: Plan) -> list[Question]:
    return [
        Question(f"column_{place}", column["header"], _fields(column["target"]), column["target"])
        for place, column in enumerate(plan.get("columns", ()))
    ]


def _fields(target: str) -> dict[str, Any]:
    offered: dict[str, Any] = {**labels.FIELDS, **labels.OTHERS}
    return offered if target in offered else {target: labels.field_label(target), **offered}


def _dates(plan: Plan, said: Choices) -> list[Question]:
    as_typed = {"": _("Neither: keep them as they were typed")}
    return [
        Question(
            f"dates_{place}",
            plan["columns"][place]["header"],
            readings_of(value) | as_typed,
            said.dates_of.get(place) or said.dates or "",
        )
        for place, value in plan.get("asked", ())
    ]


def _words(plan: Plan, said: Choices) -> list[Question]:
    stages = {stage.value: stage_label(stage) for stage in Stage}
    closings = {why.value: _("closed: %(why)s", why=closing_label(why)) for why in ClosingReason}
    offered = {"": _("not said yet"), **stages, **closings, IGNORED: _("nothing; keep the word among the details")}
    unknown = dict.fromkeys([*said.words, *plan.get("words", ())])
    return [Question(f"word_{_mark(word)}", word, offered, said.words.get(word, "")) for word in unknown]


def _mark(word: str) -> str:
    return blake2b(word.encode("utf-8", "replace"), digest_size=8).hexdigest()


def _messages(plan: Plan, said: Choices) -> list[Question]:
    found = []
    if plan.get("asks_me"):
        found.append(Question("me", _("You are"), None, said.me or plan.get("me") or ""))
    if people := plan.get("counterparts"):
        offered = {address: name or address for address, name, _suggested, _messages in people}
        found.append(Question("people", _("People of the search"), offered, ticked(plan, said)))
    return found
