"""Every invariant stands in the schema: SQL that breaks one is refused, whoever sends it."""

import re
import sqlite3
from collections.abc import Iterable
from contextlib import closing
from pathlib import Path

import pytest
from alembic.autogenerate import compare_metadata
from alembic.runtime.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy import Table, create_engine
from sqlalchemy.schema import CreateIndex, CreateTable, ExecutableDDLElement

from ibadmin.errors import Conflict
from ibadmin.model import User, UserStatus
from ibadmin.store.connection import Parameter
from ibadmin.store.engine import REVISION
from ibadmin.store.schema.whole import metadata
from ibadmin.store.unit import Store
from ibadmin.store.upgrade import alembics, configuration
from tests.people import People
from tests.sql import rows, value
from tests.store.tour import POSTGRESQL

COUNT = "select count(*) from {}"
DEFINED = "select name, sql from sqlite_schema where sql is not null and type <> 'trigger'"
GRANT = "insert into grants values (:id, 'iwmo', :role, :active, :state, '2026-11-23T12:30:00.000000+00:00', 1)"


def definitions(found: Iterable[tuple[str, str]]) -> dict[str, list[str]]:
    """What stands in the schema, by name, as a list of parts: their order says nothing."""
    return {
        name: sorted(part.strip(" ,\n\t()") for part in re.split(r"\n", sql))
        for name, sql in found
        if name != "alembic_version"
    }


@pytest.fixture
def jansen(people: People) -> User:
    return people.user(people.organisation("GM0513", "Gouda"), "Jansen", grants=[("iwmo", "gebruiker")])


@pytest.fixture
def inactive(people: People) -> User:
    gouda = people.organisation("GM0513", "Gouda")
    return people.user(gouda, "Jansen", UserStatus.INACTIVE, grants=[("iwmo", "gebruiker")])


def test_the_migrations_make_the_tables_that_the_program_knows(store: Store) -> None:
    with store.engine.reading() as connection, alembics(connection) as known:
        # What a shared store enforces is noted beside its tables, by who enforces it.
        options = {"include_name": lambda name, kind, _: (kind, name) != ("table", "enforced")}
        assert compare_metadata(MigrationContext.configure(known, opts=options), metadata) == []


@pytest.mark.embedded
def test_the_migrations_make_every_check_and_index_that_the_program_knows(store: Store, tmp_path: Path) -> None:
    direct = create_engine(f"sqlite:///{tmp_path}/direct.db")
    metadata.create_all(direct)
    direct.dispose()
    with store.engine.reading() as migrated, closing(sqlite3.connect(tmp_path / "direct.db")) as made:
        assert definitions(migrated.ask(DEFINED)) == definitions(made.execute(DEFINED))


def test_the_program_expects_the_last_migration() -> None:
    assert ScriptDirectory.from_config(configuration()).get_heads() == [REVISION]


@pytest.mark.parametrize("table", metadata.sorted_tables, ids=lambda table: table.name)
def test_every_table_can_be_said_in_postgresql(table: Table) -> None:
    parts: list[ExecutableDDLElement] = [CreateTable(table), *map(CreateIndex, table.indexes)]
    assert all(table.name in str(part.compile(dialect=POSTGRESQL)) for part in parts)


@pytest.mark.parametrize("status", [status for status in UserStatus if status is not UserStatus.INACTIVE])
def test_only_an_inactive_user_can_be_deleted(store: Store, people: People, status: UserStatus) -> None:
    user = people.user(people.organisation("GM0513", "Gouda"), "Jansen", status)
    with pytest.raises(Conflict) as lost:
        delete(store, user)
    assert "only an inactive user can be deleted" in str(lost.value.__cause__)


def delete(store: Store, user: User) -> None:
    with store.engine.writing() as connection:
        rows(connection, "delete from users where id = :id", id=user.id)


@pytest.mark.parametrize(
    ("change", "constraint"),
    [
        ("update users set newsletter = true", "newsletter_needs_active"),
        ("update users set contact_person = true", "contact_person_needs_active"),
        ("update users set contact_email = 'j@gouda.nl'", "contact_email_needs_contact_person"),
        ("update users set active = true", "active_as_status"),
        ("update users set status = 'active'", "active_as_status"),
        ("update users set status = 'asleep'", "status_known"),
        ("update users set username = null", "username_with_details"),
    ],
)
def test_an_inactive_user_has_nothing_that_is_on(store: Store, inactive: User, change: str, constraint: str) -> None:
    refused(store, f"{change} where id = :id", constraint, id=inactive.id)


def refused(store: Store, statement: str, constraint: str, **values: Parameter) -> None:
    # PostgreSQL says `users_organisation_id_username_key` where SQLite says `users.username`.
    said = "(?i)" + constraint.replace(".", r"(\.|_.*)")
    with pytest.raises(Conflict) as lost, store.engine.writing() as connection:
        rows(connection, statement, **values)
    assert re.search(said, str(lost.value.__cause__))


