"""What pytest does differently here: the examples of hypothesis, and tests that need a browser."""

import hypothesis
import pytest

from tests import browsers

# The same examples at every run: a miss is reported, not drawn again. No deadline: the machine may be busy.
hypothesis.settings.register_profile("fast", derandomize=True, deadline=None, max_examples=100, database=None)
hypothesis.settings.register_profile("full", hypothesis.settings.get_profile("fast"), max_examples=2000)


def pytest_configure(config: pytest.Config) -> None:
    everything = "full" in config.option.markexpr and config.option.markexpr != "not full"
    hypothesis.settings.load_profile("full" if everything else "fast")


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    browsers.skip_without_browser(items)


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter) -> None:
    if sentence := browsers.loud_count(terminalreporter.stats.get("skipped", [])):
        terminalreporter.section("browser tests", red=True, bold=True)
        terminalreporter.write_line(sentence, red=True, bold=True)
