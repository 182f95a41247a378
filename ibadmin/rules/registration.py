"""Aanmelden (1, 1.2, 2, 2.1): personal details, verification and the code that ends it."""

import hmac
from datetime import datetime, timedelta

from ibadmin.facts import (
    AdministratorRegistered,
    CodeRefused,
    CodeReissued,
    DetailsEdited,
    DetailsEntered,
    RegistrationCompleted,
    Unchanged,
    UserVerified,
)
from ibadmin.model import Actor, PersonalDetails, Registration, User, UserStatus
from ibadmin.rules import authority
from ibadmin.rules.manual import Reason, Refusal, manual, refuse_for

USER_CODE_LIFETIME = timedelta(hours=72)
ADMINISTRATOR_CODE_LIFETIME = timedelta(hours=24)
MOST_TRIES = 5


@manual("1", "1.2")
def register_administrator(actor: Actor, registration: Registration, user: User | None) -> AdministratorRegistered:
    """The servicedesk takes in the form "aanmelden gebruikersbeheerder".

    `user` is whoever already has this e-mail address at the organisation. Nobody registers themselves.
    """
    authority.servicedesk_only(actor)
    if user is not None and user.id == actor.user.id:
        refuse_for([Reason(Refusal.ONESELF, user.label)])
    return AdministratorRegistered(registration, user)


@manual("1.2")
def enter_details(user: User, details: PersonalDetails, username: str) -> DetailsEntered:
    """The first login's form; afterwards the user waits for the beheerder. `details` come from `details.checked`."""
    if user.status is not UserStatus.ARRIVED:
        refuse_for([Reason(Refusal.ALREADY_REGISTERED, user.label)])
    return DetailsEntered(user, details, username)


@manual("1.2", "2.1")
def edit(
    actor: Actor,
    user: User,
    details: PersonalDetails,
    newsletter: bool,
    contact_person: bool,
    contact_email: str,
) -> DetailsEdited | Unchanged:
    """Change the personal details of oneself or of a user of the own organisations.

    Newsletter and contact person are for active users only, and the contact person is for the beheerder to set.
    """
    oneself = actor.user.id == user.id
    reasons = [] if oneself else authority.over(actor, user)
    if user.details is None:
        reasons.append(Reason(Refusal.DETAILS_MISSING, user.label))
    contact_changed = (contact_person, contact_email) != (user.contact_person, user.contact_email)
    if oneself and contact_changed and not actor.administered_products:
        reasons.append(Reason(Refusal.NOT_ADMINISTRATOR, user.label))
    if (contact_person or newsletter) and not user.active:
        reasons.append(Reason(Refusal.REGISTRATION_UNFINISHED, user.label, user.status.value))
    refuse_for(reasons)
    assert user.details is not None
    before = {name: getattr(user.details, name) for name in PersonalDetails.__dataclass_fields__}
    after = {name: getattr(details, name) for name in PersonalDetails.__dataclass_fields__}
    before |= {
        "newsletter": user.newsletter,
        "contact_person": user.contact_person,
        "contact_email": user.contact_email,
    }
    after |= {"newsletter": newsletter, "contact_person": contact_person, "contact_email": contact_email}
    changed = tuple(name for name in after if after[name] != before[name])
    if not changed:
        return Unchanged(user)
    return DetailsEdited(user, details, newsletter, contact_person, contact_email, changed)


def _verifiers(actor: Actor, user: User) -> list[Reason]:
    """A new user gets the code from the beheerder, a new beheerder from the servicedesk (1.2)."""
    reasons = authority.over(actor, user)
    return [
        Reason(Refusal.SERVICEDESKS_TO_VERIFY, reason.subject)
        if reason.refusal is Refusal.SERVICEDESKS_TO_HANDLE
        else reason
        for reason in reasons
    ]


def _lifetime(user: User) -> timedelta:
    return ADMINISTRATOR_CODE_LIFETIME if user.administrator else USER_CODE_LIFETIME


@manual("2.1", "1.2")
def verify(actor: Actor, user: User, keyed_hash: bytes, now: datetime) -> UserVerified | Unchanged:
    """Find the details right and issue the verification code; who was registered as beheerder becomes that too."""
    reasons = _verifiers(actor, user)
    if user.status is UserStatus.ARRIVED:
        reasons.append(Reason(Refusal.DETAILS_MISSING, user.label))
    if user.status is UserStatus.INACTIVE:
        reasons.append(Reason(Refusal.USER_INACTIVE, user.label))
    refuse_for(reasons)
    if user.status is not UserStatus.PENDING:
        return Unchanged(user)
    administers = user.registration.products if user.registration else ()
    return UserVerified(user, keyed_hash, now + _lifetime(user), administers)


@manual("1.2", "2.1")
def reissue(actor: Actor, user: User, keyed_hash: bytes, now: datetime) -> CodeReissued:
    """Issue a new code to someone who was verified; the old one is worth nothing from then on."""
    reasons = _verifiers(actor, user)
    if user.status is not UserStatus.APPROVED:
        reasons.append(Reason(Refusal.CODE_NOT_OPEN, user.label, user.status.value))
    refuse_for(reasons)
    return CodeReissued(user, keyed_hash, now + _lifetime(user))


@manual("1.2")
def enter_code(user: User, keyed_hash: bytes, now: datetime) -> RegistrationCompleted | CodeRefused:
    """Enter the code that was given: it works once, until it expires, and survives five wrong tries.

    A dead code is refused in the same words as a wrong one; `CodeRefused` must be recorded, so that tries count.
    """
    if user.status is not UserStatus.APPROVED or user.code is None:
        refusal = Refusal.ALREADY_REGISTERED if user.active else Refusal.CODE_NOT_OPEN
        refuse_for([Reason(refusal, user.label, user.status.value)])
    assert user.code is not None
    usable = now < user.code.expires_at and user.code.tries < MOST_TRIES
    if usable and hmac.compare_digest(user.code.keyed_hash, keyed_hash):
        return RegistrationCompleted(user)
    return CodeRefused(user, max(0, MOST_TRIES - user.code.tries - 1) if usable else 0)
