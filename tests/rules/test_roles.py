"""Rollen (2.1, 2.2): who grants what to whom, and what it allows."""

from collections.abc import Callable

import pytest

from ibadmin.facts import RoleGranted, RoleRevoked, Unchanged
from ibadmin.model import Actor, Matrix, Role, User, UserStatus, abbreviations
from ibadmin.rules import roles
from ibadmin.rules.manual import Reason, Refusal
from tests.rules.people import (
    BOTH,
    GOUDA,
    MATRIX,
    PARTNERSHIP,
    ROLES,
    SERVICEDESK,
    URK,
    WADDINXVEEN,
    acting,
    beheerder,
    form,
    organisation,
    reasons,
    refusals,
    servicedesk,
    user,
)

JANSEN = user("j.jansen")
FELLOW = user("f.fellow", "ijw GB", fellows=("b.beheer",))
PENDING = user("n.nieuw", status=UserStatus.PENDING)
INACTIVE = user("w.weg", "iwmo G", status=UserStatus.INACTIVE)
COLLEAGUE = user("c.collega", at=SERVICEDESK)
ADMINISTERS_AT_SERVICEDESK = acting(user("s.desk", "iwmo GB", at=SERVICEDESK))
Change = Callable[[Actor, User, str, str, Matrix], object]


@pytest.mark.manual("2.1", "2.2")
@pytest.mark.parametrize(
    ("actor", "other", "role"),
    [
        pytest.param(beheerder(), JANSEN, "iwmo G", id="G by the beheerder"),
        pytest.param(beheerder(), JANSEN, "iwmo PB", id="PB by the beheerder"),
        pytest.param(beheerder(), user("j", "iwmo G"), "iwmo PB", id="PB beside G"),
        pytest.param(beheerder(), PENDING, "iwmo G", id="to who waits"),
        pytest.param(beheerder(), user("a", status=UserStatus.APPROVED), "iwmo G", id="to who has a code to enter"),
        pytest.param(beheerder(), user("j", "iwmo G inactive"), "iwmo G", id="a role that was left off"),
        pytest.param(beheerder(), FELLOW, "iwmo G", id="to a fellow beheerder: one person can hold all"),
        pytest.param(
            beheerder(),
            user("p", registered_for=("ijw",), status=UserStatus.PENDING),
            "iwmo G",
            id="to a coming fellow",
        ),
        pytest.param(
            beheerder(at=PARTNERSHIP, members=[GOUDA]), JANSEN, "iwmo G", id="to a member's user, by the partnership"
        ),
        pytest.param(servicedesk(), FELLOW, "iwmo GB", id="GB by the servicedesk"),
        pytest.param(servicedesk(), user("w", "iwmo GB inactive"), "iwmo GB", id="GB again, by the servicedesk"),
    ],
)
def test_a_role_is_granted(actor: Actor, other: User, role: str) -> None:
    product, abbreviation = role.split()
    fact = roles.grant(actor, other, product, ROLES[abbreviation], MATRIX)
    assert fact == RoleGranted(other, product, ROLES[abbreviation])


@pytest.mark.manual("2.1")
@pytest.mark.parametrize("state", ["active", "awaited"])
def test_granting_what_somebody_has_is_no_change(state: str) -> None:
    holder = user("j.jansen", f"iwmo G {state}")
    assert roles.grant(beheerder(), holder, "iwmo", Role.USER, MATRIX) == Unchanged(holder)


