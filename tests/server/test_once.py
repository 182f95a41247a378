"""What works once works once, however many try at the same moment, at whichever of two gateways on one store."""

import secrets
from collections import Counter
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import ExitStack, closing
from datetime import timedelta
from hashlib import sha256
from pathlib import Path

import pytest

from ibadmin.auth.codes import keyed_hash, make_key, read_key
from ibadmin.facts import CodeReissued
from ibadmin.model import AssuranceLevel, UserStatus
from ibadmin.rules.login import start_session
from ibadmin.server.run import api_over, is_open
from ibadmin.store.engine import connect
from ibadmin.store.unit import Store
from tests.auth.messages.answers import Message
from tests.auth.messages.edits import put
from tests.auth.messages.elements import KVK_NUMBER, NOW, PSEUDONYM
from tests.people import People, sha256_of
from tests.postgres import Cluster
from tests.server.logins import LoginDesk, code_in, desk, new_store, query_of
from tests.server.places import Answered
from tests.store.roles import Roles

pytestmark = pytest.mark.long

ATTEMPTS = 50
CODE = "BCDFGHJK"


@pytest.fixture(params=["file", "server"])
def stores(tmp_path: Path, request: pytest.FixtureRequest) -> Iterator[tuple[Store, Store, Store]]:
    """The owner's store, and the same for each of two gateways: a file, or a database that knows who asks."""
    if request.param == "file":
        made = new_store(tmp_path)
        yield made, Store(connect(tmp_path / "store.db")), Store(connect(tmp_path / "store.db"))
        return
    cluster: Cluster = request.getfixturevalue("postgres")
    make_key(tmp_path / "store.db.key")
    with ExitStack() as opened:
        roles = opened.enter_context(closing(Roles(cluster, request.getfixturevalue("emptied"), NOW)))
        roles.people.organisation("WL-0001", "Waterlaan", kvk=KVK_NUMBER)
        address = roles.gateway_address()
        one, other = (opened.enter_context(roles.gateway(address)) for _ in range(2))
        yield roles.store, one, other


@pytest.fixture
def gateways(tmp_path: Path, stores: tuple[Store, Store, Store]) -> Iterator[tuple[LoginDesk, LoginDesk]]:
    """Two, each with connections of its own to the same store."""
    with desk(tmp_path, store=stores[1]) as one, desk(tmp_path, store=stores[2]) as other:
        yield one, other


def at_once(gateways: tuple[LoginDesk, LoginDesk], attempt: Callable[[LoginDesk, int], Answered]) -> list[Answered]:
    with ThreadPoolExecutor(ATTEMPTS) as visitors:
        under_way = [visitors.submit(attempt, gateways[number % 2], number) for number in range(ATTEMPTS)]
        return [each.result() for each in under_way]


@pytest.fixture
def token(stores: tuple[Store, Store, Store], gateways: tuple[LoginDesk, LoginDesk], tmp_path: Path) -> str:
    """The token of somebody who has logged in and has a code to enter."""
    store = stores[0]
    with store.inspecting(NOW) as unit:
        waterlaan = unit.organisations.coded("WL-0001")
    user = People(store, NOW).user(waterlaan, "Jansen", UserStatus.APPROVED, pseudonym=PSEUDONYM)
    code = keyed_hash(read_key(tmp_path / "store.db.key"), user.id, CODE)
    with store.unseen(NOW, "tests") as unit:
        unit.record([CodeReissued(user, code, NOW + timedelta(hours=72))])
    return gateways[0].logged_in(Message())


def test_a_login_begun_at_one_gateway_ends_at_the_other(gateways: tuple[LoginDesk, LoginDesk]) -> None:
    one, other = gateways
    one.begin()
    code = code_in(other.answer(Message()))
    assert one.exchange(code).json["token"]


def test_a_session_made_at_one_gateway_is_open_at_the_other(gateways: tuple[LoginDesk, LoginDesk]) -> None:
    one, other = gateways
    digest = sha256(one.logged_in(Message()).encode()).digest()
    assert is_open(other.store, digest, NOW)
    assert not is_open(other.store, digest, NOW + timedelta(minutes=30))
    assert not is_open(other.store, b"x" * 32, NOW)


def test_a_store_in_a_file_has_an_api_and_a_shared_one_not_yet(stores: tuple[Store, Store, Store]) -> None:
    assert (api_over(stores[1], b"key", lambda: NOW) is None) is stores[1].engine.is_shared


def test_a_restart_loses_nobodys_login(tmp_path: Path) -> None:
    store = new_store(tmp_path)
    with desk(tmp_path, store=store) as before:
        before.begin()
    with desk(tmp_path, store=Store(connect(tmp_path / "store.db"))) as after:
        code = code_in(after.answer(Message()))
    with desk(tmp_path, store=Store(connect(tmp_path / "store.db"))) as later:
        assert later.exchange(code).json["token"]


