"""`python -m tests.simulation [NUMBER]`: so many searches with a known truth (2,000), and what holds in them."""

import sys

from tests.simulation.checks import CHECKS
from tests.simulation.lines import table

FULL = 2000

if __name__ == "__main__":
    searches = int(sys.argv[1]) if len(sys.argv) > 1 else FULL
    print(table([line for check in CHECKS for line in check(searches)]))
