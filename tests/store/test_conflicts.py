"""Two people at once: who comes second is told, nothing of theirs is written, and no database error shows."""

from collections.abc import Callable, Sequence
from datetime import datetime, timedelta

import pytest

from ibadmin.errors import Conflict
from ibadmin.facts import (
    AgreementRecorded,
    CodeReissued,
    DetailsEdited,
    DetailsEntered,
    Fact,
    MemberJoined,
    OrganisationAdded,
    RegistrationCompleted,
    RoleGranted,
    RoleRevoked,
    SessionStarted,
    Unchanged,
    UserArrived,
    UserDeactivated,
    UserDeleted,
    UserReactivated,
    UserVerified,
)
from ibadmin.model import (
    Agreement,
    AssuranceLevel,
    Identity,
    Organisation,
    OrganisationKind,
    Session,
    User,
    UserStatus,
)
from ibadmin.store.logins import LoginCode
from ibadmin.store.unit import Store
from tests.people import People, person


@pytest.fixture
def gouda(people: People) -> Organisation:
    return people.organisation("GM0513", "Gouda")


def conflict(store: Store, now: datetime, facts: Sequence[Fact]) -> Sequence[str]:
    """The names that a conflict tells, after which everything is as it was."""
    before = snapshot(store, now)
    with pytest.raises(Conflict) as refused, store.unseen(now, "tests") as unit:
        unit.record(facts)
    assert snapshot(store, now) == before
    return refused.value.names


def snapshot(store: Store, now: datetime) -> tuple[object, ...]:
    with store.inspecting(now) as unit:
        return tuple(unit.users.listed()), tuple(unit.organisations.all()), tuple(unit.audit.entries())


def meanwhile(store: Store, now: datetime, user: User) -> None:
    with store.unseen(now, "tests") as unit:
        unit.record([RoleGranted(user, "wlz-registertoets", "gebruiker")])


LATER = timedelta(hours=1)
CHANGES: dict[str, tuple[UserStatus, Callable[[User], Fact]]] = {
    "verify": (UserStatus.PENDING, lambda user: UserVerified(user, bytes(32), user.arrived_at + LATER)),
    "reissue": (UserStatus.APPROVED, lambda user: CodeReissued(user, bytes(32), user.arrived_at + LATER)),
    "complete": (UserStatus.APPROVED, RegistrationCompleted),
    "edit": (UserStatus.ACTIVE, lambda user: DetailsEdited(user, person("Bos"), False, False, "", ("surname",))),
    "grant": (UserStatus.ACTIVE, lambda user: RoleGranted(user, "ijw", "gebruiker")),
    "revoke": (UserStatus.ACTIVE, lambda user: RoleRevoked(user, "ijw", "gebruiker")),
    "deactivate": (UserStatus.ACTIVE, lambda user: UserDeactivated(user, user.grants)),
    "reactivate": (UserStatus.INACTIVE, lambda user: UserReactivated(user, UserStatus.ACTIVE, ())),
    "delete": (UserStatus.INACTIVE, UserDeleted),
}


@pytest.mark.parametrize(("status", "change"), CHANGES.values(), ids=CHANGES)
def test_a_user_who_was_changed_meanwhile_is_left_as_is(
    store: Store,
    people: People,
    gouda: Organisation,
    now: datetime,
    status: UserStatus,
    change: Callable[[User], Fact],
) -> None:
    user = people.user(gouda, "Jansen", status)
    with store.unseen(now, "tests") as unit:
        touched = DetailsEdited(user, person("Jansen"), False, False, "", ("phone_number",))
        unit.record([touched])
    assert conflict(store, now, [change(user)]) == ["j.jansen"]


def test_details_are_entered_once(store: Store, people: People, gouda: Organisation, now: datetime) -> None:
    user = people.user(gouda, "Jansen", UserStatus.ARRIVED)
    with store.unseen(now, "tests") as unit:
        unit.record([DetailsEntered(user, person("Jansen"), "j.jansen")])
    assert conflict(store, now, [DetailsEntered(user, person("Bos"), "j.bos")]) == [user.id]


def test_a_user_who_was_deleted_meanwhile_is_a_conflict(
    store: Store, people: People, gouda: Organisation, now: datetime
) -> None:
    user = people.user(gouda, "Jansen", UserStatus.INACTIVE)
    with store.unseen(now, "tests") as unit:
        unit.record([UserDeleted(user)])
    assert conflict(store, now, [UserReactivated(user, UserStatus.ACTIVE, ())]) == ["j.jansen"]


def test_an_organisation_that_was_changed_meanwhile_is_left_as_is(
    store: Store, gouda: Organisation, now: datetime
) -> None:
    fact = AgreementRecorded(gouda, Agreement.VECOZO, None)
    with store.unseen(now, "tests") as unit:
        unit.record([fact])
    assert conflict(store, now, [fact]) == ["Gouda (GM0513)"]


