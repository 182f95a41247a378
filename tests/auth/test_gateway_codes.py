"""Verification codes that the gateway makes, which alone has the key of a shared store (1.2)."""

import json
from pathlib import Path

import pytest

from ibadmin.auth.codes import keyed_hash, read_key
from ibadmin.auth.login import Login
from ibadmin.errors import LoginNeeded
from ibadmin.model import User
from ibadmin.rules.codes import understood
from ibadmin.rules.manual import Refusal, Refused
from ibadmin.store.unit import Store
from tests.auth.service import NOW
from tests.auth.test_gateway import JSON, Desk, desk
from tests.people import People

pytestmark = pytest.mark.manual("1.2", "2.1")
__all__ = ["desk"]
IDS = [f"{number:020x}" for number in range(700)]


@pytest.fixture
def people(store: Store) -> People:
    return People(store, NOW)


@pytest.fixture
def beheerder(store: Store, people: People) -> User:
    with store.inspecting(NOW) as unit:
        waterlaan = unit.organisations.coded("WL-0001")
    return people.administrator(waterlaan, "Visser")


def test_a_beheerder_gets_a_code_for_each_user_bound_to_that_user(
    login: Login, people: People, beheerder: User, tmp_path: Path
) -> None:
    made = login.new_codes(people.session(beheerder), IDS)
    key = read_key(tmp_path / "store.db.key")
    assert list(made) == IDS
    assert len({new.code for new in made.values()}) == len(IDS)
    assert all(new.keyed_hash == keyed_hash(key, id_, understood(new.code)) for id_, new in made.items())


def test_who_verifies_nobody_gets_no_codes(login: Login, people: People, beheerder: User) -> None:
    colleague = people.user(beheerder.organisation, "Jansen")
    with pytest.raises(Refused) as refused:
        login.new_codes(people.session(colleague), IDS[:1])
    assert [reason.refusal for reason in refused.value.reasons] == [Refusal.NOT_ADMINISTRATOR]


def test_a_session_that_is_not_there_gets_no_codes(login: Login) -> None:
    with pytest.raises(LoginNeeded):
        login.new_codes("0123456789abcdef0123.none", IDS[:1])


@pytest.mark.parametrize(
    "users",
    [None, [], "x", ["x"], [1], [f"{IDS[0]}'"], IDS],
    ids=["none", "empty", "no list", "no id", "a number", "a quote", "more than five hundred"],
)
def test_what_is_no_list_of_users_is_refused(desk: Desk, people: People, beheerder: User, users: object) -> None:
    bearer = f"Bearer {people.session(beheerder)}"
    answer = desk.ask("POST", "/codes", json.dumps({"users": users}), Content_Type=JSON, Authorization=bearer)
    assert (answer.status, json.loads(answer.body)["error"]["code"]) == (400, "bad_request")
