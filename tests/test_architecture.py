"""The house stays as it was drawn: arrows, sizes, names, and what a command may import."""

import ast
import os
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
PACKAGE = ROOT / "ibadmin"
LINT = Path(sys.executable).with_name("lint-imports")
# Neither what a machine wrote nor what stays as it was is read in one go.
APART = ("store/migrations/versions/", "store/sql/")
MODULES = sorted(path for path in PACKAGE.rglob("*.py") if not any(part in path.as_posix() for part in APART))
FORBIDDEN_NAMES = ("Manager", "Service", "Handler", "Helper", "Util", "Utils", "Data", "Info")


def nodes(path: Path) -> Iterator[ast.AST]:
    return ast.walk(ast.parse(path.read_text("utf-8")))


def named(path: Path) -> str:
    return path.relative_to(ROOT).as_posix()


def imported_by(*arguments: str) -> set[str]:
    """What a run of the program has imported when it ends, as `sqlalchemy` and `rich.table`."""
    program = (
        "import sys\nfrom ibadmin.cli import main\n"
        "main(sys.argv[1:])\n"
        "sys.stderr.write('\\n'.join(['', 'IMPORTED', *sys.modules]))"
    )
    run = subprocess.run(
        [sys.executable, "-c", program, *arguments], capture_output=True, text=True, check=True, env=dict(os.environ)
    )
    return set(run.stderr.partition("\nIMPORTED\n")[2].split())


def test_the_arrows_go_down_only() -> None:
    # In a process of its own: it sets up logging for itself, and so takes it from the tests that come after.
    linted = subprocess.run([LINT, "--no-cache"], cwd=ROOT, capture_output=True, text=True, check=False)
    assert linted.returncode == 0, linted.stdout


@pytest.mark.parametrize("path", MODULES, ids=named)
def test_a_module_can_be_read_in_one_go(path: Path) -> None:
    lines = path.read_text("utf-8").count("\n")
    assert lines <= 400, f"{lines} lines: look for the missing noun"


def test_nothing_is_printed_outside_output() -> None:
    printing = {
        named(path)
        for path in MODULES
        for node in nodes(path)
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id == "print"
    }
    assert {name for name in printing if not name.startswith("ibadmin/output")} == set()


def test_a_class_is_called_by_what_it_is() -> None:
    classes = {node.name: named(path) for path in MODULES for node in nodes(path) if isinstance(node, ast.ClassDef)}
    assert {name: place for name, place in classes.items() if name.endswith(FORBIDDEN_NAMES)} == {}


@pytest.mark.parametrize("arguments", [("--version",), ("--help",), ("users", "--help"), ("users", "verify", "--help")])
def test_a_question_about_the_program_imports_no_more_than_it_needs(arguments: tuple[str, ...]) -> None:
    heavy = {"sqlalchemy", "saml2", "keyring", "cryptography", "lxml", "rich", "pydantic", "werkzeug", "alembic"}
    assert imported_by(*arguments) & heavy == set()


@pytest.mark.parametrize("module", ["view", "unit", "entrances", "shared_entrances"])
def test_a_store_is_used_without_sqlalchemy(module: str) -> None:
    program = f"import sys, ibadmin.store.{module}; sys.exit('sqlalchemy' in sys.modules)"
    assert subprocess.run([sys.executable, "-c", program], check=False).returncode == 0


def test_a_command_imports_its_own_module_and_no_other() -> None:
    modules = {name for name in imported_by("users", "pending", "--help") if name.startswith("ibadmin.commands.")}
    assert modules == {f"ibadmin.commands.{name}" for name in ("parameters", "persistence", "users", "users.lists")}