REFUSED = [
    pytest.param(beheerder(), beheerder().user, "iwmo G", [Refusal.ONESELF], id="oneself"),
    pytest.param(servicedesk(), servicedesk().user, "iwmo GB", [Refusal.ONESELF], id="oneself at the servicedesk"),
    pytest.param(acting(JANSEN), user("c"), "iwmo G", [Refusal.NOT_ADMINISTRATOR], id="by a user"),
    pytest.param(
        acting(user("m", "iwmo PB")), JANSEN, "iwmo G", [Refusal.NOT_ADMINISTRATOR], id="by a productbeheerder"
    ),
    pytest.param(
        acting(user("m", "iwmo GB", at=organisation(2, "Onbekend", agreements=BOTH[1:]))),
        JANSEN,
        "iwmo G",
        [Refusal.AGREEMENT_MISSING],
        id="without an agreement",
    ),
    pytest.param(
        acting(user("m", "iwmo GB awaited", status=UserStatus.APPROVED)),
        JANSEN,
        "iwmo G",
        [Refusal.REGISTRATION_UNFINISHED],
        id="by who has yet to enter a code",
    ),
    pytest.param(beheerder("ijw"), JANSEN, "iwmo G", [Refusal.PRODUCT_NOT_YOURS], id="another product"),
    pytest.param(beheerder(), JANSEN, "iwmo GB", [Refusal.ROLE_NOT_YOURS], id="GB by a beheerder"),
    pytest.param(
        beheerder(),
        FELLOW,
        "ijw GB",
        [Refusal.SERVICEDESKS_TO_HANDLE, Refusal.ROLE_NOT_YOURS],
        id="GB of a fellow, by a beheerder",
    ),
    pytest.param(beheerder(at=URK), JANSEN, "iwmo G", [Refusal.ANOTHER_ORGANISATION], id="another organisation"),
    pytest.param(
        beheerder("ijw", at=WADDINXVEEN),
        JANSEN,
        "iwmo G",
        [Refusal.ANOTHER_ORGANISATION, Refusal.PRODUCT_NOT_YOURS],
        id="another organisation and another product",
    ),
    pytest.param(
        servicedesk(), JANSEN, "iwmo GB", [Refusal.ADMINISTRATORS_TO_HANDLE], id="GB of a user, without a form"
    ),
    pytest.param(
        servicedesk(),
        FELLOW,
        "iwmo G",
        [Refusal.ANOTHER_ORGANISATION, Refusal.PRODUCT_NOT_YOURS],
        id="G by the servicedesk",
    ),
    pytest.param(
        ADMINISTERS_AT_SERVICEDESK,
        FELLOW,
        "iwmo G",
        [Refusal.ANOTHER_ORGANISATION],
        id="G by a beheerder of the servicedesk",
    ),
    pytest.param(beheerder(), JANSEN, "wmo G", [Refusal.ROLE_NOT_OFFERED], id="an unknown product"),
]


@pytest.mark.manual("2.1", "2.2", "2.3")
@pytest.mark.parametrize(("actor", "other", "role", "expected"), REFUSED)
@pytest.mark.parametrize("change", [roles.grant, roles.revoke], ids=["grant", "revoke"])
def test_a_role_is_not_changed(change: Change, actor: Actor, other: User, role: str, expected: list[Refusal]) -> None:
    product, abbreviation = role.split()
    assert refusals(lambda: change(actor, other, product, ROLES[abbreviation], MATRIX)) == expected


@pytest.mark.manual("2.2")
@pytest.mark.parametrize("change", [roles.grant, roles.revoke], ids=["grant", "revoke"])
def test_a_role_that_is_not_offered_is_named(change: Change) -> None:
    found = reasons(lambda: change(beheerder(), JANSEN, "iwmo", "koning", MATRIX))
    assert found == [Reason(Refusal.ROLE_NOT_OFFERED, "iwmo", "koning")]


@pytest.mark.manual("2.1", "2.2")
@pytest.mark.parametrize(
    ("actor", "other", "role", "expected"),
    [
        pytest.param(
            beheerder(), user("a", status=UserStatus.ARRIVED), "iwmo G", [Refusal.DETAILS_MISSING], id="without details"
        ),
        pytest.param(beheerder(), INACTIVE, "iwmo PB", [Refusal.USER_INACTIVE], id="inactive"),
        pytest.param(
            beheerder("ijw"), INACTIVE, "iwmo G", [Refusal.PRODUCT_NOT_YOURS, Refusal.USER_INACTIVE], id="both reasons"
        ),
    ],
)
def test_a_role_is_not_granted_to(actor: Actor, other: User, role: str, expected: list[Refusal]) -> None:
    product, abbreviation = role.split()
    assert refusals(lambda: roles.grant(actor, other, product, ROLES[abbreviation], MATRIX)) == expected


