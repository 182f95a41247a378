"""People and organisations as values, in any state; a role is written as the overview writes it: `iwmo G`."""

import tomllib
from collections.abc import Callable, Collection
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from typing import assert_never

import pytest
from hypothesis import settings

from ibadmin.facts import (
    CodeReissued,
    RegistrationCompleted,
    RoleGranted,
    RoleRevoked,
    Unchanged,
    UserDeactivated,
    UserReactivated,
    UserVerified,
)
from ibadmin.model import (
    Actor,
    Agreement,
    AssuranceLevel,
    Grant,
    GrantState,
    Matrix,
    Organisation,
    OrganisationKind,
    Permission,
    PersonalDetails,
    Product,
    Registration,
    Role,
    Salutation,
    Session,
    User,
    UserStatus,
    VerificationCode,
)
from ibadmin.rules.manual import Reason, Refusal, Refused

quickly = settings(max_examples=50, deadline=None)
NOW = datetime(2026, 1, 5, 12, tzinfo=UTC)
BOTH = tuple((agreement, date(2025, 12, 1)) for agreement in Agreement)
RIGHT_CODE = b"R" * 32
WRONG_CODE = b"W" * 32
ROLES = {"G": Role.USER, "PB": Role.PRODUCT_MANAGER, "GB": Role.ADMINISTRATOR}
_STATES = {UserStatus.ACTIVE: GrantState.ACTIVE, UserStatus.INACTIVE: GrantState.SUSPENDED}


def organisation(
    number: int,
    name: str,
    kind: OrganisationKind = OrganisationKind.MUNICIPALITY,
    agreements: tuple[tuple[Agreement, date], ...] = BOTH,
) -> Organisation:
    return Organisation(number, f"GM{number:04}", name, kind, f"{50_000_000 + number}", agreements)


GOUDA = organisation(513, "Gouda")
WADDINXVEEN = organisation(627, "Waddinxveen")
URK = organisation(184, "Urk")
PARTNERSHIP = organisation(900, "Sociaal Midden-Holland", OrganisationKind.PARTNERSHIP)
SERVICEDESK = organisation(1, "Inlichtingenbureau", OrganisationKind.SERVICEDESK, agreements=())
DETAILS = PersonalDetails(
    Salutation.MEVROUW, "J.", "Janna", "", "Jansen", "Wmo", "0182 588 211", "j.jansen@gouda.example"
)


def manuals_matrix() -> Matrix:
    """Products and roles as they are shipped."""
    shipped = Path(__file__).parents[2] / "ibadmin" / "store" / "matrix.toml"
    matrix = tomllib.loads(shipped.read_text("utf-8"))
    return Matrix(
        products=tuple(Product(code, product["name"]) for code, product in matrix["products"].items()),
        roles=tuple(Role(code, role["abbreviation"], role["granted_by"]) for code, role in matrix["roles"].items()),
        permissions=tuple(
            Permission(code, role, action)
            for code, product in matrix["products"].items()
            for role, actions in product["roles"].items()
            for action in actions
        ),
    )


MATRIX = manuals_matrix()


def granted(written: str, status: UserStatus = UserStatus.ACTIVE) -> Grant:
    """`iwmo G`, in the state that fits the user's; or `iwmo G suspended`."""
    product, role, *state = written.split()
    usual = _STATES.get(status, GrantState.AWAITED)
    return Grant(product, ROLES[role], GrantState(state[0]) if state else usual, NOW)


def user(
    name: str,
    *roles: str,
    at: Organisation = GOUDA,
    status: UserStatus = UserStatus.ACTIVE,
    fellows: Collection[str] = (),
    registered_for: tuple[str, ...] = (),
) -> User:
    """Somebody with these roles; `fellows` are the other active beheerders of the organisation."""
    arrived = status is UserStatus.ARRIVED
    return User(
        id=name,
        audit_id=f"audit of {name}",
        organisation=at,
        status=status,
        arrived_at=NOW,
        username=None if arrived else name,
        details=None if arrived else DETAILS._replace(email_address=f"{name}@gouda.example"),
        grants=tuple(granted(role, status) for role in roles),
        code=VerificationCode(RIGHT_CODE, NOW + timedelta(hours=72), 0) if status is UserStatus.APPROVED else None,
        registration=form(*registered_for, at=at, user_id=name) if registered_for else None,
        registered_at=NOW if status in (UserStatus.ACTIVE, UserStatus.INACTIVE) else None,
        fellow_administrators=frozenset(fellows),
    )


