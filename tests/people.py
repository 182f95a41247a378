"""Organisations and users in any state, made as the program makes them: by facts that the store records."""

import os
from collections.abc import Callable, Sequence
from datetime import datetime, timedelta
from functools import cache
from hashlib import sha256
from pathlib import Path
from tempfile import TemporaryDirectory

from ibadmin.facts import (
    AdministratorRegistered,
    AgreementRecorded,
    DetailsEdited,
    DetailsEntered,
    Fact,
    MemberJoined,
    OrganisationAdded,
    RegistrationCompleted,
    RoleGranted,
    UserArrived,
    UserDeactivated,
    UserVerified,
)
from ibadmin.model import (
    Agreement,
    AssuranceLevel,
    Identity,
    Organisation,
    OrganisationKind,
    PersonalDetails,
    Registration,
    Salutation,
    User,
    UserStatus,
)
from ibadmin.rules import details as personal_details
from ibadmin.rules.login import start_session
from ibadmin.store import engine
from ibadmin.store.unit import Store, Unit
from ibadmin.store.upgrade import upgrade

PRODUCTS = ("iwmo", "ijw", "wlz-registertoets")
KEYED_HASH = bytes(32)
"""What stands for the verification code of an approved user."""

_LIFE = (UserStatus.ARRIVED, UserStatus.PENDING, UserStatus.APPROVED, UserStatus.ACTIVE, UserStatus.INACTIVE)


def make_store(path: Path) -> Store:
    """A new store in this file, with the products and roles of the manual."""
    with os.fdopen(os.open(path, os.O_CREAT | os.O_EXCL | os.O_WRONLY, 0o600), "wb") as file:
        file.write(_new_store())
    return Store(engine.connect(path))


@cache
def _new_store() -> bytes:
    """Such a file, made once: the migrations take longer than most tests."""
    with TemporaryDirectory() as place:
        path = Path(place) / "store.db"
        made = engine.make(path)
        upgrade(made)
        made.dispose()
        return path.read_bytes()


def person(surname: str, first_name: str = "Jan", infix: str = "", email_address: str = "") -> PersonalDetails:
    """Personal details of somebody with this surname."""
    address = email_address or f"{first_name}.{infix}{surname}@voorbeeld.nl".replace(" ", "").lower()
    return PersonalDetails(
        Salutation.HEER, f"{first_name[:1]}.", first_name, infix, surname, "Zorg", "0182 588 211", address
    )


def sha256_of(secret: str) -> bytes:
    """What the store keeps of a session's secret."""
    return sha256(secret.encode()).digest()