@pytest.mark.manual("1.2", "2.2")
@pytest.mark.parametrize(
    ("other", "first"),
    [
        pytest.param(JANSEN._replace(registration=form("iwmo")), "pending", id="an active user on a form"),
        pytest.param(user("p", registered_for=("iwmo",), status=UserStatus.PENDING), "pending", id="a pending one"),
        pytest.param(user("p", registered_for=("iwmo",), status=UserStatus.APPROVED), "approved", id="an approved one"),
        pytest.param(user("b", "iwmo GB", status=UserStatus.APPROVED), "approved", id="with the code to enter"),
    ],
)
def test_the_role_of_beheerder_never_comes_with_a_code_of_someone_else(other: User, first: str) -> None:
    found = reasons(lambda: roles.grant(servicedesk(), other, "ijw", Role.ADMINISTRATOR, MATRIX))
    assert found == [Reason(Refusal.REGISTRATION_UNFINISHED, other.label, first)]


@pytest.mark.manual("2.1", "2.2")
@pytest.mark.parametrize(
    ("actor", "other", "role"),
    [
        pytest.param(beheerder(), user("j", "iwmo G"), "iwmo G", id="G"),
        pytest.param(beheerder(), user("j", "iwmo PB"), "iwmo PB", id="PB"),
        pytest.param(beheerder(), INACTIVE, "iwmo G", id="of an inactive user, so that it is not restored"),
        pytest.param(beheerder(), user("n", "iwmo G", status=UserStatus.PENDING), "iwmo G", id="that still waits"),
        pytest.param(beheerder(), user("f", "iwmo GB", "iwmo G"), "iwmo G", id="a fellow beheerder's G"),
        pytest.param(servicedesk(), FELLOW, "ijw GB", id="GB by the servicedesk"),
        pytest.param(servicedesk(), user("b", "ijw GB", "iwmo GB"), "iwmo GB", id="one GB of the last beheerder's two"),
        pytest.param(servicedesk(), user("b", "ijw GB awaited"), "ijw GB", id="GB that never worked"),
    ],
)
def test_a_role_is_revoked(actor: Actor, other: User, role: str) -> None:
    product, abbreviation = role.split()
    fact = roles.revoke(actor, other, product, ROLES[abbreviation], MATRIX)
    assert fact == RoleRevoked(other, product, ROLES[abbreviation])


@pytest.mark.manual("2.1")
def test_revoking_what_somebody_has_not_is_no_change() -> None:
    assert roles.revoke(beheerder(), JANSEN, "iwmo", Role.USER, MATRIX) == Unchanged(JANSEN)


LAST = user("b.laatste", "iwmo GB")
NEXT_TO_LAST = user("b.voorlaatste", "iwmo GB", fellows=("b.laatste",))


@pytest.mark.manual("2.3")
def test_the_last_beheerder_keeps_the_role_unless_it_is_said() -> None:
    found = reasons(lambda: roles.revoke(servicedesk(), LAST, "iwmo", Role.ADMINISTRATOR, MATRIX))
    assert found == [Reason(Refusal.LAST_ADMINISTRATOR, "b.laatste", "Gouda (GM0513)")]
    said = roles.revoke(servicedesk(), LAST, "iwmo", Role.ADMINISTRATOR, MATRIX, even_last=True)
    assert said == RoleRevoked(LAST, "iwmo", Role.ADMINISTRATOR, even_last=True)


@pytest.mark.manual("2.3")
def test_the_last_two_beheerders_do_not_lose_the_role_together() -> None:
    def revoke(leaving: set[str]) -> object:
        return roles.revoke(servicedesk(), NEXT_TO_LAST, "iwmo", Role.ADMINISTRATOR, MATRIX, leaving=leaving)

    assert isinstance(revoke({"b.voorlaatste"}), RoleRevoked)
    assert refusals(lambda: revoke({"b.voorlaatste", "b.laatste"})) == [Refusal.LAST_ADMINISTRATOR]


