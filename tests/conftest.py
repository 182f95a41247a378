"""What every test has: a skip is a failure, and `--update-sessions` writes the terminal sessions anew."""

import pytest

from tests.no_skips import pytest_make_collect_report, pytest_runtest_makereport

__all__ = ["pytest_make_collect_report", "pytest_runtest_makereport"]

pytest_plugins = ["pytester"]


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption("--update-sessions", action="store_true", help="write tests/manual/*.txt anew")
