"""What the page of several files shows: each file with its own counts, and what may be done with all of them."""

from collections import Counter
from collections.abc import Sequence
from typing import Any

from outreach.imports import actions, together
from outreach.imports.telling import labels, page, sentences, words
from outreach.models import ImportRun
from outreach.text import _, _n
from outreach.web.filters import number

_UNDER_WAY = ("waiting", "running", "undoing")


def batch_page(runs: Sequence[ImportRun]) -> dict[str, Any]:
    """The files in the order in which they came, a sentence over them, and the one button."""
    ready = [run for run in runs if together.may_be_brought_in(run)]
    under_way = [run for run in runs if run.state in _UNDER_WAY and not actions.has_failed(run)]
    return {
        "files": [(run, _kind(run), _sentence(run)) for run in runs],
        "sentence": _over(runs, ready),
        "under_way": len(under_way),
        "through": len(runs) - len(under_way),
        "do": _do(len(ready)),
    }


def _sentence(run: ImportRun) -> str:
    """What would come of a file, or how it stands."""
    counts = run.plan.get("counts")
    if run.state != "planned":
        return page.sentence_of(run)
    return sentences.foreseen(counts) if counts else words.nobody_in_columns()


def _kind(run: ImportRun) -> str:
    return labels.kind_label(run.kind) if run.kind else ""


def _over(runs: Sequence[ImportRun], ready: Sequence[ImportRun]) -> str:
    done = [run for run in runs if run.state == "done"]
    if done and not ready:
        total: Counter[str] = Counter()
        for run in done:
            total.update(run.result["counts"])
        return sentences.done(total)
    return _n("%(count)s file, looked over.", "%(count)s files, each looked over.", len(runs), count=number(len(runs)))


def _do(ready: int) -> str:
    if not ready:
        return ""
    return _("Bring in this file") if ready == 1 else _("Bring in all %(count)s files", count=number(ready))
