"""The contract is tried at the front door, where there is a gateway as well."""

from tests.commands.login.conftest import front, sides

__all__ = ["front", "sides"]
