"""Everything that can happen, be refused or go wrong, about people and organisations of any name."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

from ibadmin import errors, facts, failures
from ibadmin.errors import IbadminError
from ibadmin.facts import Fact, Unchanged
from ibadmin.model import (
    Agreement,
    AssuranceLevel,
    Grant,
    GrantState,
    Identity,
    Organisation,
    OrganisationKind,
    PersonalDetails,
    Registration,
    Role,
    Salutation,
    Session,
    User,
    UserStatus,
    VerificationCode,
)
from ibadmin.rules.manual import Reason, Refusal, Refused
from ibadmin.system import SystemFailure

NOW = datetime(2021, 12, 1, 9, 30, tzinfo=UTC)
LATER = NOW + timedelta(hours=72)
DAY = date(2021, 12, 1)
IWMO = Grant("iwmo", Role.USER, GrantState.ACTIVE, NOW)
IJW = Grant("ijw", Role.USER, GrantState.ACTIVE, NOW)


def organisation(name: str = "Veendijk") -> Organisation:
    """A municipality whose agreement with VECOZO is still missing."""
    agreements = ((Agreement.INLICHTINGENBUREAU, DAY),)
    return Organisation(1, "GM9001", name, OrganisationKind.MUNICIPALITY, "90000001", agreements)


def details(name: str) -> PersonalDetails:
    """Personal details of somebody with this user name."""
    surname = name.partition(".")[2].title() or name
    return PersonalDetails(
        Salutation.HEER, "J.", "Jan", "", surname, "Wmo-loket", "030 123 45 67", "jan@veendijk.nl", newsletter=True
    )


def user(name: str = "j.jansen", status: UserStatus = UserStatus.ACTIVE, place: Organisation | None = None) -> User:
    """Somebody with a role on two products."""
    on = status is UserStatus.ACTIVE
    return User(
        "u1", "a1", place or organisation(), status, NOW, username=name, details=details(name), grants=(IWMO, IJW),
        newsletter=on, contact_person=on,
    )  # fmt: skip


def session(of: User) -> Session:
    """One that began now."""
    return Session("s1", of.id, AssuranceLevel.LOA3, NOW, NOW, NOW + timedelta(hours=8))


def changes(name: str = "j.jansen") -> Iterator[Fact | Unchanged]:
    """Every fact, with the variants that are told differently."""
    yield from about_organisations(name)
    yield from about_registration(name)
    yield from about_users(name)


def about_organisations(name: str) -> Iterator[Fact | Unchanged]:
    place = organisation(name)
    both = replace(place, agreements=((Agreement.INLICHTINGENBUREAU, DAY), (Agreement.VECOZO, DAY)))
    yield facts.OrganisationAdded(place)
    yield facts.OrganisationAdded(both)
    for agreement in Agreement:
        yield facts.AgreementRecorded(place, agreement, DAY)
        yield facts.AgreementRecorded(both, agreement, None)
    yield facts.MemberJoined(both, place)
    yield facts.MemberLeft(both, place)
    yield Unchanged(place)


def about_registration(name: str) -> Iterator[Fact]:
    place = organisation(name)
    form = Registration("r1", place, name, "jan@veendijk.nl", ("iwmo", name), NOW)
    pending, approved = user(name, UserStatus.PENDING, place), user(name, UserStatus.APPROVED, place)
    for status in UserStatus:
        yield facts.AdministratorRegistered(form, user(name, status, place))
    yield facts.AdministratorRegistered(form, None)
    yield facts.UserArrived(Identity("p", "90000001", AssuranceLevel.LOA3), place, name, "a1")
    yield facts.DetailsEntered(user(name, UserStatus.ARRIVED, place), details(name), name)
    yield facts.UserVerified(pending, b"", LATER)
    yield facts.UserVerified(pending, b"", LATER, ("iwmo", name))
    yield facts.CodeReissued(approved, b"", LATER)
    for tries_left in (0, 1, 4):
        yield facts.CodeRefused(approved, tries_left)
        yield facts.CodeRefused(approved._replace(registration=form), tries_left)
    yield facts.RegistrationCompleted(approved._replace(grants=()))
    yield facts.RegistrationCompleted(approved._replace(grants=(IWMO._replace(state=GrantState.AWAITED),)))


def about_users(name: str) -> Iterator[Fact | Unchanged]:
    place = organisation(name)
    somebody = user(name, place=place)._replace(open_sessions=2)
    approved = user(name, UserStatus.APPROVED, place)
    suspended = tuple(grant._replace(state=GrantState.SUSPENDED) for grant in somebody.grants)
    inactive = user(name, UserStatus.INACTIVE, place)._replace(grants=suspended)
    yield facts.LoggedIn(somebody, AssuranceLevel.LOA3)
    yield facts.DetailsEdited(somebody, details(name), True, True, name, ("surname", "contact_email"))
    yield facts.RoleGranted(somebody, "iwmo", name)
    yield facts.RoleGranted(approved, "iwmo", name)
    yield facts.RoleRevoked(somebody, "iwmo", name)
    yield facts.UserDeactivated(somebody, somebody.grants)
    yield facts.UserDeactivated(approved._replace(code=VerificationCode(b"", LATER, 0)), ())
    yield facts.UserDeactivated(user(name, UserStatus.PENDING, place), ())
    for status in (UserStatus.ARRIVED, UserStatus.PENDING):
        yield facts.UserReactivated(inactive, status, ())
    for restored in ((), suspended[:1], suspended):
        yield facts.UserReactivated(inactive, UserStatus.ACTIVE, restored)
    yield facts.UserDeleted(inactive)
    yield facts.UserDeleted(inactive._replace(details=None, last_login_at=NOW))
    yield facts.SessionStarted(somebody, session(somebody), b"")
    for end in facts.SessionEnd:
        yield facts.SessionEnded(somebody, session(somebody), end)
    yield from (Unchanged(user(name, status, place)) for status in UserStatus)


def reasons(subject: str = "j.jansen") -> Iterator[Reason]:
    """Every refusal, with every value that is said differently."""
    for refusal in Refusal:
        match refusal:
            case Refusal.AGREEMENT_MISSING:
                yield from (Reason(refusal, subject, agreement.value) for agreement in Agreement)
            case Refusal.REGISTRATION_UNFINISHED | Refusal.CODE_NOT_OPEN | Refusal.STILL_ACTIVE:
                yield from (Reason(refusal, subject, status.value) for status in UserStatus)
            case Refusal.CODE_WRONG:
                yield from (Reason(refusal, subject, tries_left) for tries_left in ("0", "3"))
            case _:
                yield Reason(refusal, subject, "iwmo")


def raised(name: str = "j.jansen") -> Iterator[IbadminError]:  # noqa: PLR0915 - a line for each
    """Every class of error, with one thing and with several where that is told differently."""
    yield Refused([Reason(Refusal.STILL_ACTIVE, name, "active")])
    yield Refused([Reason(Refusal.STILL_ACTIVE, name, "active"), Reason(Refusal.NEWSLETTER_ON, name)])
    yield errors.InvalidInput([("surname", "required")])
    yield errors.InvalidInput([(name, "malformed"), ("initials", "too_long")])
    yield errors.InvalidChoice("product", name, ["iwmo", "ijw"])
    yield errors.AnswerNeeded("--yes")
    yield errors.Declined()
    yield errors.SettingsInvalid(name, "browser", "not_a_choice")
    yield errors.LoginNeeded("idle")
    yield errors.NotFound("user", [name])
    yield errors.NotFound("user", [name, *(f"u{number}" for number in range(20))])
    both = [("u1", name, "Veendijk (GM9001)"), ("u2", name, "Waterland (GM9002)")]
    yield from (errors.Ambiguous(name, both), failures.DoubtfulMatch(name, both))
    yield errors.Conflict([name])
    yield from (errors.OutsideFailure(), errors.Outrun([name]))
    yield from (errors.StoreUnreachable(name, "unreachable"), errors.ResultCut(name), errors.ReportLost(name, name))
    yield from (errors.StoreDamaged(name), errors.StoreDamaged(name, "users", name, "surname"))
    yield from (errors.ResultUnwritten(why, name) for why in ("full", "closed", "unread", "other"))
    yield from (errors.CommitInDoubt(name, "0" * 32), errors.FlushFailed(name))
    yield from (errors.StoreUnreachable(name, why, name) for why in ("not_allowed", "dangling", "full"))
    yield from map(errors.ErasureUnfinished, (name, name), ("held", "full"))
    yield from (errors.KeyringUnavailable("none"), errors.SessionFileUnsafe(name))
    yield errors.GatewayUnreachable(name)
    yield errors.ServerSaid("too_new", name)
    yield errors.GatewayMisconfigured(name, "not_rsa")
    yield errors.GatewayMisconfigured(name, "entity_id_missing")
    yield from (errors.PortTaken(8765), errors.PortTaken(8765, name), errors.DemoRunning())
    yield errors.LoginFailed("refused")
    yield errors.FileUnwritable(name, "No space left on device")
    yield from map(errors.CheckFailed, (1, 2))
    yield from (errors.DemoStopped(name, 3), SystemFailure(name, "not_allowed", name, name))
    yield failures.FileMalformed(name, [failures.Flaw(1, 2, "user", "required", name)])
    yield failures.FileMalformed("-", [failures.Flaw(1, 2, "", word, name) for word in ("heading_twice", "no_heading")])
    refused = failures.Failure(3, name, Refused([Reason(Refusal.ONESELF, name), Reason(Refusal.NEWSLETTER_ON, name)]))
    unknown = failures.Failure(4, name, errors.NotFound("user", [name]))
    twice = failures.Failure(0, name, errors.Ambiguous(name, [("u1", name, "Veendijk (GM9001)")]))
    yield failures.RowsRefused([refused], 5)
    yield failures.RowsNotFound([refused, unknown, twice], 5)
    yield failures.RowsAmbiguous([twice], 1)
    yield from (failures.DoneInPart([unknown], 5), failures.PossibleInPart([unknown], 5))
    yield from map(failures.Interrupted, (True, False))
