"""What somebody does at the shared store with a session of their own, and who of them may: for the tests and the page.

Every deed is tried by everybody. Gouda and Delft are in a partnership, Breda is not; each has one beheerder, of iwmo.
"""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from ibadmin.facts import (
    AdministratorRegistered,
    AgreementRecorded,
    CodeReissued,
    DetailsEdited,
    DetailsEntered,
    Fact,
    MemberJoined,
    MemberLeft,
    OrganisationAdded,
    RoleGranted,
    RoleRevoked,
    SessionEnd,
    SessionEnded,
    UserDeactivated,
    UserDeleted,
    UserReactivated,
    UserVerified,
)
from ibadmin.model import Agreement, Organisation, OrganisationKind, Registration, Session, User, UserStatus
from tests.people import person
from tests.store.region import Region

HASH = bytes(32)
HERE, PARTNERSHIP, ELSEWHERE, DESK = (
    "beheerder of gouda",
    "beheerder of partnership",
    "beheerder of breda",
    "servicedesk",
)
USER, ARRIVED = "user of gouda", "arrived in gouda"
WHO = {
    HERE: "beheerder",
    PARTNERSHIP: "beheerder of the partnership",
    ELSEWHERE: "beheerder elsewhere",
    DESK: "servicedesk",
    USER: "user",
    ARRIVED: "who arrived",
}


@dataclass(frozen=True)
class Scene:
    """The region, with somebody in every state that a deed is about."""

    region: Region
    now: datetime
    approved: User
    inactive: User
    colleague: User
    session: Session

    def user(self, name: str) -> User:
        return self.region.everybody[name]

    def place(self, name: str) -> Organisation:
        return self.region.places[name]


def staged(region: Region) -> Scene:
    """The same region on any store, with whom the deeds need besides."""
    gouda, people = region.places["gouda"], region.people
    region.everybody[ARRIVED] = people.user(gouda, "Nieuw", UserStatus.ARRIVED)
    colleague = people.user(gouda, "Collega")
    people.session(colleague)
    with region.store.inspecting(region.now) as unit:
        (session,) = unit.sessions.of(colleague)
    approved = people.user(gouda, "Wacht", UserStatus.APPROVED)
    return Scene(region, region.now, approved, people.user(gouda, "Weg", UserStatus.INACTIVE), colleague, session)


def _form(scene: Scene, address: str) -> Registration:
    return Registration("f" * 20, scene.place("breda"), "Kees Nieuw", address, ("iwmo",), scene.now)


NEW = Organisation(99, "GM9999", "Nergenshuizen", OrganisationKind.MUNICIPALITY, "87654321")


def _edited(user: User) -> DetailsEdited:
    return DetailsEdited(user, person("Anders"), False, False, "", ("surname", "email_address"))


def _deactivated(user: User, *, even_last: bool) -> UserDeactivated:
    return UserDeactivated(user, tuple(grant for grant in user.grants if grant.active), even_last=even_last)


THEIRS = {HERE, PARTNERSHIP}
Deed = tuple[Callable[[Scene, str], Fact], set[str]]
DEEDS: dict[str, Deed] = {
    "fill in the own details at the first login": (
        lambda s, _: DetailsEntered(s.user(ARRIVED), person("Nieuw"), "j.nieuw"),
        {ARRIVED},
    ),
    "change the own details": (lambda s, who: _edited(s.user(who)), set(WHO) - {ARRIVED}),
    "change the details of a user": (lambda s, _: _edited(s.colleague), THEIRS),
    "verify who signed up": (
        lambda s, _: UserVerified(s.user("newcomer of gouda"), HASH, s.now + timedelta(hours=72)),
        THEIRS,
    ),
    "issue a new code": (lambda s, _: CodeReissued(s.approved, HASH, s.now + timedelta(hours=72)), THEIRS),
    "grant a role on a product that they administer": (
        lambda s, _: RoleGranted(s.colleague, "iwmo", "gebruiker"),
        THEIRS,
    ),
    "grant a role on another product": (lambda s, _: RoleGranted(s.colleague, "ijw", "gebruiker"), set()),
    "revoke a role": (lambda s, _: RoleRevoked(s.user(USER), "iwmo", "gebruiker"), THEIRS),
    "grant gebruikersbeheerder to a beheerder": (
        lambda s, _: RoleGranted(s.user(HERE), "ijw", "gebruikersbeheerder"),
        {DESK},
    ),
    "grant gebruikersbeheerder to a user": (
        lambda s, _: RoleGranted(s.colleague, "iwmo", "gebruikersbeheerder"),
        set(),
    ),
    "revoke the last gebruikersbeheerder": (
        lambda s, _: RoleRevoked(s.user(HERE), "iwmo", "gebruikersbeheerder"),
        set(),
    ),
    "revoke the last gebruikersbeheerder, and say so": (
        lambda s, _: RoleRevoked(s.user(HERE), "iwmo", "gebruikersbeheerder", even_last=True),
        {DESK},
    ),
    "deactivate a user": (lambda s, _: _deactivated(s.colleague, even_last=False), THEIRS),
    "deactivate the last beheerder": (lambda s, _: _deactivated(s.user(ELSEWHERE), even_last=False), set()),
    "deactivate the last beheerder, and say so": (
        lambda s, _: _deactivated(s.user(ELSEWHERE), even_last=True),
        {DESK},
    ),
    "reactivate a user": (lambda s, _: UserReactivated(s.inactive, UserStatus.ACTIVE, ()), THEIRS),
    "delete an inactive user": (lambda s, _: UserDeleted(s.inactive), THEIRS),
    "end the session of a user": (lambda s, _: SessionEnded(s.colleague, s.session, SessionEnd.REVOKED), THEIRS),
    "take an organisation in": (lambda _s, _: OrganisationAdded(NEW), {DESK}),
    "record an agreement": (
        lambda s, _: AgreementRecorded(s.place("breda"), Agreement.VECOZO, date(2026, 11, 1)),
        {DESK},
    ),
    "let an organisation join a partnership": (
        lambda s, _: MemberJoined(s.place("partnership"), s.place("breda")),
        {DESK},
    ),
    "let an organisation leave a partnership": (
        lambda s, _: MemberLeft(s.place("partnership"), s.place("delft")),
        {DESK},
    ),
    "register a beheerder": (
        lambda s, _: AdministratorRegistered(_form(s, "kees.nieuw@breda.nl"), None),
        {DESK},
    ),
    "register a user as beheerder": (
        lambda s, _: AdministratorRegistered(_form(s, "jan.jansen@voorbeeld.nl"), s.user("user of breda")),
        {DESK},
    ),
}
"""Each deed as the fact that ibadmin records when this person does it, and who may."""


def table() -> str:
    """Who may do what, as it stands in docs/security.md."""
    lines = [f"| | {' | '.join(WHO.values())} |", f"|---|{'---|' * len(WHO)}"]
    for deed, (_, may) in DEEDS.items():
        lines.append(f"| {deed} | {' | '.join('yes' if who in may else '' for who in WHO)} |")
    return "\n".join(lines)