def test_nobody_is_active_who_never_entered_a_code(store: Store, people: People) -> None:
    user = people.user(people.organisation("GM0513", "Gouda"), "Jansen", UserStatus.PENDING)
    statement = "update users set status = 'active', active = true where id = :id"
    refused(store, statement, "active_is_registered", id=user.id)


def test_nobody_waits_for_the_beheerder_without_details(store: Store, people: People) -> None:
    user = people.user(people.organisation("GM0513", "Gouda"), "Jansen", UserStatus.ARRIVED)
    refused(store, "update users set status = 'pending' where id = :id", "details_before_pending", id=user.id)


@pytest.mark.parametrize("active", [True, False])
def test_an_inactive_user_has_no_active_role(store: Store, inactive: User, active: bool) -> None:
    values: dict[str, Parameter] = {"id": inactive.id, "role": "productbeheerder", "active": active, "state": "active"}
    refused(store, GRANT, "active_needs_active_user|FOREIGN KEY", **values)


def test_a_suspended_role_of_an_inactive_user_cannot_be_switched_on(store: Store, inactive: User) -> None:
    statement = "update grants set state = 'active' where user_id = :id"
    refused(store, statement, "active_needs_active_user", id=inactive.id)


def test_switching_a_user_off_and_leaving_a_role_on_is_refused(store: Store, jansen: User) -> None:
    statement = "update users set status = 'inactive', active = false where id = :id"
    refused(store, statement, "active_needs_active_user", id=jansen.id)


def test_a_role_that_is_not_offered_on_a_product_cannot_be_held(store: Store, jansen: User) -> None:
    refused(store, GRANT, "FOREIGN KEY", id=jansen.id, role="koning", active=True, state="active")


@pytest.mark.parametrize(
    "change", ["update audit set reason = 'anders'", "delete from audit", "update audit set sequence = sequence + 1"]
)
def test_the_audit_cannot_be_changed(store: Store, jansen: User, change: str) -> None:
    refused(store, f"{change} where subject = :subject", "the audit is append-only", subject=jansen.audit_id)


@pytest.mark.embedded
def test_the_audit_cannot_be_written_over(store: Store, jansen: User) -> None:
    statement = "insert or replace into audit select * from audit where subject = :subject"
    refused(store, statement, "the audit is append-only", subject=jansen.audit_id)


@pytest.mark.parametrize(
    ("statement", "constraint"),
    [
        ("update organisations set kind = 'vereniging'", "kind_known"),
        ("update organisations set kvk_number = '123'", "kvk_number_form"),
        ("insert into memberships values (1, 1)", "not_its_own_member"),
        ("insert into memberships values (1, 2)", "FOREIGN KEY"),
        ("insert into products values ('iwmo', 'iWmo', 1)", "products.code|products.pkey"),
        ("insert into offers values ('iwmo', 'koning')", "FOREIGN KEY"),
        ("delete from products where code = 'iwmo'", "FOREIGN KEY"),
        ("delete from organisations", "FOREIGN KEY"),
        (
            "insert into audit values (1, 0, '2026-11-23T12:30:00.000000+00:00', '', '', '', '', '', '', '', '', '')",
            "hash_form|sequence_from_one",
        ),
    ],
)
def test_what_cannot_be_is_refused(store: Store, people: People, statement: str, constraint: str) -> None:
    people.organisation("GM0513", "Gouda")
    refused(store, statement, constraint)


@pytest.mark.parametrize(
    ("statement", "constraint"),
    [
        ("update users set username = 'j.jansen'", "users.username"),
        ("update users set pseudonym = 'PSEUDONYM'", "users.pseudonym"),
        ("update users set audit_id = 'somebody'", "users.audit_id"),
    ],
)
def test_a_name_is_somebodys_alone(store: Store, people: People, statement: str, constraint: str) -> None:
    gouda = people.organisation("GM0513", "Gouda")
    people.user(gouda, "Jansen")
    people.user(gouda, "de Vries")
    refused(store, statement, constraint)


def test_whatever_belongs_to_a_user_goes_with_the_user(store: Store, inactive: User) -> None:
    at = "2026-11-23T12:30:00.000000+00:00"
    with store.engine.writing() as connection:
        for belonging in (
            "insert into sessions values ('s', :id, 'secret', 'loa3', :at, :at, :at, 1)",
            "insert into verification_codes values (:id, '00', :at, 0, 1)",
            "insert into registrations values ('f', 1, 'Jan', 'jan@gouda.nl', :at, :id)",
            "insert into registration_products values ('f', 'iwmo')",
        ):
            rows(connection, belonging, id=inactive.id, at=at)
    delete(store, inactive)
    with store.engine.reading() as connection:
        belongings = ("users", "grants", "verification_codes", "sessions", "registrations", "registration_products")
        assert [value(connection, COUNT.format(table)) for table in belongings] == [0] * 6
