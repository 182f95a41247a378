"""From the manual to the program and back: no section without its rule, test and session; no refusal untested."""

import ast
from pathlib import Path

import pytest

from ibadmin.errors import IbadminError
from ibadmin.rules.manual import HEADINGS, Refusal
from tools.coverage_table import BEGIN, END, README, Row, marked_tests, replaced, rows, table

TESTS = Path(__file__).parent


def names_in(folder: Path) -> set[str]:
    """Every name that the tests in a folder use, as `NotFound` and `Refusal.ONESELF`."""
    trees = (ast.parse(path.read_text("utf-8")) for path in folder.rglob("test_*.py"))
    nodes = [node for tree in trees for node in ast.walk(tree)]
    attributes = [node for node in nodes if isinstance(node, ast.Attribute)]
    return {
        *(node.id for node in nodes if isinstance(node, ast.Name)),
        *(node.attr for node in attributes),
        *(ast.unparse(node) for node in attributes),
    }


def errors(family: type[IbadminError] = IbadminError) -> set[str]:
    """Every error that can end a command: those with a code of their own."""
    own = {family.__name__} if "code" in vars(family) and family is not IbadminError else set()
    return own.union(*(errors(each) for each in family.__subclasses__()))


@pytest.mark.parametrize("row", rows(), ids=lambda row: row.section)
def test_a_section_of_the_manual_has_its_rule_its_test_and_its_session(row: Row) -> None:
    assert row.gaps == ()


def test_every_refusal_is_provoked_by_a_test_of_the_rules() -> None:
    named = names_in(TESTS / "rules")
    assert [refusal.name for refusal in Refusal if f"Refusal.{refusal.name}" not in named] == []


def test_every_refusal_names_a_section_that_the_manual_has() -> None:
    assert {refusal.section for refusal in Refusal} - {""} <= set(HEADINGS)


def test_every_error_is_provoked_by_a_test() -> None:
    assert sorted(errors() - names_in(TESTS)) == []


def test_the_readme_shows_the_coverage_as_it_is() -> None:
    readme = README.read_text("utf-8")
    assert replaced(readme, table(rows())) == readme


def test_marks_are_found_on_tests_and_on_modules() -> None:
    tree = ast.parse("pytestmark = pytest.mark.manual('1.1', '1.2')\n\n@pytest.mark.manual('3')\ndef test_it(): ...\n")
    assert sorted(marked_tests(tree)) == ["1.1", "1.2", "3"]


def test_the_table_names_and_links_what_was_found() -> None:
    row = Row("2.3.1", ("deactivation.deactivate",), ("tests/rules/test_deactivation.py",), ())
    link = "[deactivation](tests/rules/test_deactivation.py)"
    line = f"| 2.3.1 Gebruikers deactiveren | `deactivation.deactivate` | {link} |  |"
    assert table([row]).splitlines()[-1] == line
    assert row.gaps == ("session",)


def test_the_table_takes_the_place_of_the_old_one() -> None:
    assert replaced(f"a\n{BEGIN}\nold\n{END}\nb\n", "new") == f"a\n{BEGIN}\nnew\n{END}\nb\n"
