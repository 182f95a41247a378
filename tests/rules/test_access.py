"""Toegang (2.2): why someone can or cannot do something, and whose it is to change that."""

import pytest

from ibadmin.model import Role, User, UserStatus
from ibadmin.rules import access
from ibadmin.rules.matrix import offered
from ibadmin.rules.obstacles import Hindrance, Obstacle, Whose
from tests.rules.people import BOTH, GOUDA, MATRIX, form, organisation, user

BAAS = user("b.baas", "iwmo GB", "ijw GB")
ANDERS = user("a.anders", "ijw GB")
ADMINISTRATORS = (BAAS, ANDERS, user("w.was", "iwmo GB inactive"))
ALL, OF_IWMO = ("b.baas", "a.anders"), ("b.baas",)


def hindrances(person: User, action: str = "uploaden") -> tuple[Hindrance, ...]:
    return access.explain(person, "iwmo", action, MATRIX, ADMINISTRATORS).hindrances


@pytest.mark.manual("2.2", "2.2.1", "2.2.2")
@pytest.mark.parametrize(
    ("roles", "action", "by"),
    [
        (("iwmo G",), "uploaden", Role.USER),
        (("iwmo PB",), "instellingen", Role.PRODUCT_MANAGER),
        (("iwmo G suspended", "iwmo GB"), "gebruikersbeheer", Role.ADMINISTRATOR),
    ],
)
def test_what_is_allowed_is_explained_by_its_role(roles: tuple[str, ...], action: str, by: str) -> None:
    found = access.explain(user("j", *roles), "iwmo", action, MATRIX, ADMINISTRATORS)
    assert (found.allowed, found.roles, found.hindrances) == (True, (by,), ())


@pytest.mark.manual("2.2", "2.2.1", "2.2.2")
@pytest.mark.parametrize(
    ("roles", "action", "expected"),
    [
        ((), "uploaden", Hindrance(Obstacle.ROLE_MISSING, Role.USER, Whose.ADMINISTRATOR, OF_IWMO)),
        (("iwmo PB",), "uploaden", Hindrance(Obstacle.ROLE_MISSING, Role.USER, Whose.ADMINISTRATOR, OF_IWMO)),
        (("ijw G",), "uploaden", Hindrance(Obstacle.ROLE_MISSING, Role.USER, Whose.ADMINISTRATOR, OF_IWMO)),
        (("iwmo G",), "gebruikersbeheer", Hindrance(Obstacle.ROLE_MISSING, Role.ADMINISTRATOR, Whose.SERVICEDESK)),
        (
            ("iwmo G inactive",),
            "uploaden",
            Hindrance(Obstacle.ROLE_INACTIVE, Role.USER, Whose.ADMINISTRATOR, OF_IWMO),
        ),
        (
            ("iwmo GB awaited",),
            "gebruikersbeheer",
            Hindrance(Obstacle.ROLE_AWAITED, Role.ADMINISTRATOR, Whose.USER, ("j",)),
        ),
    ],
    ids=["no role", "the wrong role", "the wrong product", "for the servicedesk", "left off", "a code to enter"],
)
def test_a_role_in_the_way_is_named_with_whose_it_is(roles: tuple[str, ...], action: str, expected: Hindrance) -> None:
    assert hindrances(user("j", *roles), action) == (expected,)


@pytest.mark.manual("1.2", "2.3.1")
@pytest.mark.parametrize(
    ("person", "expected"),
    [
        (
            user("n", status=UserStatus.ARRIVED),
            Hindrance(Obstacle.REGISTRATION_UNFINISHED, "arrived", Whose.USER, ("n",)),
        ),
        (
            user("n", status=UserStatus.APPROVED),
            Hindrance(Obstacle.REGISTRATION_UNFINISHED, "approved", Whose.USER, ("n",)),
        ),
        (
            user("n", status=UserStatus.PENDING),
            Hindrance(Obstacle.REGISTRATION_UNFINISHED, "pending", Whose.ADMINISTRATOR, ALL),
        ),
        (
            user("n", status=UserStatus.PENDING, registered_for=("ijw",)),
            Hindrance(Obstacle.REGISTRATION_UNFINISHED, "pending", Whose.SERVICEDESK),
        ),
        (
            user("n", "iwmo G", status=UserStatus.INACTIVE),
            Hindrance(Obstacle.USER_INACTIVE, "inactive", Whose.ADMINISTRATOR, ALL),
        ),
    ],
    ids=["arrived", "approved", "pending", "a coming beheerder", "inactive"],
)
def test_a_status_in_the_way_is_named_first(person: User, expected: Hindrance) -> None:
    assert hindrances(person)[0] == expected


@pytest.mark.manual("Inleiding")
def test_everything_in_the_way_is_named() -> None:
    off = user("w", "iwmo G", status=UserStatus.INACTIVE, at=organisation(2, "Onbekend", agreements=BOTH[:1]))
    assert [each.obstacle for each in hindrances(off)] == [
        Obstacle.AGREEMENT_MISSING,
        Obstacle.USER_INACTIVE,
        Obstacle.ROLE_SUSPENDED,
    ]


@pytest.mark.manual("2.3")
def test_nobody_is_sent_to_themselves() -> None:
    assert hindrances(BAAS) == (Hindrance(Obstacle.ROLE_MISSING, Role.USER, Whose.ADMINISTRATOR, ()),)


@pytest.mark.manual("2.2")
def test_what_no_role_allows_is_not_allowed() -> None:
    assert not access.explain(BAAS, "iwmo", "raadplegen", MATRIX, ADMINISTRATORS).allowed


@pytest.mark.manual("2.2")
def test_every_action_is_offered_once_for_each_product() -> None:
    found = offered(MATRIX)
    assert len(found) == len(set(found))
    assert ("wlz-registertoets", "raadplegen") in found
    assert ("iwmo", "raadplegen") not in found


@pytest.mark.manual("1", "1.2")
def test_a_form_that_waits_takes_nothing_away() -> None:
    registered = user("j", "iwmo G")._replace(registration=form("ijw", at=GOUDA))
    assert access.explain(registered, "iwmo", "uploaden", MATRIX, ADMINISTRATORS).allowed
