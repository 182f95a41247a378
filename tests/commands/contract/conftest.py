"""The contract is tried at the front door, where there is a gateway as well."""

import pytest

from tests.commands.login.conftest import front, sides

__all__ = ["front", "sides"]
WITH_A_FILE_ALONE = {
    "doctor": "sees that the clock of the shared world stands still; store/test_shared looks over a shared store",
    "store check": "sees the same",
    "store init": "makes another file; store/test_shared makes a shared store",
    "login": "goes wrong for want of the gateway's files, which the shared store's gateway has elsewhere",
}


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """What is promised of a file alone, or before any store is asked, is not asked of a shared one."""
    items[:] = [item for item in items if not _of_a_file(item)]


def _of_a_file(item: pytest.Item) -> bool:
    given = item.callspec.params if isinstance(item, pytest.Function) and hasattr(item, "callspec") else {}
    before_any_store = "cannot_be_understood" in item.nodeid or "standard_input_closed" in item.nodeid
    apart = given.get("name") in WITH_A_FILE_ALONE or before_any_store
    return apart and "test_contract" in item.nodeid and given.get("dialect") == "postgresql"
