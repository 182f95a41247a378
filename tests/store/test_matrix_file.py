"""Products and roles are data (2.2): a file adds them, and a file that is none is told."""

from datetime import UTC, datetime
from pathlib import Path

import pytest

from ibadmin.errors import InvalidInput
from ibadmin.model import Matrix, Permission, Product, Role
from ibadmin.store.matrix_file import MATRIX, add, read
from ibadmin.store.unit import Store
from ibadmin.store.upgrade import upgrade

NOW = datetime(2026, 11, 23, 12, 30, tzinfo=UTC)
MORE = """
[roles.gebruiker]
abbreviation = "X"
granted_by = "servicedesk"

[roles.lezer]
abbreviation = "L"
granted_by = "gebruikersbeheerder"

[products.iwmo]
name = "iWmo anders"
roles.lezer = ["bekijken"]

[products.bvv]
name = "Beslagvrije voet"
roles.lezer = ["bekijken"]
"""


def matrix_of(store: Store, text: str, path: Path) -> Matrix:
    path.write_text(text, encoding="utf-8")
    upgrade(store.engine, path)
    with store.inspecting(NOW) as unit:
        return unit.organisations.matrix()


def test_the_store_has_what_the_manual_names(store: Store) -> None:
    with store.inspecting(NOW) as unit:
        assert unit.organisations.matrix() == read(MATRIX)


@pytest.mark.parametrize(
    ("product", "role", "actions"),
    [
        ("iwmo", "gebruiker", ("uploaden", "downloaden")),
        ("ijw", "gebruiker", ("uploaden", "downloaden")),
        ("wlz-registertoets", "gebruiker", ("raadplegen",)),
        *((product, "productbeheerder", ("instellingen",)) for product in ("iwmo", "ijw", "wlz-registertoets")),
    ],
)
def test_roles_allow_what_the_manual_says(product: str, role: str, actions: tuple[str, ...]) -> None:
    assert read(MATRIX).actions(product, role) == actions


def test_more_products_and_roles_are_added_and_what_is_there_stays(store: Store, tmp_path: Path) -> None:
    found = matrix_of(store, MORE, tmp_path / "more.toml")
    assert found.product("bvv") == Product("bvv", "Beslagvrije voet")
    assert found.role("lezer") == Role("lezer", "L", "gebruikersbeheerder")
    assert found.actions("iwmo", "lezer") == ("bekijken",)
    assert [product.code for product in found.products] == ["iwmo", "ijw", "wlz-registertoets", "bvv"]
    assert (found.product("iwmo"), found.role("gebruiker")) == (
        Product("iwmo", "iWmo"),
        Role("gebruiker", "G", "gebruikersbeheerder"),
    )


def test_adding_the_same_again_changes_nothing(store: Store, tmp_path: Path) -> None:
    once = matrix_of(store, MORE, tmp_path / "more.toml")
    assert matrix_of(store, MORE, tmp_path / "more.toml") == once


ROLE = '[roles.gebruiker]\nabbreviation = "G"\ngranted_by = "servicedesk"\n'
NONE = {
    "no TOML": "products",
    "empty": "",
    "no products": ROLE,
    "an unknown role": '[roles]\n[products.iwmo]\nname = "iWmo"\nroles.koning = ["alles"]',
    "a role without letters": '[roles.gebruiker]\ngranted_by = "servicedesk"\n[products]',
    "a product without a name": f"{ROLE}[products.iwmo]\nroles.gebruiker = []",
    "a name that is a number": f"{ROLE}[products.iwmo]\nname = 3\nroles.gebruiker = []",
    "actions that are one word": f'{ROLE}[products.iwmo]\nname = "iWmo"\nroles.gebruiker = "uploaden"',
    "a product that is a word": f'{ROLE}[products]\niwmo = "iWmo"',
}


@pytest.mark.parametrize("text", NONE.values(), ids=NONE)
def test_a_file_that_is_no_matrix_is_told_and_nothing_is_added(store: Store, tmp_path: Path, text: str) -> None:
    path = tmp_path / "none.toml"
    with pytest.raises(InvalidInput) as refused:
        matrix_of(store, text, path)
    with store.inspecting(NOW) as unit:
        assert unit.organisations.matrix() == read(MATRIX)
    assert refused.value.problems == [(str(path), "malformed")]


@pytest.mark.parametrize("name", ["missing.toml", "."])
def test_a_file_that_cannot_be_read_is_told(tmp_path: Path, name: str) -> None:
    with pytest.raises(InvalidInput):
        read(tmp_path / name)


def test_a_file_that_is_no_text_is_told(tmp_path: Path) -> None:
    path = tmp_path / "matrix.toml"
    path.write_bytes(b"\xff\xfe\x00")
    with pytest.raises(InvalidInput):
        read(path)


def test_permissions_keep_the_order_of_the_file(store: Store) -> None:
    wanted = Matrix(
        products=(Product("bvv", "Beslagvrije voet"),),
        roles=(),
        permissions=tuple(Permission("bvv", "gebruiker", action) for action in ("zien", "doen", "laten")),
    )
    with store.engine.writing() as connection:
        add(connection, wanted)
    with store.inspecting(NOW) as unit:
        assert unit.organisations.matrix().actions("bvv", "gebruiker") == ("zien", "doen", "laten")
