"""Goal 2: a million rows against a hundred thousand. Measured only when it is asked for by name: it takes minutes."""

from tests.benchmarks.harness import Row
from tests.benchmarks.imports import Peak, empty_account, file_of, job_seconds

BY_NAME_ONLY = True
FEW, MANY = 100_000, 1_000_000


def run() -> list[Row]:
    """Seconds per 100,000 rows in either case: 0.6 of the speed is 1 / 0.6 of the time."""
    few, _memory = brought_in(FEW)
    many, memory = brought_in(MANY)
    return [
        Row("2", "100,000 rows of an import of 1,000,000", many / (MANY / FEW), "s", few, 1 / 0.6),
        Row("2", "memory of the import of 1,000,000 over idle (RSS)", memory, "MB", goal=200),
    ]


def brought_in(rows: int) -> tuple[float, float]:
    """Seconds of the job, and megabytes over idle."""
    data = file_of(rows)
    with empty_account() as owner_id:
        peak = Peak()
        return job_seconds(owner_id, data), peak.over_idle()
