"""What each can do at the shared store with the session that they have: what the rules give them, and no more."""

import json
from collections.abc import Callable, Iterator
from contextlib import ExitStack
from datetime import UTC, datetime

import psycopg
import pytest

from ibadmin.errors import Conflict
from ibadmin.store.shared_founding import found_store
from ibadmin.store.unit import ActorUnit, Store
from tests.people import person
from tests.postgres import Cluster
from tests.store import powers, rights
from tests.store.powers import ARRIVED, DEEDS, WHO, Scene, staged
from tests.store.roles import Roles
from tools import attack_table

NOW = datetime(2026, 11, 23, 12, 30, tzinfo=UTC)


class NotKept(Exception):
    """Thrown to leave the store as it was for the next one."""


@pytest.fixture(scope="module")
def roles(postgres: Cluster) -> Iterator[Roles]:
    name = postgres.database()
    found_store(postgres.administrator(name))
    made = Roles(postgres, name, NOW)
    yield made
    made.close()
    postgres.drop(name)


@pytest.fixture(scope="module")
def scene(roles: Roles) -> Scene:
    return staged(roles.region())


@pytest.fixture(scope="module")
def sessions(roles: Roles, scene: Scene) -> Iterator[dict[str, Store]]:
    with ExitStack() as opened:
        yield {who: opened.enter_context(roles.session(scene.user(who))) for who in WHO}


REFUSED = "42501"


def attempt(store: Store, deed: Callable[[ActorUnit], object]) -> str | None:
    """With which code the database refuses this, if it does; what it lets through is not kept."""
    try:
        with store.writing(b"", NOW) as unit:
            deed(unit)
            raise NotKept
    except NotKept:
        return None
    except Conflict as refused:
        return refusal(refused)


def refusal(failure: BaseException | None) -> str | None:
    """The code with which the database refused, wherever it stands in the chain."""
    while failure is not None:
        if isinstance(failure, psycopg.Error):
            return failure.sqlstate
        failure = failure.__cause__
    return None


@pytest.mark.parametrize("who", WHO)
@pytest.mark.parametrize("deed", DEEDS)
def test_each_does_what_the_rules_give_them_and_no_more(
    scene: Scene, sessions: dict[str, Store], deed: str, who: str
) -> None:
    happens, may = DEEDS[deed]
    assert attempt(sessions[who], lambda unit: unit.record([happens(scene, who)])) == (None if who in may else REFUSED)


MALFORMED = {
    "no initials": {"initials": ""},
    "no surname": {"surname": ""},
    "no telephone number": {"phone_number": ""},
    "a word for a telephone number": {"phone_number": "bel me"},
    "no address": {"email_address": ""},
    "no real address": {"email_address": "jan@gouda"},
    "an escape sequence": {"surname": "\x1b[2J"},
    "a name that runs backwards": {"surname": "\u202eNesnaj"},
    "a formula": {"department": "=1+1"},
    "a name without end": {"surname": "a" * 81},
    "an unknown salutation": {"salutation": "baas"},
}


@pytest.mark.parametrize("wrong", MALFORMED)
def test_details_that_the_manual_does_not_allow_are_refused_by_the_database_too(
    scene: Scene, sessions: dict[str, Store], wrong: str
) -> None:
    row = {**person("Nieuw")._asdict(), "search_name": "nieuw jan", "username": "j.nieuw", **MALFORMED[wrong]}
    arrived = scene.user(ARRIVED)
    said = json.dumps([{**row, "id": arrived.id, "version": arrived.version}])
    entered = "select details_entered(%(rows)s::jsonb, '', '')"
    assert attempt(sessions[ARRIVED], lambda unit: unit._connection.ask(entered, {"rows": said})) == REFUSED


def test_the_page_on_security_says_who_may_do_what() -> None:
    assert powers.table() in attack_table.PAGE.read_text("utf-8")


def test_the_page_on_security_has_the_rights_as_the_catalogue_has_them(roles: Roles) -> None:
    assert rights.table(roles.cluster.server, roles.database) in attack_table.PAGE.read_text("utf-8")
