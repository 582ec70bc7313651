"""Whether this machine has a browser, and what becomes of the tests that need one."""

import os
import shutil
from collections.abc import Iterable

import pytest

NAMES = ("chromium", "chromium-browser", "google-chrome", "chrome")
REQUIRED = "OUTREACH_REQUIRE_BROWSER"
HOW_TO_GET_ONE = "On Debian and Ubuntu:  sudo apt install chromium"


def chromium_path() -> str | None:
    """The Chromium of this machine; OUTREACH_CHROMIUM names another one."""
    named = os.environ.get("OUTREACH_CHROMIUM")
    return named or next((found for name in NAMES if (found := shutil.which(name))), None)


def skip_without_browser(items: Iterable[pytest.Item]) -> None:
    """Without a browser its tests are skipped, or stop the run where one is required."""
    waiting = [item for item in items if item.get_closest_marker("browser")]
    if not waiting or chromium_path():
        return
    if os.environ.get(REQUIRED):
        raise pytest.UsageError(f"{REQUIRED} is set and there is no Chromium here. {HOW_TO_GET_ONE}")
    for item in waiting:
        item.add_marker(pytest.mark.skip(reason="no Chromium on this machine"))


def loud_count(skipped: Iterable[pytest.TestReport]) -> str | None:
    """What the end of a run says about browser tests that were skipped."""
    count = sum("no Chromium on this machine" in str(report.longrepr) for report in skipped)
    return f"{count} BROWSER TESTS DID NOT RUN: there is no Chromium here. {HOW_TO_GET_ONE}" if count else None