class People:
    """Fills a store, with everything that happens taking place at `now`."""

    def __init__(self, store: Store, now: datetime, made: int = 0) -> None:
        self.store = store
        self.now = now
        self._made = made

    @property
    def made(self) -> int:
        """How many ids there are: who goes on in a copy of this store begins there."""
        return self._made

    def organisation(
        self,
        code: str,
        name: str,
        kind: OrganisationKind = OrganisationKind.MUNICIPALITY,
        kvk: str = "",
        agreements: bool = True,
        member_of: Organisation | None = None,
    ) -> Organisation:
        """An organisation, with both agreements returned unless said otherwise."""
        with self.store.unseen(self.now, "tests") as unit:
            number = unit.organisations.next_id()
            organisation = Organisation(number, code, name, kind, kvk or f"{50_000_000 + number}")
            unit.record([OrganisationAdded(organisation)])
            for agreement in Agreement if agreements else ():
                unit.record(
                    [AgreementRecorded(unit.organisations.coded(code), agreement, self.now.date() - timedelta(days=30))]
                )
            if member_of is not None:
                unit.record([MemberJoined(member_of, unit.organisations.coded(code))])
            return unit.organisations.coded(code)

    def user(
        self,
        organisation: Organisation,
        surname: str,
        status: UserStatus = UserStatus.ACTIVE,
        grants: Sequence[tuple[str, str]] = (),
        *,
        first_name: str = "Jan",
        infix: str = "",
        email_address: str = "",
        details: PersonalDetails | None = None,
        pseudonym: str = "",
        contact_email: str = "",
    ) -> User:
        """A user in this status with (product, role) grants; `contact_email` makes an active one contact person."""
        filled_in = details or person(surname, first_name, infix, email_address)
        (user,) = self._users(organisation, [filled_in], status, grants, pseudonym)
        if not contact_email:
            return user
        with self.store.unseen(self.now, "tests") as unit:
            edited = DetailsEdited(user, filled_in, user.newsletter, True, contact_email, ("contact_person",))
            unit.record([edited])
            return unit.users.one(user.id)

    def administrator(
        self, organisation: Organisation, surname: str, products: Sequence[str] = PRODUCTS, first_name: str = "Jan"
    ) -> User:
        """An active gebruikersbeheerder of these products."""
        grants = [(product, "gebruikersbeheerder") for product in products]
        return self.user(organisation, surname, grants=grants, first_name=first_name)

    def servicedesk(self, surname: str = "Bakker", first_name: str = "Anna") -> User:
        """An employee of the servicedesk, whose organisation is made when it is not there yet."""
        with self.store.inspecting(self.now) as unit:
            desks = [o for o in unit.organisations.all() if o.kind is OrganisationKind.SERVICEDESK]
        desk = desks[0] if desks else self.organisation("IB-0001", "Inlichtingenbureau", OrganisationKind.SERVICEDESK)
        return self.user(desk, surname, first_name=first_name)

    def crowd(
        self,
        organisation: Organisation,
        count: int,
        status: UserStatus = UserStatus.ACTIVE,
        grants: Sequence[tuple[str, str]] = (),
    ) -> tuple[User, ...]:
        """Many users at once, each with a surname of their own."""
        return self._users(organisation, [person(_surname(self._made + n)) for n in range(count)], status, grants)

    def registration(
        self, organisation: Organisation, name: str, email_address: str, products: Sequence[str] = PRODUCTS
    ) -> Registration:
        """A form "aanmelden gebruikersbeheerder" of somebody who has not logged in yet, or waits for verification."""
        form = Registration(self._id("form"), organisation, name, email_address, tuple(products), self.now)
        with self.store.unseen(self.now, "tests") as unit:
            unit.record([AdministratorRegistered(form, unit.users.with_address(organisation.id, email_address))])
        return form

    def session(self, user: User, started_at: datetime | None = None) -> str:
        """The secret of a session of this user."""
        number, password = self._id("session"), f"secret-{self._id('session')}"
        secret = f"{number}.{password}"
        started = start_session(user, AssuranceLevel.LOA3, number, sha256_of(secret), started_at or self.now)
        with self.store.unseen(self.now, "tests") as unit:
            unit.record([started])
            unit.make_login(started.session, password)
        return secret

    def _users(
        self,
        organisation: Organisation,
        people: Sequence[PersonalDetails],
        status: UserStatus,
        grants: Sequence[tuple[str, str]] = (),
        pseudonym: str = "",
    ) -> tuple[User, ...]:
        ids = [self._id("user") for _ in people]
        with self.store.unseen(self.now, "tests") as unit:
            unit.record([self._arrival(id_, organisation, pseudonym or f"PSEUDONYM-{id_}@1") for id_ in ids])
            if status is not UserStatus.ARRIVED:
                _enter(unit, ids, people)
                for product, role in grants:
                    unit.record([RoleGranted(user, product, role) for user in unit.users.named(ids)])
            for step in _LIFE[2 : _LIFE.index(status) + 1]:
                unit.record([self._becomes[step](user) for user in unit.users.named(ids)])
            return unit.users.named(ids)

    @property
    def _becomes(self) -> dict[UserStatus, Callable[[User], Fact]]:
        return {
            UserStatus.APPROVED: lambda user: UserVerified(user, KEYED_HASH, self.now + timedelta(hours=72)),
            UserStatus.ACTIVE: RegistrationCompleted,
            UserStatus.INACTIVE: lambda user: UserDeactivated(user, tuple(g for g in user.grants if g.active)),
        }

    def _arrival(self, user_id: str, organisation: Organisation, pseudonym: str) -> UserArrived:
        identity = Identity(pseudonym, organisation.kvk_number, AssuranceLevel.LOA3)
        return UserArrived(identity, organisation, user_id, self._id("audit"))

    def _id(self, kind: str) -> str:
        """The same ids in every run, as random to the eye as real ones."""
        self._made += 1
        return sha256(f"{kind} {self._made}".encode()).hexdigest()[:20]


def _enter(unit: Unit, ids: Sequence[str], people: Sequence[PersonalDetails]) -> None:
    taken: set[str] = set()
    entered = []
    for user, details in zip(unit.users.named(ids), people, strict=True):
        base = personal_details.username(details, frozenset())
        username = personal_details.username(
            details, unit.users.usernames_like(user.organisation.id, base) | frozenset(n for n in taken if base in n)
        )
        taken.add(username)
        entered.append(DetailsEntered(user, details, username))
    unit.record(entered)


def _surname(number: int) -> str:
    """A surname for each number: digits are not for names."""
    return "van" + "".join(chr(ord("a") + int(digit)) for digit in f"{number:06}")
