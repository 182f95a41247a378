"""The demo's people: read from a file, and brought to where they stand by the facts that would have done it."""

import secrets
import tomllib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from pathlib import Path
from typing import Any

from ibadmin.auth.simulator import Person
from ibadmin.facts import (
    AgreementRecorded,
    DetailsEdited,
    DetailsEntered,
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
    Salutation,
    User,
    UserStatus,
)
from ibadmin.rules import details as rules
from ibadmin.rules.registration import USER_CODE_LIFETIME
from ibadmin.store.unit import Store, Unit

PASSWORD = "demo"  # noqa: S105 - printed for whoever tries the demo
RETURNED_ON = date(2021, 12, 1)
_FILE = Path(__file__).with_name("population.toml")
_LIFE = tuple(UserStatus)


@dataclass(frozen=True, slots=True)
class Character:
    """Someone in the demo; `status` is empty for who has yet to log in for the first time."""

    organisation: str
    details: PersonalDetails
    status: UserStatus | None
    grants: tuple[tuple[str, str], ...]
    contact_email: str

    @property
    def username(self) -> str:
        """The user name that the first login makes."""
        return rules.username(self.details, frozenset())


@dataclass(frozen=True, slots=True)
class Population:
    """Everybody, and where they work."""

    organisations: tuple[tuple[Organisation, str], ...]
    people: tuple[Character, ...]

    def character(self, username: str) -> Character:
        """The one with this user name."""
        return next(character for character in self.people if character.username == username)

    def kvk_number(self, code: str) -> str:
        """Of the organisation with this code."""
        return next(organisation.kvk_number for organisation, _ in self.organisations if organisation.code == code)

    def person(self, character: Character) -> Person:
        """How the demo's makelaar knows someone."""
        return Person(
            username=character.details.email_address,
            password=PASSWORD,
            display_name=character.details.full_name,
            kvk_number=self.kvk_number(character.organisation),
            pseudonym=f"{secrets.token_hex(32)}@{secrets.token_hex(16)}",
        )


def read_population() -> Population:
    """The cast, from its file."""
    content = tomllib.loads(_FILE.read_text(encoding="utf-8"))
    organisations = tuple(
        (
            Organisation(number, each["code"], each["name"], OrganisationKind(each["kind"]), each["kvk_number"]),
            str(each.get("member_of", "")),
        )
        for number, each in enumerate(content["organisations"], start=1)
    )
    domains = {organisation.code: organisation.name.split()[-1].lower() for organisation, _ in organisations}
    return Population(
        organisations, tuple(_character(n, each, domains) for n, each in enumerate(content["people"], start=1))
    )


def _character(number: int, entry: Mapping[str, Any], domains: Mapping[str, str]) -> Character:
    salutation, initials, first_name, infix, surname = entry["name"]
    details = PersonalDetails(
        salutation=Salutation(salutation),
        initials=initials,
        first_name=first_name,
        infix=infix,
        surname=surname,
        department=entry["department"],
        phone_number=f"088 000 01 {number:02}",
        email_address="",
        newsletter=bool(entry.get("newsletter")),
    )
    address = f"{rules.username(details, frozenset())}@{domains[entry['organisation']]}.example"
    status = None if entry["status"] == "new" else UserStatus(entry["status"])
    pairs = [tuple(grant.split()) for grant in entry.get("grants", ())]
    return Character(
        entry["organisation"],
        details._replace(email_address=address),
        status,
        tuple((product, role) for product, role in pairs),
        entry.get("contact_email", ""),
    )


def settle(store: Store, population: Population, people: Sequence[Person], now: datetime) -> None:
    """Bring the organisations and everybody who has logged in before into the store."""
    with store.unseen(now, "demo") as unit:
        for organisation, _ in population.organisations:
            unit.record([OrganisationAdded(organisation)], actor="demo")
            for agreement in Agreement:
                known = unit.organisations.coded(organisation.code)
                unit.record([AgreementRecorded(known, agreement, RETURNED_ON)], actor="demo")
        for organisation, partnership in population.organisations:
            if partnership:
                unit.record([MemberJoined(unit.organisations.coded(partnership), organisation)], actor="demo")
        for character, person in zip(population.people, people, strict=True):
            if character.status is not None:
                _live(unit, character, character.status, person, now)


def _live(unit: Unit, character: Character, status: UserStatus, person: Person, now: datetime) -> None:
    """One life, step by step, up to where it stands."""
    organisation = unit.organisations.coded(character.organisation)
    identity = Identity(person.pseudonym, organisation.kvk_number, AssuranceLevel.LOA3)
    arrived = UserArrived(identity, organisation, secrets.token_hex(10), secrets.token_hex(16))
    unit.record([arrived], actor=arrived.audit_id)
    for reached in _LIFE[1 : _LIFE.index(status) + 1]:
        user = unit.users.one(arrived.user_id)
        unit.record([_step(user, reached, character, now)], actor="demo")
        if reached is UserStatus.PENDING:
            for product, role in character.grants:
                unit.record([RoleGranted(unit.users.one(arrived.user_id), product, role)], actor="demo")
    if character.contact_email:
        user = unit.users.one(arrived.user_id)
        fields = ("contact_person", "contact_email")
        edited = DetailsEdited(user, character.details, user.newsletter, True, character.contact_email, fields)
        unit.record([edited], actor="demo")


def _step(
    user: User, reached: UserStatus, character: Character, now: datetime
) -> DetailsEntered | UserVerified | RegistrationCompleted | UserDeactivated:
    match reached:
        case UserStatus.PENDING:
            return DetailsEntered(user, character.details, character.username)
        case UserStatus.APPROVED:
            return UserVerified(user, secrets.token_bytes(32), now + USER_CODE_LIFETIME)
        case UserStatus.ACTIVE:
            return RegistrationCompleted(user)
        case _:
            return UserDeactivated(user, tuple(grant for grant in user.grants if grant.active))