def form(
    *products: str, at: Organisation = GOUDA, email_address: str = "p.post@gouda.example", user_id: str | None = None
) -> Registration:
    return Registration("form 1", at, "Pia Post", email_address, products, NOW, user_id)


def session(of: User, session_id: str = "session 1") -> Session:
    return Session(session_id, of.id, AssuranceLevel.LOA3, NOW, NOW, NOW + timedelta(hours=8))


def acting(person: User, members: Collection[Organisation] = ()) -> Actor:
    return Actor(person, session(person), frozenset(member.id for member in members))


def beheerder(*products: str, at: Organisation = GOUDA, members: Collection[Organisation] = ()) -> Actor:
    return acting(user("b.beheer", *(f"{product} GB" for product in products or ("iwmo",)), at=at), members)


def servicedesk() -> Actor:
    return acting(user("s.desk", at=SERVICEDESK))


def reasons(rule: Callable[[], object]) -> list[Reason]:
    """Every reason for which a rule says no."""
    with pytest.raises(Refused) as caught:
        rule()
    return list(caught.value.reasons)


def refusals(rule: Callable[[], object]) -> list[Refusal]:
    return [reason.refusal for reason in reasons(rule)]


Handled = (
    RoleGranted
    | RoleRevoked
    | UserDeactivated
    | UserReactivated
    | UserVerified
    | CodeReissued
    | RegistrationCompleted
    | Unchanged
)


def after(before: User, fact: Handled) -> User:
    """The user as the store has it once the fact is recorded."""
    match fact:
        case RoleGranted(_, product, role):
            state = GrantState.ACTIVE if before.active else GrantState.AWAITED
            return before._replace(grants=(*_without(before, product, role), Grant(product, role, state, NOW)))
        case RoleRevoked(_, product, role):
            return before._replace(grants=_without(before, product, role))
        case UserDeactivated():
            off = {GrantState.ACTIVE: GrantState.SUSPENDED, GrantState.AWAITED: GrantState.INACTIVE}
            grants = tuple(g._replace(state=off.get(g.state, g.state)) for g in before.grants)
            return before._replace(status=UserStatus.INACTIVE, grants=grants, code=None)
        case UserReactivated(_, status, restored):
            back = {GrantState.SUSPENDED: GrantState.INACTIVE}
            grants = tuple(
                g._replace(state=GrantState.ACTIVE if g in restored else back.get(g.state, g.state))
                for g in before.grants
            )
            return before._replace(status=status, grants=grants)
        case UserVerified(_, keyed_hash, expires_at, administers):
            awaited = tuple(Grant(product, Role.ADMINISTRATOR, GrantState.AWAITED, NOW) for product in administers)
            status = UserStatus.ACTIVE if before.active else UserStatus.APPROVED
            code = VerificationCode(keyed_hash, expires_at, 0)
            return before._replace(status=status, grants=before.grants + awaited, code=code, registration=None)
        case CodeReissued(_, keyed_hash, expires_at):
            return before._replace(code=VerificationCode(keyed_hash, expires_at, 0))
        case RegistrationCompleted():
            on = {GrantState.AWAITED: GrantState.ACTIVE}
            grants = tuple(g._replace(state=on.get(g.state, g.state)) for g in before.grants)
            return before._replace(status=UserStatus.ACTIVE, grants=grants, code=None, registered_at=NOW)
        case Unchanged():
            return before
        case _:
            assert_never(fact)


def _without(before: User, product: str, role: str) -> tuple[Grant, ...]:
    return tuple(g for g in before.grants if (g.product, g.role) != (product, role))