def test_of_many_answers_to_one_login_one_counts(gateways: tuple[LoginDesk, LoginDesk]) -> None:
    gateways[0].begin()
    encoded = Message().encoded()
    answers = at_once(gateways, lambda gateway, _: gateway.answer(encoded))
    assert Counter(answer.status for answer in answers) == {303: 1, 400: ATTEMPTS - 1}


def test_of_many_logins_with_one_assertion_one_counts(gateways: tuple[LoginDesk, LoginDesk]) -> None:
    encoded = []
    for number in range(ATTEMPTS):
        gateways[0].begin(relay_state=f"relay-{number}", request_id=f"_request-{number}")
        asked = put(".//saml:SubjectConfirmationData", InResponseTo=f"_request-{number}")
        answered = put(".", InResponseTo=f"_request-{number}")
        encoded.append(Message(on_assertion=[asked], on_response=[answered]).encoded())
    answers = at_once(gateways, lambda gateway, number: gateway.answer(encoded[number], f"relay-{number}"))
    assert sum("code" in query_of(answer) for answer in answers) == 1
    assert sum(query_of(answer).get("error") == ["failed"] for answer in answers) == ATTEMPTS - 1


def test_of_many_exchanges_of_one_code_one_gives_a_session(gateways: tuple[LoginDesk, LoginDesk]) -> None:
    gateways[0].begin()
    code = code_in(gateways[0].answer(Message()))
    answers = at_once(gateways, lambda gateway, _: gateway.exchange(code))
    assert Counter(answer.status for answer in answers) == {200: 1, 400: ATTEMPTS - 1}


def left_over(store: Store) -> None:
    """Sessions of an hour ago, which the next login sweeps away; on a server each is a login of the database."""
    before = NOW - timedelta(hours=1)
    with store.unseen(before, "tests") as unit:
        (user,) = unit.users.listed()
        for _ in range(5):
            number, password = secrets.token_hex(10), secrets.token_urlsafe(32)
            started = start_session(user, AssuranceLevel.LOA3, number, sha256_of(f"{number}.{password}"), before)
            unit.record([started])
            unit.make_login(started.session, password)


def test_of_many_first_logins_of_one_person_all_are_that_person(
    gateways: tuple[LoginDesk, LoginDesk], stores: tuple[Store, Store, Store]
) -> None:
    encoded = []
    for number in range(ATTEMPTS):
        gateways[0].begin(relay_state=f"relay-{number}", request_id=f"_request-{number}")
        asked = put(".//saml:SubjectConfirmationData", InResponseTo=f"_request-{number}")
        answered = put(".", InResponseTo=f"_request-{number}")
        own = put(".", ID=f"_assertion-{number}")
        encoded.append(Message(on_assertion=[asked, own], on_response=[answered]).encoded())
    answers = at_once(gateways, lambda gateway, number: gateway.answer(encoded[number], f"relay-{number}"))
    assert sum("code" in query_of(answer) for answer in answers) == ATTEMPTS
    codes = [code_in(answer) for answer in answers]
    left_over(stores[0])
    exchanged = at_once(gateways, lambda gateway, number: gateway.exchange(codes[number]))
    assert len({exchange.json["token"] for exchange in exchanged}) == ATTEMPTS
    with stores[0].inspecting(NOW) as unit:
        (user,) = unit.users.listed()
        assert len(unit.sessions.of(user)) == ATTEMPTS
        assert list(unit.audit.breaks({})) == []


def test_a_code_is_worth_nothing_to_anybody_else_and_nothing_after_that(gateways: tuple[LoginDesk, LoginDesk]) -> None:
    gateways[0].begin()
    code = code_in(gateways[0].answer(Message()))
    assert gateways[0].exchange(code, verifier="w" * 43).status == 400
    assert gateways[1].exchange(code).status == 400


def test_of_many_right_verification_codes_one_counts(gateways: tuple[LoginDesk, LoginDesk], token: str) -> None:
    answers = at_once(
        gateways, lambda gateway, _: gateway.service.post_json("/verify", {"verification_code": CODE}, token)
    )
    assert sum(answer.status == 200 and answer.json["outcome"] == "completed" for answer in answers) == 1
    # Entering it ends the session (1.2): the others come with one that is over, or with nothing left to enter.
    assert {answer.status for answer in answers} - {200} <= {401, 403}


def test_many_wrong_verification_codes_at_once_are_five_tries(
    gateways: tuple[LoginDesk, LoginDesk], token: str
) -> None:
    answers = at_once(
        gateways,
        lambda gateway, _: gateway.service.post_json("/verify", {"verification_code": "ZZZZZZZZ"}, token),
    )
    assert Counter(answer.json["tries_left"] for answer in answers) == {4: 1, 3: 1, 2: 1, 1: 1, 0: ATTEMPTS - 4}
    after = gateways[0].service.post_json("/verify", {"verification_code": CODE}, token)
    assert after.json == {"outcome": "refused", "tries_left": 0}
