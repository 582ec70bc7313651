"""`python3 run.py bench [NAME ...] [--json FILE]`: measure against the floors, print the table, keep the figures."""

import argparse
import importlib
import json
import os
import platform
import sys
from collections.abc import Sequence
from dataclasses import asdict
from datetime import UTC, datetime
from pathlib import Path
from typing import cast

from tests.benchmarks.harness import Row, table

HERE = Path(__file__).resolve().parent


def main(arguments: Sequence[str]) -> int:
    """Run the benchmarks that are named, or all."""
    known = sorted(path.stem.removeprefix("bench_") for path in HERE.glob("bench_*.py"))
    parser = argparse.ArgumentParser(prog="run.py bench", description=__doc__)
    parser.add_argument("names", nargs="*", metavar="NAME", help=f"which: {', '.join(known)} (default: all)")
    parser.add_argument("--json", type=Path, default=HERE / "results.json", help="where the figures go")
    asked = parser.parse_args(arguments)
    if unknown := set(asked.names) - set(known):
        parser.error(f"there is no benchmark {', '.join(sorted(unknown))}; there are: {', '.join(known)}")
    rows: list[Row] = []
    modules = {name: importlib.import_module(f"tests.benchmarks.bench_{name}") for name in asked.names or known}
    for name, module in modules.items():
        if name not in asked.names and getattr(module, "BY_NAME_ONLY", False):
            print(f"left out: {name}, which takes minutes; ask for it by name", file=sys.stderr)
            continue
        print(f"measuring {name} ...", file=sys.stderr, flush=True)
        rows += cast(list[Row], module.run())
    print(table(rows))
    asked.json.write_text(json.dumps(report(rows), indent=1) + "\n", encoding="utf-8")
    print(f"\nThe figures are in {asked.json}.")
    return 0


def report(rows: Sequence[Row]) -> dict[str, object]:
    """The figures with when and on what they were measured."""
    return {
        "measured_at": datetime.now(UTC).strftime("%Y-%m-%dT%H:%M:%SZ"),
        "machine": {"cores": os.cpu_count(), "python": platform.python_version(), "system": platform.system()},
        "rows": [{**asdict(row), "ratio": row.ratio, "reached": row.reached} for row in rows],
    }


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
