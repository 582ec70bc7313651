"""A title for a brief, from the sentence that says its problem. Pure."""

import re

LONGEST = 60
_END = re.compile(r"[.;:!?](?=\s|$)|\n")


def suggested(problem: str) -> str:
    """The beginning of the problem as a title of at most 60 characters, cut between words; empty when there is none."""
    clause = " ".join(_END.split(problem.strip(), maxsplit=1)[0].split())
    if len(clause) <= LONGEST:
        return clause
    kept = clause[:LONGEST]
    return f"{kept.rpartition(' ')[0].rstrip(' ,') or kept[:-1]}…"
