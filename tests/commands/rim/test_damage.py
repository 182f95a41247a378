"""Values that cannot be what their column says: named by whoever meets them, and all of them found by the check."""

import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from ibadmin.errors import StoreDamaged
from ibadmin.model import UserStatus
from tests.world import World

pytestmark = pytest.mark.embedded

NOT_TEXT = b"\xff\xfe"
WRONG = {
    "text for a moment": "'x'",
    "no such day": "'2021-02-31T09:30:00.000000+00:00'",
    "a moment without a zone": "'2021-02-01T09:30:00.000000'",
    "a blob": "x'ff41'",
    "bytes that are no text": "cast(x'ff41' as text)",
}
MOMENTS = {
    "users": ("arrived_at", "registered_at"),
    "grants": ("granted_at",),
    "sessions": ("hard_end_at",),
    "audit": ("at",),
}
TEXTS = {"users": ("surname", "search_name"), "organisations": ("name",), "audit": ("reason", "fields")}
COMMANDS = ("users list", "users show j.jansen", "users search jansen", "audit list", "audit verify", "doctor")


def updated(table: str, column: str, value: str) -> str:
    return f"update {table} set {column} = {value}"  # noqa: S608 - of this module's own


def harmed(world: World, change: str) -> None:
    """The store as somebody leaves it who works around the program, with every trigger and check off."""
    world.store.engine.dispose()
    with closing(sqlite3.connect(world.place)) as connection, connection:
        triggers = connection.execute("select name, sql from sqlite_master where type = 'trigger'").fetchall()
        connection.execute("pragma ignore_check_constraints = on")
        for name, _ in triggers:
            connection.execute(f"drop trigger {name}")
        connection.execute(change)
        for _, sql in triggers:
            connection.execute(sql)


@pytest.fixture
def gouda(world: World) -> World:
    world.people.user(world.gouda, "Jansen", UserStatus.ACTIVE, [("iwmo", "gebruiker")])
    world.as_("m.visser")
    return world


CASES = [
    *((table, column, name) for table, columns in MOMENTS.items() for column in columns for name in WRONG),
    *((table, column, "a blob") for table, columns in TEXTS.items() for column in columns),
    *((table, column, "bytes that are no text") for table, columns in TEXTS.items() for column in columns),
]


@pytest.mark.parametrize(("table", "column", "wrong"), CASES)
def test_the_check_finds_it_and_nothing_crashes(gouda: World, table: str, column: str, wrong: str) -> None:
    harmed(gouda, updated(table, column, WRONG[wrong]))
    for command in COMMANDS:
        result = gouda.run(command)
        assert result.code in (0, 4, 5, 7, 9), (command, result.stderr)
    checked = gouda.run("store check --output json")
    assert checked.code == 9
    assert [each for each in checked.records("store_check") if each["check"] == "values" and each["value"] == column]


@pytest.mark.parametrize(
    ("table", "column", "value"),
    [("users", "version", "'x'"), ("verification_codes", "tries", "'x'"), ("organisations", "version", "1.5")],
)
def test_a_number_that_is_none_is_found(gouda: World, table: str, column: str, value: str) -> None:
    gouda.people.user(gouda.gouda, "Bos", UserStatus.APPROVED)
    harmed(gouda, updated(table, column, value))
    assert gouda.run("store check").code == 9
    assert gouda.run("users list").code in (0, 7)


def test_a_list_names_table_row_and_column(gouda: World) -> None:
    jansen = gouda.user("j.jansen")
    harmed(gouda, "update users set registered_at = 'x' where username = 'j.jansen'")
    result = gouda.run("users list --output json")
    assert result.code == StoreDamaged.exit_code == 7
    assert (result.error["code"], result.error["details"]["table"]) == ("store_damaged", "users")
    assert (result.error["details"]["key"], result.error["details"]["column"]) == (jansen.id, "registered_at")


def test_an_audit_without_a_single_moment_is_not_an_empty_one(gouda: World) -> None:
    harmed(gouda, "update audit set at = 'x'")
    assert gouda.run("audit list").code == 7


@pytest.mark.parametrize("column", ["at", "actor", "fields", "hash"])
def test_whoever_alters_a_row_does_not_switch_the_check_off(gouda: World, column: str) -> None:
    harmed(gouda, updated("audit", column, "x'41' where sequence = 2"))
    assert gouda.run("audit verify").code in (7, 9)
    assert gouda.run("store check").code == 9
    harmed(gouda, updated("audit", column, "'x' where sequence = 2"))
    result = gouda.run("audit verify")
    assert result.code == 9
    assert "row 2" in result.stderr


def test_a_store_of_two_revisions_says_so(gouda: World) -> None:
    harmed(gouda, "insert into alembic_version values ('0000')")
    checked = gouda.run("store check")
    assert checked.code == 9
    assert "two revisions" in checked.stdout
    assert gouda.run("store upgrade").code == 7


def test_a_schema_that_is_no_text_is_found_and_refused(gouda: World) -> None:
    gouda.store.engine.dispose()
    place = Path(gouda.place)
    place.write_bytes(place.read_bytes().replace(b"CREATE TABLE users", b"CREATE T\xe9BLE users"))
    assert gouda.run("users list").code == 7
    assert gouda.run("store check").code == 9