def test_of_many_only_those_who_were_changed_are_named(
    store: Store, people: People, gouda: Organisation, now: datetime
) -> None:
    crowd = people.crowd(gouda, 30)
    for user in (crowd[7], crowd[21]):
        with store.unseen(now, "tests") as unit:
            unit.record([RoleGranted(user, "iwmo", "gebruiker")])
    names = conflict(store, now, [UserDeactivated(user, ()) for user in crowd])
    assert names == [crowd[7].username, crowd[21].username]


def test_a_conflict_undoes_what_the_same_command_did_before(
    store: Store, people: People, gouda: Organisation, now: datetime
) -> None:
    fine, changed = people.user(gouda, "Bakker"), people.user(gouda, "Jansen")
    meanwhile(store, now, changed)
    facts: list[Fact] = [RoleGranted(fine, "ijw", "gebruiker"), UserDeactivated(changed, ())]
    assert conflict(store, now, facts) == ["j.jansen"]


def arrival(place: Organisation, number: int, pseudonym: str = "P@1") -> Fact:
    identity = Identity(pseudonym, place.kvk_number, AssuranceLevel.LOA3)
    return UserArrived(identity, place, f"user-{number}", f"audit-{number}")


def test_two_first_logins_of_one_person_are_a_conflict(store: Store, gouda: Organisation, now: datetime) -> None:
    with store.unseen(now, "gateway") as unit:
        unit.record([arrival(gouda, 1)])
    assert conflict(store, now, [arrival(gouda, 2)]) == ["user-2"]


def test_an_identifier_is_never_used_twice(store: Store, gouda: Organisation, now: datetime) -> None:
    with store.unseen(now, "gateway") as unit:
        unit.record([arrival(gouda, 1)])
    assert conflict(store, now, [arrival(gouda, 1, "P@2")]) == ["user-1"]


def test_two_who_get_one_user_name_are_a_conflict(
    store: Store, people: People, gouda: Organisation, now: datetime
) -> None:
    people.user(gouda, "Jansen")
    second = people.user(gouda, "Jansen", UserStatus.ARRIVED)
    assert conflict(store, now, [DetailsEntered(second, person("Jansen"), "j.jansen")]) == [second.id]


@pytest.mark.parametrize(("code", "kvk"), [("GM0513", "11111111"), ("GM0001", "")])
def test_two_organisations_with_one_code_or_kvk_number_are_a_conflict(
    store: Store, gouda: Organisation, now: datetime, code: str, kvk: str
) -> None:
    other = Organisation(99, code, "Ander", OrganisationKind.MUNICIPALITY, kvk or gouda.kvk_number)
    assert conflict(store, now, [OrganisationAdded(other)]) == [other.label]


def test_joining_twice_is_a_conflict(store: Store, people: People, gouda: Organisation, now: datetime) -> None:
    joined = MemberJoined(people.organisation("SV0001", "Samen", OrganisationKind.PARTNERSHIP), gouda)
    with store.unseen(now, "tests") as unit:
        unit.record([joined])
    assert conflict(store, now, [joined]) == ["Samen (SV0001)"]


def test_a_role_that_is_offered_no_more_is_a_conflict(
    store: Store, people: People, gouda: Organisation, now: datetime
) -> None:
    user = people.user(gouda, "Jansen")
    assert conflict(store, now, [RoleGranted(user, "iwmo", "koning")]) == ["j.jansen"]


def test_a_session_of_a_user_who_was_deleted_meanwhile_is_a_conflict(
    store: Store, people: People, gouda: Organisation, now: datetime
) -> None:
    user = people.user(gouda, "Jansen", UserStatus.INACTIVE)
    with store.unseen(now, "tests") as unit:
        unit.record([UserDeleted(user)])
    session = Session("s", user.id, AssuranceLevel.LOA3, now, now, now)
    assert conflict(store, now, [SessionStarted(user, session, bytes(32))]) == ["j.jansen"]


def test_a_login_of_a_user_who_was_deleted_meanwhile_is_a_conflict(store: Store, now: datetime) -> None:
    code = LoginCode(bytes(32), "nobody", AssuranceLevel.LOA3, "challenge", "http://127.0.0.1:5/", now)
    with pytest.raises(Conflict), store.unseen(now, "gateway") as unit:
        unit.logins.issue(code)


def test_what_is_so_already_is_not_written(store: Store, people: People, gouda: Organisation, now: datetime) -> None:
    user = people.user(gouda, "Jansen")
    before = snapshot(store, now)
    with store.unseen(now, "tests") as unit:
        unit.record([Unchanged(user), Unchanged(gouda)])
    assert snapshot(store, now) == before
