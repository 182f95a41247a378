"""The first employee of the servicedesk: let in by whoever has the store in hand, and nobody after that."""

import pytest

from ibadmin.auth.admission import enter_code
from ibadmin.auth.codes import read_key
from ibadmin.model import UserStatus
from tests.commands.store.conftest import Empty
from tests.world import without_ids

pytestmark = pytest.mark.manual("1.2", "3")


def arrived(empty: Empty, status: UserStatus = UserStatus.PENDING, surname: str = "Bakker") -> str:
    """The store was made, and somebody has logged in at the servicedesk."""
    if not empty.path.exists():
        assert empty.run("store init").code == 0
    with empty.people() as people, people.store.inspecting(empty.world.now) as unit:
        desk = unit.organisations.coded("IB-0001")
    with empty.people() as people:
        people._made = sum(map(ord, surname))
        return people.user(desk, surname, status, first_name="Anna").id


def entered(empty: Empty, user_id: str, code: str) -> UserStatus:
    """The new employee enters a code."""
    with empty.people() as people:
        with people.store.inspecting(empty.world.now) as unit:
            user = unit.users.one(user_id)
        secret = people.session(user)
        enter_code(people.store, read_key(empty.path.with_name("store.sqlite.key")), secret, code, empty.world.now)
        with people.store.inspecting(empty.world.now) as unit:
            return unit.users.one(user_id).status


def test_the_first_employee_gets_a_code_after_a_look_at_the_details(empty: Empty) -> None:
    arrived(empty)
    result = empty.run("store welcome a.bakker", answers=["y"])
    assert result.code == 0
    assert "Are these the right details of a.bakker? [y/N] y\n" in result.screen
    assert without_ids(result.stdout) == (
        "a.bakker has been verified.\n"
        "Verification code for a.bakker: <code>\n"
        "Give it by phone or e-mail. It works once, until 2021-12-02 10:30 (24 hours).\n"
    )


def test_the_code_lets_the_first_employee_in(empty: Empty) -> None:
    user = arrived(empty)
    code = empty.run("store welcome a.bakker --yes").stdout.split("a.bakker: ")[1][:9]
    assert entered(empty, user, code) is UserStatus.ACTIVE


def test_a_code_that_was_lost_is_issued_anew(empty: Empty) -> None:
    arrived(empty)
    empty.run("store welcome a.bakker --yes")
    result = empty.run("store welcome a.bakker --yes --spell")
    assert result.code == 0
    assert "a.bakker has a new verification code" in result.stdout
    assert "Spelled: " in result.stdout


def test_the_audit_tells_of_it(empty: Empty) -> None:
    arrived(empty)
    empty.run("store welcome a.bakker --yes --reason 'first one' --ticket T-1")
    with empty.people() as people, people.store.inspecting(empty.world.now) as unit:
        (*_, entry) = unit.audit.entries()
    assert (entry.actor, entry.origin, entry.action) == ("store", "store", "user_verified")
    assert (entry.reason, entry.ticket) == ("first one", "T-1")


def test_it_is_refused_once_somebody_works_there(empty: Empty) -> None:
    arrived(empty, UserStatus.ACTIVE)
    arrived(empty, surname="Mulder")
    result = empty.run("store welcome a.mulder --yes")
    assert result.code == 3
    assert result.stderr == (
        "ibadmin: The servicedesk is at work already, and verifies a.mulder itself (manual 1.2).\n"
        "-> Have a colleague do it: ibadmin users verify a.mulder\n"
    )


def test_who_was_let_in_gets_no_second_code(empty: Empty) -> None:
    arrived(empty, UserStatus.ACTIVE)
    assert empty.run("store welcome a.bakker --yes").code == 3


def test_the_details_come_first(empty: Empty) -> None:
    user = arrived(empty, UserStatus.ARRIVED)
    result = empty.run(f"store welcome {user} --yes")
    assert result.code == 3
    assert "has not filled in the personal details yet" in result.stderr


def test_nobody_of_another_organisation_is_let_in(empty: Empty) -> None:
    arrived(empty)
    with empty.people() as people:
        people.user(people.organisation("GM-0513", "Gouda"), "Jansen", UserStatus.PENDING)
    assert empty.run("store welcome j.jansen --yes").code == 5


@pytest.mark.parametrize(
    ("more", "answers", "code"), [("--dry-run", [], 0), ("", ["n"], 3)], ids=["a dry run", "details that are wrong"]
)
def test_nothing_is_issued(empty: Empty, more: str, answers: list[str], code: int) -> None:
    user = arrived(empty)
    result = empty.run(f"store welcome a.bakker {more}", answers=answers)
    assert result.code == code
    assert "Verification code" not in result.screen
    with empty.people() as people, people.store.inspecting(empty.world.now) as unit:
        assert unit.users.one(user).status is UserStatus.PENDING


def test_without_a_terminal_the_flag_is_named(empty: Empty) -> None:
    arrived(empty)
    result = empty.run("store welcome a.bakker", terminal=False)
    assert result.code == 2
    assert "--yes" in result.stderr


def test_scripts_get_the_code(empty: Empty) -> None:
    arrived(empty)
    empty.run("store welcome a.bakker --yes -o json").as_shape("store welcome")
