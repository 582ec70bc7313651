"""What pytest does differently here: the examples of hypothesis, and tests that need a browser."""

import hypothesis
import pytest
from _pytest.nodeid import NodeId

from tests import browsers

# The same examples at every run: a miss is reported, not drawn again. No deadline: the machine may be busy.
hypothesis.settings.register_profile("fast", derandomize=True, deadline=None, max_examples=100, database=None)
hypothesis.settings.register_profile("full", hypothesis.settings.get_profile("fast"), max_examples=2000)


def pytest_configure(config: pytest.Config) -> None:
    everything = "full" in config.option.markexpr and config.option.markexpr != "not full"
    hypothesis.settings.load_profile("full" if everything else "fast")


@pytest.hookimpl(trylast=True)
def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    browsers.skip_without_browser(items)
    keep_groups_together(items)


def keep_groups_together(items: list[pytest.Item]) -> None:
    """Tests of one xdist_group go to one process.

    pytest-xdist 3.8 says the group at the end of `_nodeid`, which pytest 9.2 no longer reads: it has `_id` instead.
    """
    for item in items:
        with_group = getattr(item, "_nodeid", None)
        if isinstance(with_group, str):
            item._id = NodeId.parse(with_group)


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter) -> None:
    if sentence := browsers.loud_count(terminalreporter.stats.get("skipped", [])):
        terminalreporter.section("browser tests", red=True, bold=True)
        terminalreporter.write_line(sentence, red=True, bold=True)
