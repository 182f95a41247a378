"""Aanmelden (1, 1.2, 2.1): the form for a beheerder, the personal details, verification and the code that ends it."""

import hmac
from collections.abc import Iterable
from dataclasses import replace
from datetime import datetime, timedelta

from ibadmin.errors import InvalidInput
from ibadmin.facts import (
    AdministratorRegistered,
    CodeRefused,
    CodeReissued,
    DetailsEntered,
    RegistrationCompleted,
    Unchanged,
    UserVerified,
)
from ibadmin.model import (
    Actor,
    GrantState,
    Matrix,
    OrganisationKind,
    PersonalDetails,
    Registration,
    Role,
    User,
    UserStatus,
    VerificationCode,
)
from ibadmin.rules import authority
from ibadmin.rules.fields import problem, tidied
from ibadmin.rules.manual import Reason, Refusal, Refused, manual, refuse_for

USER_CODE_LIFETIME = timedelta(hours=72)
ADMINISTRATOR_CODE_LIFETIME = timedelta(hours=24)
MOST_TRIES = 5


@manual("1", "1.2")
def register_administrator(
    actor: Actor, form: Registration, user: User | None, matrix: Matrix, waiting: Registration | None = None
) -> AdministratorRegistered | Unchanged:
    """The servicedesk takes in the form "aanmelden gebruikersbeheerder"; nobody registers themselves.

    `user` is whoever has this e-mail address at the organisation, `waiting` the form for it that came in before.
    Nobody becomes beheerder by the form alone: an e-mail address is what anyone can type, so that the servicedesk
    verifies also who is a user already, and gives the code by phone. Raises InvalidInput for the form's own fields.
    """
    authority.servicedesk_only(actor)
    form = _found_right(form)
    mine = actor.user.details is not None and actor.user.details.email_address == form.email_address
    reasons = []
    if mine or (user is not None and user.id == actor.user.id):
        reasons.append(Reason(Refusal.ONESELF, actor.user.label))
    reasons += [
        Reason(Refusal.ROLE_NOT_OFFERED, product, Role.ADMINISTRATOR)
        for product in form.products
        if not matrix.actions(product, Role.ADMINISTRATOR)
    ]
    refuse_for(reasons)
    earlier = (user.registration if user else None) or waiting
    has = _administers(user) if user else set()
    if earlier is not None and (user is None or earlier.user_id == user.id):
        has |= set(earlier.products)
    if has.issuperset(form.products):
        return Unchanged(user or form.organisation)
    return AdministratorRegistered(replace(form, id=earlier.id) if earlier else form, user)


def _found_right(form: Registration) -> Registration:
    found = replace(form, name=tidied(form.name), email_address=tidied(form.email_address).lower())
    problems = [
        (field, wrong)
        for field, value in (("name", found.name), ("email_address", found.email_address))
        if (wrong := problem(field, value))
    ]
    if not form.products:
        problems.append(("product", "required"))
    if problems:
        raise InvalidInput(problems)
    return found


def _administers(user: User) -> set[str]:
    """The products for which someone is beheerder, or will be once the code is entered."""
    held = (GrantState.ACTIVE, GrantState.AWAITED)
    return {grant.product for grant in user.grants if grant.role == Role.ADMINISTRATOR and grant.state in held}


@manual("1.2")
def enter_details(user: User, details: PersonalDetails, username: str) -> DetailsEntered:
    """The first login's form; afterwards the user waits for the beheerder. `details` come from `details.checked`."""
    if user.status is not UserStatus.ARRIVED:
        refuse_for([Reason(Refusal.ALREADY_REGISTERED, user.label)])
    return DetailsEntered(user, details, username)


def _verifiers(actor: Actor, user: User) -> list[Reason]:
    """A new user gets the code from the beheerder, a new beheerder from the servicedesk (1.2)."""
    reasons = authority.over(actor, user)
    return [
        Reason(Refusal.SERVICEDESKS_TO_VERIFY, reason.subject)
        if reason.refusal is Refusal.SERVICEDESKS_TO_HANDLE
        else reason
        for reason in reasons
    ]


@manual("1.2", "2.1")
def may_verify(actor: Actor) -> None:
    """Codes are made for who may hand them to somebody: the servicedesk, and a beheerder."""
    authority.registered(actor)
    if not (actor.servicedesk or actor.administered_products):
        refuse_for([Reason(Refusal.NOT_ADMINISTRATOR, actor.user.label)])


