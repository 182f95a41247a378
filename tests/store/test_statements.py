"""What every question and change must hold: an index finds the rows, the count is constant."""

from collections.abc import Callable, Sequence
from contextlib import suppress
from datetime import datetime

import pytest

from ibadmin.errors import NotFound
from ibadmin.facts import Fact, RoleGranted, UserDeactivated, UserReactivated
from ibadmin.model import Organisation, OrganisationKind, User, UserStatus
from ibadmin.store.connection import Parameters
from ibadmin.store.rows import as_parameter
from ibadmin.store.statement import Statement
from ibadmin.store.unit import Store
from tests.people import People, sha256_of
from tests.sql import heard
from tests.store.tour import QUESTIONS, changes

GROWING = ("users", "grants", "sessions", "verification_codes", "login_codes", "audit", "registration_products")
"""Tables with rows for each user or change: reading one whole is never needed to answer about a few."""
CHANGES = dict(changes())


@pytest.fixture
def gouda(people: People) -> Organisation:
    partnership = people.organisation("SV0001", "Midden-Holland", OrganisationKind.PARTNERSHIP)
    place = people.organisation("GM0513", "Gouda", member_of=partnership)
    people.administrator(place, "Beheer", first_name="B")
    return place


def plan(store: Store, sql: str, values: Parameters) -> list[str]:
    with store.engine.reading() as connection:
        return [row[3] for row in connection.ask(f"explain query plan {sql}", values)]


def whole_tables(steps: Sequence[str]) -> list[str]:
    """The steps that read a growing table from end to end; the index of administrators is short by its nature."""
    return [
        step
        for step in steps
        if any(step.split(" USING ")[0] == f"SCAN {table}" for table in GROWING) and "administrators_idx" not in step
    ]


@pytest.mark.embedded
@pytest.mark.parametrize("question", QUESTIONS)
@pytest.mark.parametrize("who", ["beheerder", "servicedesk", "user"])
def test_every_question_is_answered_through_an_index(
    store: Store, people: People, gouda: Organisation, now: datetime, question: str, who: str
) -> None:
    if who == "beheerder":
        asks = people.administrator(gouda, "Anders")
    else:
        asks = people.servicedesk() if who == "servicedesk" else people.user(gouda, "Gebruiker")
    secret = people.session(asks)
    with store.reading(sha256_of(secret), now) as unit, heard() as said:
        ask(lambda: QUESTIONS[question](unit, gouda))
    # Checking a chain recomputes all of it.
    tables = {"audit"} if (question, who) == ("audit verify", "servicedesk") else set()
    found = [step for sql, values in said for step in whole_tables(plan(store, sql, values))]
    assert [step for step in found if step.split()[1] not in tables] == []


def ask(question: Callable[[], object]) -> None:
    """Whoever may not see the answer asks all the same."""
    with suppress(NotFound):
        question()


@pytest.mark.embedded
@pytest.mark.parametrize("statement", CHANGES.values(), ids=CHANGES)
def test_every_change_finds_its_rows_through_an_index(store: Store, statement: Statement) -> None:
    with store.engine.writing() as connection, heard() as said:
        connection.run(statement, {"rows": as_parameter([])})
    assert [step for sql, values in said for step in whole_tables(plan(store, sql, values))] == []


@pytest.mark.embedded
def test_a_list_comes_in_the_order_of_its_index_and_is_never_sorted(
    store: Store, people: People, gouda: Organisation, now: datetime
) -> None:
    secret = people.session(people.administrator(gouda, "Anders"))
    with store.reading(sha256_of(secret), now) as unit, heard() as said:
        list(unit.users.listed())
        list(unit.users.pending())
        list(unit.users.searched("jansen"))
    steps = [step for sql, values in said for step in plan(store, sql, values)]
    assert [step for step in steps if "TEMP B-TREE" in step] == []


def deactivated(user: User) -> Fact:
    return UserDeactivated(user, user.grants)


def reactivated(user: User) -> Fact:
    return UserReactivated(user, UserStatus.ACTIVE, user.grants)


def granted(user: User) -> Fact:
    return RoleGranted(user, "ijw", "gebruiker")


@pytest.mark.parametrize(
    ("status", "happens"),
    [(UserStatus.ACTIVE, deactivated), (UserStatus.INACTIVE, reactivated), (UserStatus.ACTIVE, granted)],
)
def test_fifty_users_take_as_many_statements_as_one(
    store: Store,
    people: People,
    gouda: Organisation,
    now: datetime,
    status: UserStatus,
    happens: Callable[[User], Fact],
) -> None:
    crowd = people.crowd(gouda, 51, status, [("iwmo", "gebruiker")])
    counts = [statements(store, now, [user.id for user in some], happens) for some in (crowd[:1], crowd[1:])]
    assert counts[0] == counts[1]


def statements(store: Store, now: datetime, names: Sequence[str], happens: Callable[[User], Fact]) -> int:
    with heard() as said, store.unseen(now, "tests") as unit:
        unit.record([happens(user) for user in unit.users.named(names)])
    return len(said)