@pytest.mark.manual("2.3")
@pytest.mark.parametrize(
    ("person", "ends"),
    [
        (LAST, True),
        (user("b", "iwmo GB", "ijw GB"), False),
        (user("b", "iwmo GB awaited", "ijw GB"), False),
        (user("b", "iwmo GB", "ijw GB inactive"), True),
        (user("b", "iwmo GB", status=UserStatus.INACTIVE), False),
    ],
    ids=["the only one", "one of two", "one that never worked", "the only one that works", "of who is off already"],
)
def test_whether_somebody_is_beheerder_of_nothing_without_it(person: User, ends: bool) -> None:
    assert roles.ends_administration(person, "iwmo", Role.ADMINISTRATOR) is ends
    assert not roles.ends_administration(person, "iwmo", Role.USER)


@pytest.mark.manual("2.2")
def test_a_colleague_at_the_servicedesk_gets_no_role_of_a_product_from_the_servicedesk() -> None:
    found = refusals(lambda: roles.grant(servicedesk(), COLLEAGUE, "iwmo", Role.USER, MATRIX))
    assert found == [Refusal.PRODUCT_NOT_YOURS]


@pytest.mark.manual("2.2.1")
@pytest.mark.parametrize(
    ("product", "expected"),
    [
        ("iwmo", {"uploaden", "downloaden"}),
        ("ijw", {"uploaden", "downloaden"}),
        ("wlz-registertoets", {"raadplegen"}),
    ],
)
def test_what_the_role_gebruiker_allows(product: str, expected: set[str]) -> None:
    assert set(MATRIX.actions(product, Role.USER)) == expected


@pytest.mark.manual("2.2.2")
@pytest.mark.parametrize("product", ["iwmo", "ijw", "wlz-registertoets"])
def test_a_productbeheerder_has_the_settings_and_may_not_consult_upload_or_download(product: str) -> None:
    assert MATRIX.actions(product, Role.PRODUCT_MANAGER) == ("instellingen",)


@pytest.mark.manual("2.2.1", "2.2.2")
@pytest.mark.parametrize(
    ("person", "product", "action", "expected"),
    [
        (user("g", "iwmo G"), "iwmo", "uploaden", (Role.USER,)),
        (user("g", "iwmo G"), "ijw", "uploaden", ()),
        (user("m", "iwmo PB"), "iwmo", "uploaden", ()),
        (user("m", "iwmo PB"), "iwmo", "instellingen", (Role.PRODUCT_MANAGER,)),
        (user("m", "wlz-registertoets PB"), "wlz-registertoets", "raadplegen", ()),
        (user("b", "iwmo G", "iwmo PB", "iwmo GB"), "iwmo", "downloaden", (Role.USER,)),
        (user("b", "iwmo GB"), "iwmo", "gebruikersbeheer", (Role.ADMINISTRATOR,)),
        (user("b", "iwmo GB"), "iwmo", "downloaden", ()),
        (user("g", "iwmo G suspended"), "iwmo", "uploaden", ()),
        (user("g", "iwmo G active", status=UserStatus.INACTIVE), "iwmo", "uploaden", ()),
        (user("g", "iwmo G", status=UserStatus.PENDING), "iwmo", "uploaden", ()),
        (user("g", "iwmo G", at=organisation(2, "Onbekend", agreements=())), "iwmo", "uploaden", ()),
    ],
    ids=lambda value: value if isinstance(value, str) else None,
)
def test_what_somebody_may_do(person: User, product: str, action: str, expected: tuple[str, ...]) -> None:
    assert roles.allows(person, product, action, MATRIX) == expected


@pytest.mark.manual("2.2")
def test_the_overview_shows_the_letters_of_the_roles_that_work() -> None:
    holder = user("b", "ijw PB", "iwmo G", "iwmo GB", "wlz-registertoets PB suspended")
    assert abbreviations(holder.grants, MATRIX) == "G GB PB"
