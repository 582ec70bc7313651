"""How the bytes of a file were read."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Format:
    """What does not apply to a kind of file is None."""

    encoding: str | None = None
    delimiter: str | None = None
    header_line: int | None = None
