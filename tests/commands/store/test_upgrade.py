"""Renewing a store: forward, all or nothing, and products and roles only added."""

from pathlib import Path

import pytest

from ibadmin.store.engine import REVISION
from tests.world import World

pytestmark = pytest.mark.manual("2.2")

MORE = """
[products.wgs]
name = "Schuldhulpverlening"
roles.gebruiker = ["raadplegen"]
[roles.gebruiker]
abbreviation = "G"
granted_by = "gebruikersbeheerder"
"""


@pytest.fixture
def more(tmp_path: Path) -> Path:
    path = tmp_path / "more.toml"
    path.write_text(MORE, "utf-8")
    return path


def products(world: World) -> list[str]:
    with world.store.inspecting(world.now) as unit:
        return [product.code for product in unit.organisations.matrix().products]


def test_a_store_of_today_stays_as_it_is(world: World) -> None:
    result = world.run("store upgrade")
    assert (result.code, result.screen) == (0, f"The store is at revision {REVISION} already.\n")


def test_products_and_roles_are_added_from_a_file(world: World, more: Path) -> None:
    result = world.run(f"store upgrade --matrix {more}")
    assert result.code == 0
    assert result.stdout == (f"The store is at revision {REVISION} already.\nAdded: wgs, wgs/gebruiker/raadplegen.\n")
    assert "wgs" in products(world)
    assert world.run("store check").code == 0


def test_what_was_added_already_is_no_change(world: World, more: Path) -> None:
    world.run(f"store upgrade --matrix {more}")
    result = world.run(f"store upgrade --matrix {more} -o json")
    result.as_shape("store upgrade")
    assert '"result": "unchanged"' in result.stdout


def test_a_dry_run_adds_nothing(world: World, more: Path) -> None:
    result = world.run(f"store upgrade --matrix {more} --dry-run")
    assert result.stdout.endswith("Will be added: wgs, wgs/gebruiker/raadplegen.\n")
    assert "wgs" not in products(world)


def test_a_file_that_is_no_matrix_changes_nothing(world: World, tmp_path: Path) -> None:
    (tmp_path / "no.toml").write_text("[products]\nwgs = 1\n", "utf-8")
    assert world.run(f"store upgrade --matrix {tmp_path / 'no.toml'}").code == 2


@pytest.mark.parametrize(
    ("revision", "said"),
    [("9999", "is of a newer ibadmin than this one"), ("", "is not a store of ibadmin, or was never finished")],
    ids=["a newer store", "something else"],
)
def test_what_this_program_did_not_make_is_left_alone(world: World, revision: str, said: str) -> None:
    with world.store.engine.writing() as connection:
        connection.ask("delete from alembic_version")
        if revision:
            connection.ask("insert into alembic_version values (:it)", {"it": revision})
    result = world.run("store upgrade")
    assert result.code == 7
    assert said in result.stderr


def test_without_a_store_the_next_step_is_named(world: World) -> None:
    result = world.run("--store /nowhere/at/all.sqlite store upgrade")
    assert (result.code, result.stderr) == (
        7,
        "ibadmin: There is no store yet at /nowhere/at/all.sqlite.\n-> Make one with: ibadmin store init\n",
    )
