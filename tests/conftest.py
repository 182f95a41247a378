"""What every test has: a skip is a failure, and `--update-sessions` writes the terminal sessions anew."""

import signal

import pytest

from tests.no_skips import pytest_make_collect_report, pytest_runtest_makereport

__all__ = ["pytest_make_collect_report", "pytest_runtest_makereport"]

pytest_plugins = ["pytester"]


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption("--update-sessions", action="store_true", help="write tests/manual/*.txt anew")


def pytest_configure() -> None:
    """A run in the background ignores Ctrl-C, and so would every program that a test starts and interrupts."""
    signal.signal(signal.SIGINT, signal.default_int_handler)


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """What only one process can do comes first, so that the others have work meanwhile."""
    items.sort(key=lambda item: item.get_closest_marker("xdist_group") is None)
