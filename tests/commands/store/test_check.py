"""Looking the store over: what is wrong is found, named, and ends with exit code 9."""

from collections.abc import Callable
from pathlib import Path

import pytest

from tests.world import World

Damage = Callable[..., None]

WHOLE = """\
ok       Every page of the store is sound.
ok       The store is at revision 0001.
ok       All 17 tables are as they were made, with their triggers.
ok       Every value is what its column says.
ok       Nothing refers to what is not there.
ok       Nothing is in the store that no command puts there.
ok       The audit is whole: 27 rows, and every chain holds.
ok       Nothing is left of who was deleted.
ok       Closed to others: store.sqlite, store.sqlite-wal, store.sqlite-shm, store.sqlite.key.
"""


def store_of(world: World) -> Path:
    return world.directory / "data" / "default" / "store.sqlite"


def test_nothing_is_wrong_with_a_store_that_is_used_as_it_should_be(world: World) -> None:
    result = world.run("store check")
    assert (result.code, result.screen) == (0, WHOLE)


def test_the_findings_have_their_shape(world: World) -> None:
    world.run("store check -o json").as_shape("store check")


@pytest.mark.parametrize(
    ("statements", "said"),
    [
        pytest.param(
            [
                "drop trigger audit_no_update",
                "update audit set reason = 'x' where organisation_id = 2 and sequence = 2",
            ],
            ["GM-0513: row 2 of the audit is not as it was written.", "audit_no_update is not as it was made"],
            id="a row of the audit that was changed",
        ),
        pytest.param(
            ["drop trigger audit_no_delete", "delete from audit where organisation_id = 2 and sequence = 2"],
            ["GM-0513: a row of the audit is missing before or at 3."],
            id="a row of the audit that was taken out",
        ),
        pytest.param(
            ["create index fast on users (surname)"],
            ["fast is not as it was made, or is not there."],
            id="an index that somebody added",
        ),
        pytest.param(
            ["update users set organisation_id = 99 where username = 'm.visser'"],
            ["4 rows refer to what is not there, in grants, users.", "1 users are not in the audit."],
            id="a user of no organisation",
        ),
        pytest.param(
            ["update users set audit_id = 'x' where username = 'm.visser'"],
            ["1 users are not in the audit."],
            id="a user that no login made",
        ),
        pytest.param(
            [
                """insert into verification_codes
                select id, '00', '2022', 0, organisation_id from users where username = 'm.visser'"""
            ],
            ["1 verification codes are open for who needs none."],
            id="a code that nobody issued",
        ),
        pytest.param(
            ["insert into registrations values ('r', 2, 'X', 'x@x.nl', '2021', null)"],
            ["1 registrations of administrators name no product."],
            id="a form for nothing",
        ),
        pytest.param(
            ["insert into memberships values (2, 3)"],
            ["1 memberships are not of a gemeente in a samenwerkingsverband."],
            id="a gemeente in a gemeente",
        ),
        pytest.param(
            ["update users set active = 0 where username = 'm.visser'"],
            ["The store is damaged: CHECK constraint failed in users", "3 rows refer to what is not there, in grants."],
            id="a row that the schema forbids",
        ),
    ],
)
def test_what_is_wrong_is_named(world: World, damaged: Damage, statements: list[str], said: list[str]) -> None:
    damaged(*statements)
    result = world.run("store check")
    assert result.code == 9
    lines = [line for line in result.stdout.splitlines() if line.startswith("error")]
    assert [any(each in line for line in lines) for each in said] == [True] * len(said), result.screen
    assert f"ibadmin: The check found {len(lines)} thing" in result.stderr


def test_a_file_that_others_can_read_is_named(world: World) -> None:
    store_of(world).chmod(0o644)
    result = world.run("store check")
    assert result.code == 9
    assert f"error    {store_of(world)} is open to others (0644).\n" in result.stdout
    assert f"         -> Close it: chmod 600 {store_of(world)}\n" in result.stdout


def test_a_key_that_is_lost_is_named(world: World) -> None:
    store_of(world).with_name("store.sqlite.key").unlink()
    result = world.run("store check")
    assert result.code == 9
    assert "The key that belongs to the store is not at" in result.stdout


def test_a_store_of_another_revision_is_named(world: World, damaged: Damage) -> None:
    damaged("update alembic_version set version_num = '9999'")
    result = world.run("store check -o json")
    result.as_shape("store check")
    assert result.code == 9
    assert "is of a newer ibadmin than this one" in result.stdout


def test_a_file_that_is_damaged_is_named(world: World) -> None:
    world.store.engine.dispose()
    path = store_of(world)
    content = bytearray(path.read_bytes())
    content[20 * 4096 : 24 * 4096] = bytes(4 * 4096)
    path.write_bytes(content)
    result = world.run("store check")
    assert result.code == 9
    assert result.stdout.startswith("error ")


def test_a_file_that_is_no_store_is_named(world: World) -> None:
    world.store.engine.dispose()
    store_of(world).write_bytes(b"not a store at all, but a letter to a friend" * 100)
    assert world.run("store check").code == 9


def test_without_a_store_there_is_nothing_to_check(world: World) -> None:
    assert world.run("--store /nowhere/at/all.sqlite store check").code == 7


def test_dutch_is_spoken(world: World) -> None:
    assert world.run("store check", language="nl").stdout.startswith("ok      Elke pagina van de opslag is gaaf.")
