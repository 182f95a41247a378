"""A sentence is imported when it is said, and its name leads to where it is."""

import ast
from pathlib import Path

import pytest

from ibadmin import messages

PACKAGE = Path(messages.__file__)
NAMED = {
    alias.name: str(node.module)
    for node in ast.walk(ast.parse(PACKAGE.read_text("utf-8")))
    if isinstance(node, ast.ImportFrom) and str(node.module).startswith("ibadmin.messages.")
    for alias in node.names
}


def test_what_the_type_checker_sees_is_what_there_is() -> None:
    assert {name: f"ibadmin.messages.{module}" for name, module in messages._HOMES.items()} == NAMED
    assert sorted(messages.__all__) == sorted(NAMED)


@pytest.mark.parametrize("name", messages.__all__)
def test_each_sentence_is_found_by_its_name(name: str) -> None:
    assert getattr(messages, name).__name__ == name


def test_a_sentence_that_does_not_exist_is_not_found() -> None:
    assert not hasattr(messages, "nobody_said_this")
