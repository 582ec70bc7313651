"""What the readers and the plan have to say about a file: refusals and notices, as codes with facts.

Codes are turned into sentences by words.py, so that everything below it stays free of languages."""

from dataclasses import dataclass


class Refused(Exception):
    """The file as a whole cannot be brought in; nothing has been written."""

    def __init__(self, code: str, **facts: str | int) -> None:
        super().__init__(code)
        self.code = code
        self.facts = facts


@dataclass(frozen=True, slots=True)
class Notice:
    """One value of one line that was not taken as it stands, and why."""

    line: int
    field: str
    value: str
    why: str


@dataclass(frozen=True, slots=True)
class Rejected:
    """One row that did not become a person. `cells` is what stood in it, for the file of rejected rows."""

    line: int
    reason: str
    cells: list[str]
