"""A fact says what is mechanical about itself, and nobody else says it again."""

import ast
import re
from collections.abc import Iterator
from pathlib import Path
from typing import get_args

import pytest

import ibadmin
from ibadmin.facts import Fact

PACKAGE = Path(ibadmin.__file__).parent
ACTIONS = {kind.action for kind in get_args(Fact)}
ELSEWHERE = {
    "store/queries/calls.py": "names the functions of the database, which a session calls",
    "store/sql/calls.py": "generated from those",
    "messages/__init__.py": "names a function that is called alike",
}


def literals(path: Path) -> Iterator[str]:
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Constant) and isinstance(node.value, str):
            yield node.value


def test_each_fact_has_an_action_of_its_own_that_is_one_word_of_json() -> None:
    assert len(ACTIONS) == len(get_args(Fact))
    assert all(re.fullmatch("[a-z]+(_[a-z]+)+", action) for action in ACTIONS)


@pytest.mark.parametrize("kind", get_args(Fact), ids=lambda kind: kind.action)
def test_a_fact_says_its_subject_and_what_the_audit_names(kind: type) -> None:
    said = [getattr(kind, name) for name in ("about", "audited")]
    assert all(isinstance(each, property) for each in said)


def test_nobody_writes_an_action_down_again() -> None:
    copies = {
        f"{path.relative_to(PACKAGE)}: {text}"
        for path in PACKAGE.rglob("*.py")
        if str(path.relative_to(PACKAGE)) not in ELSEWHERE and not path.is_relative_to(PACKAGE / "store" / "sql")
        for text in literals(path)
        if text in ACTIONS
    }
    assert copies == set()