def _lifetime(user: User) -> timedelta:
    """A code that gives power over others lives shorter."""
    powerful = user.administrator or user.organisation.kind is OrganisationKind.SERVICEDESK
    return ADMINISTRATOR_CODE_LIFETIME if powerful else USER_CODE_LIFETIME


@manual("2.1", "1.2")
def verify(actor: Actor, user: User, keyed_hash: bytes, now: datetime) -> UserVerified | Unchanged:
    """Find the details right and issue the verification code; who was registered as beheerder becomes that with it.

    Also a user who entered a code before gets another one for that: the first was not from the servicedesk.
    """
    reasons = _verifiers(actor, user)
    if user.status is UserStatus.ARRIVED:
        reasons.append(Reason(Refusal.DETAILS_MISSING, user.label))
    if user.status is UserStatus.INACTIVE:
        reasons.append(Reason(Refusal.USER_INACTIVE, user.label))
    refuse_for(reasons)
    if user.status is not UserStatus.PENDING and user.registration is None:
        return Unchanged(user)
    registered = user.registration.products if user.registration else ()
    administers = tuple(product for product in registered if product not in _administers(user))
    return UserVerified(user, keyed_hash, now + _lifetime(user), administers)


@manual("1.2", "3")
def welcome(user: User, colleagues: Iterable[User], keyed_hash: bytes, now: datetime) -> UserVerified | CodeReissued:
    """The operator of a new store lets the first employee of the servicedesk in, whom nobody there can verify yet.

    Refused as soon as anyone there is active: from then on the servicedesk sees to its own.
    """
    reasons = []
    if any(each.active for each in (user, *colleagues)):
        reasons.append(Reason(Refusal.SERVICEDESK_AT_WORK, user.label))
    if user.status is UserStatus.ARRIVED:
        reasons.append(Reason(Refusal.DETAILS_MISSING, user.label))
    if user.status is UserStatus.INACTIVE:
        reasons.append(Reason(Refusal.USER_INACTIVE, user.label))
    refuse_for(reasons)
    lasts_until = now + _lifetime(user)
    if user.status is UserStatus.APPROVED:
        return CodeReissued(user, keyed_hash, lasts_until)
    return UserVerified(user, keyed_hash, lasts_until)


@manual("1.2", "2.1")
def reissue(actor: Actor, user: User, keyed_hash: bytes, now: datetime) -> CodeReissued:
    """Issue a new code to someone who was verified; the old one is worth nothing from then on."""
    reasons = _verifiers(actor, user)
    if not awaits_code(user):
        reasons.append(Reason(Refusal.CODE_NOT_OPEN, user.label, user.status.value))
    refuse_for(reasons)
    return CodeReissued(user, keyed_hash, now + _lifetime(user))


@manual("1.2")
def awaits_code(user: User) -> bool:
    """Whether someone was verified and has yet to enter the code: a new user, or a user who becomes beheerder."""
    becomes_more = user.code is not None or any(grant.state is GrantState.AWAITED for grant in user.grants)
    return user.status is UserStatus.APPROVED or (user.active and becomes_more)


@manual("1.2")
def open_code(user: User) -> VerificationCode:
    """The code that this user has yet to enter; raises Refused when there is none."""
    if user.code is None or not awaits_code(user):
        refusal = Refusal.ALREADY_REGISTERED if user.active else Refusal.CODE_NOT_OPEN
        raise Refused([Reason(refusal, user.label, user.status.value)])
    return user.code


@manual("1.2")
def enter_code(user: User, keyed_hash: bytes, now: datetime) -> RegistrationCompleted | CodeRefused:
    """Enter the code that was given: it works once, until it expires, and survives five wrong tries.

    A dead code is refused in the same words as a wrong one; `CodeRefused` must be recorded, so that tries count.
    """
    code = open_code(user)
    usable = now < code.expires_at and code.tries < MOST_TRIES
    if usable and hmac.compare_digest(code.keyed_hash, keyed_hash):
        return RegistrationCompleted(user)
    return CodeRefused(user, max(0, MOST_TRIES - code.tries - 1) if usable else 0)


@manual("1.2")
def wrong_code(user: User, tries_left: int) -> Refused:
    """What the person hears of a `CodeRefused`."""
    return Refused([Reason(Refusal.CODE_WRONG, user.label, str(tries_left))])
