"""`store check` on a shared store: what somebody changed around the program is named, and what is left over."""

from collections.abc import Iterator
from datetime import UTC, datetime

import psycopg
import pytest

from ibadmin.findings import Verdict
from ibadmin.model import Organisation, OrganisationKind
from ibadmin.rules import organisations
from ibadmin.store import shared_inspection
from ibadmin.store.audit import Stamp
from ibadmin.store.engine import unchecked
from ibadmin.store.replay import delete_again
from ibadmin.store.shared_founding import found_store
from tests.postgres import Cluster
from tests.store.roles import Roles

NOW = datetime(2026, 11, 23, 12, 30, tzinfo=UTC)
DESK = Organisation(1, "IB-0001", "Inlichtingenbureau", OrganisationKind.SERVICEDESK, "27376655")

CHANGED = {
    "drop policy sessions on users": "policy sessions on users",
    "alter policy sessions on audit using (true)": "policy sessions on audit",
    "create policy everybody on grants using (true)": "policy everybody on grants",
    "alter table users disable row level security": "table users",
    "grant select on sessions to public": "table sessions",
    "grant select (keyed_hash) on verification_codes to public": "table verification_codes",
    "grant execute on function sessions_swept() to public": "function sessions_swept()",
    "create or replace function insist(allowed boolean) returns void language plpgsql as 'begin end'": (
        "function insist(boolean)"
    ),
    "alter table audit disable trigger audit_append_only": "trigger audit_append_only on audit",
    "drop index users_organisation_id_search_name_id_idx": "index users_organisation_id_search_name_id_idx",
    "alter table users drop constraint users_status_known_check": "constraint users_status_known_check on users",
    "create table of_somebody (it text)": "table of_somebody",
}


@pytest.fixture(scope="module")
def place(postgres: Cluster) -> Iterator[str]:
    """A store as `store init` makes it, with the servicedesk in it."""
    name = postgres.database()
    found_store(postgres.administrator(name), [organisations.found(DESK)], Stamp("store", NOW, "store"))
    yield name
    postgres.drop(name)


@pytest.fixture
def roles(postgres: Cluster, emptied: str, now: datetime) -> Iterator[Roles]:
    opened = Roles(postgres, emptied, now)
    yield opened
    opened.close()


def problems(cluster: Cluster, name: str) -> list[tuple[str, str, str]]:
    engine = unchecked(cluster.administrator(name))
    try:
        return [
            (found.check, found.word, found.about)
            for found in shared_inspection.inspect(engine)
            if found.verdict is not Verdict.OK
        ]
    finally:
        engine.dispose()


def test_a_store_that_was_just_made_has_nothing_the_matter(postgres: Cluster, place: str) -> None:
    assert problems(postgres, place) == []


def test_what_is_enforced_and_was_changed_is_named(postgres: Cluster, place: str) -> None:
    with psycopg.connect(postgres.server.address(place), autocommit=True) as somebody:
        for change in CHANGED:
            somebody.execute(change.encode())
    named = {about for check, word, about in problems(postgres, place) if (check, word) == ("definitions", "differs")}
    assert named >= set(CHANGED.values())


def test_rows_that_refer_to_none_are_counted(postgres: Cluster, emptied: str) -> None:
    postgres.server.ask(
        "begin; set local session_replication_role = replica; "
        "insert into login_codes (code_sha256, user_id, assurance_level, challenge, redirect_uri, reasons, expires_at) "
        "values ('x', 'nobody', 'loa3', '', '', '[]', now()); commit",
        emptied,
    )
    assert ("references", "dangling", "login_codes") in problems(postgres, emptied)


def test_a_row_of_the_audit_that_was_altered_breaks_its_chain(roles: Roles) -> None:
    roles.people.organisation("GM0513", "Gouda")
    roles.cluster.server.ask(
        "begin; set local session_replication_role = replica; update audit set actor = 'another'; commit",
        roles.database,
    )
    assert [check for check, _, _ in problems(roles.cluster, roles.database)][-1] == "chain"


def test_a_login_without_a_session_is_an_orphan_until_it_is_cleaned_up(roles: Roles) -> None:
    roles.secret(roles.region().everybody["beheerder of gouda"])
    roles.cluster.server.ask("delete from sessions", roles.database)
    assert ("logins", "orphaned", "") in problems(roles.cluster, roles.database)
    cleaned = shared_inspection.clean(roles.store.engine)
    assert (cleaned.value, roles.logins) == ("1", set())
    assert "logins" not in {check for check, _, _ in problems(roles.cluster, roles.database)}


def test_who_came_back_with_a_backup_is_deleted_again(roles: Roles) -> None:
    region = roles.region()
    jansen, pietersen = region.everybody["user of gouda"], region.everybody["newcomer of gouda"]
    with roles.store.unseen(roles.now, "store") as unit:
        assert delete_again(unit, [jansen.audit_id, pietersen.audit_id, "of nobody"], "store") == 2
    with roles.store.inspecting(roles.now) as unit:
        assert {user.id for user in unit.users.listed()}.isdisjoint({jansen.id, pietersen.id})
