"""The SQL that runs is what the queries say, both engines understand every word of it, and none of it is idle."""

import re
from collections.abc import Iterator
from importlib import import_module
from pathlib import Path

import pytest

from ibadmin.store.connection import Connection, Parameters
from ibadmin.store.statement import Seen, Statement
from ibadmin.store.unit import Store
from tools.statements import MODULES, pages

STORE = Path(import_module("ibadmin.store").__file__ or "").parent


def statements() -> Iterator[tuple[str, Statement]]:
    """Every statement that was compiled, by name and sight."""
    for module in MODULES:
        for name, found in vars(import_module(f"ibadmin.store.sql.{module}")).items():
            if isinstance(found, Statement):
                yield f"{module}.{name}", found
            elif isinstance(found, Seen):
                yield from ((f"{module}.{name} {kind}", each) for kind, each in found._asdict().items())


STATEMENTS = dict(statements())


@pytest.mark.parametrize(("path", "text"), list(pages()), ids=lambda each: getattr(each, "stem", ""))
def test_what_runs_is_what_the_queries_say(path: Path, text: str) -> None:
    assert path.read_text("utf-8") == text, "run make generate"


def test_the_engine_understands_every_statement(store: Store) -> None:
    for name, statement in STATEMENTS.items():
        with store.engine.reading() as connection:
            assert explained(connection, statement), name


def explained(connection: Connection, statement: Statement) -> bool:
    """How the engine would go about it, when it is ever asked."""
    shared = connection.engine.is_shared
    said = statement.postgresql if shared else statement.sqlite
    unknown: Parameters = dict.fromkeys(re.findall(r"%\((\w+)\)s" if shared else r":(\w+)", said))
    return bool(connection.ask(f"explain {said}", unknown)) if said else not shared


def test_every_statement_is_run_by_somebody() -> None:
    running = " ".join(path.read_text("utf-8") for path in STORE.glob("*.py"))
    names = {name.split()[0].partition(".")[2] for name in STATEMENTS}
    idle = {name for name in names if not re.search(rf"\b{name}\b", running)}
    assert {name for name in idle if not is_of_a_fact(name)} == set()


def is_of_a_fact(name: str) -> bool:
    """The functions of the shared store are called by the name of what happened."""
    facts = (STORE.parent / "facts.py").read_text("utf-8")
    return f"class {''.join(word.capitalize() for word in name.split('_'))}" in facts
