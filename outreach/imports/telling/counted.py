"""The counts of a file as a bar, as sentences, and as the values behind them."""

from dataclasses import dataclass
from typing import Any

from outreach.imports.telling import labels, sentences, words
from outreach.models import ImportRun
from outreach.text import _
from outreach.web.filters import number


@dataclass(frozen=True)
class Piece:
    """One part of the bar: how many rows, the word for it, and where it begins and ends of 1000."""

    key: str
    css: str
    count: int
    words: str
    start: float
    width: float


def pieces(counts: dict[str, int]) -> list[Piece]:
    """The bar and its words; parts that are not there are left away."""
    said = (
        ("create", "create", counts["created"], _("create")),
        ("update", "fill", counts["updated"], _("fill in gaps, overwrite nothing")),
        ("unchanged", "same", counts["unchanged"], _("leave as they are")),
        ("merge", "merge", counts["merged"], _("merge with an earlier row")),
        ("rejected", "reject", counts["rejected"], _("reject")),
    )
    found, start, whole = [], 0.0, max(1, sum(count for _key, _css, count, _label in said))
    for key, css, count, label in said:
        if count:
            width = 1000 * count / whole
            found.append(Piece(key, f"part-{css}", count, label, round(start, 2), round(max(width - 2, 1), 2)))
            start += width
    return found


def activities(told: dict[str, Any]) -> dict[str, Any]:
    """What the messages of a file come to, as a sentence, and those that are left out, by reason."""
    skipped, count = told.get("skipped") or {}, told.get("counts", {}).get("activities", 0)
    left_out = [(number(times), words.skipped(code)) for code, times in sorted(skipped.items(), key=lambda x: -x[1])]
    aside = told.get("counts", {}).get("aside", 0)
    return {"activities": sentences.activities(count, sum(skipped.values()), aside), "left_out": left_out}


def accounted(run: ImportRun, told: dict[str, Any]) -> str:
    """24 rows, every one accounted for; of files that are no tables, the messages."""
    counts, is_table = told["counts"], bool(run.plan.get("columns"))
    messages = counts.get("activities", 0) + sum((told.get("skipped") or {}).values())
    return sentences.accounted(counts["rows"], 0 if is_table or not messages else messages + counts["rejected"])


def notices(told: dict[str, Any]) -> list[tuple[int, str, str, str]]:
    """Values that are not taken as they stand: line, field, value, why."""
    return [(line, field_name(field), value, words.notice(why)) for line, field, value, why in told.get("notices", ())]


def field_name(field: str) -> str:
    """A canonical field by its label; a header word as it is."""
    return labels.field_label(field) if field in labels.FIELDS else field
