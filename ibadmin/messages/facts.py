"""What happened, told to whoever made it happen."""

from typing import assert_never

from ibadmin import facts
from ibadmin.facts import Fact, Unchanged
from ibadmin.language import translate, translate_plural
from ibadmin.messages import words
from ibadmin.messages.words import body, field_name, listed, moment, person, role_name
from ibadmin.model import Agreement, GrantState, Session, User, UserStatus
from ibadmin.model.sessions import IDLE_MINUTES
from ibadmin.plain_text import harmless


def fact(happened: Fact | Unchanged) -> str:
    """What happened, in a sentence or a few short lines; never the verification code itself."""
    match happened:
        case facts.OrganisationAdded(organisation):
            added = translate("{organisation} has been added.").format(organisation=body(organisation))
            return f"{added} {_agreements_left(organisation.missing_agreements)}"
        case facts.AgreementRecorded():
            return _agreement_recorded(happened)
        case facts.MemberJoined(partnership, member):
            said = translate("{member} is part of {partnership} now, whose gebruikersbeheerders also manage its users.")
            return said.format(member=body(member), partnership=body(partnership))
        case facts.MemberLeft(partnership, member):
            said = translate("{member} is no longer part of {partnership}, whose gebruikersbeheerders see it no more.")
            return said.format(member=body(member), partnership=body(partnership))
        case facts.AdministratorRegistered():
            return _administrator_registered(happened)
        case facts.UserArrived(_, organisation, user_id):
            said = translate(
                "A new user has arrived at {organisation}: {user}. The personal details are still missing."
            )
            return said.format(organisation=body(organisation), user=harmless(user_id))
        case facts.LoggedIn(user, level):
            said = translate("{user} of {organisation} logged in with eHerkenning, level {level}.")
            return said.format(user=person(user), organisation=body(user.organisation), level=level.spoken)
        case facts.DetailsEntered(_, _, username):
            saved = translate("Your personal details have been saved; your user name is {user}.")
            return f"{saved.format(user=harmless(username))}\n{code_comes_from()}"
        case facts.DetailsEdited(user, fields=fields):
            said = translate("Changed for {user}: {fields}.")
            return said.format(user=person(user), fields=listed(map(field_name, fields)))
        case facts.UserVerified():
            return _verified(happened)
        case facts.CodeReissued(user):
            said = translate("{user} has a new verification code; the old one is worth nothing now.")
            return said.format(user=person(user))
        case facts.CodeRefused(user, tries_left):
            return _code_refused(user, tries_left)
        case facts.RegistrationCompleted(user):
            return _registration_completed(user)
        case facts.RoleGranted(user, product, role):
            return _role_granted(user, product, role)
        case facts.RoleRevoked(user, product, role):
            said = translate("{user} no longer has the role {role} for {product}.")
            return said.format(user=person(user), role=harmless(role), product=harmless(product))
        case facts.UserDeactivated(user):
            said = translate("{user} is inactive now.").format(user=person(user))
            return f"{said}{_switched_off(happened)}"
        case facts.UserReactivated():
            return _reactivated(happened)
        case facts.UserDeleted(user):
            gone = translate("{user} is deleted, with everything that belonged to them. Receipt: {receipt}")
            return f"{gone.format(user=person(user), receipt=harmless(user.audit_id))}\n{_cancel_means(user)}"
        case facts.SessionStarted(user, session):
            return logged_in(user, session)
        case facts.SessionEnded():
            return _session_ended(happened)
        case Unchanged(subject):
            return _unchanged(subject) if isinstance(subject, User) else _already(body(subject))
        case _:
            assert_never(happened)


def code_comes_from() -> str:
    """Where a new user gets the code, and where a new gebruikersbeheerder does (1.2)."""
    return translate(
        "You get your verification code from the gebruikersbeheerder of your organisation. Are you the new "
        "gebruikersbeheerder? Then you get it from {servicedesk}. Enter it with: ibadmin me verify"
    ).format(servicedesk=words.servicedesk())


def logged_in(user: User, session: Session) -> str:
    """Who is logged in, where, and until when at most (1.1)."""
    said = translate(
        "Logged in as {user} at {organisation}, until {until} at most; after {minutes} quiet minutes it is over."
    )
    until = moment(session.hard_end_at)
    return said.format(user=person(user), organisation=body(user.organisation), until=until, minutes=IDLE_MINUTES)


def _agreements_left(missing: tuple[Agreement, ...]) -> str:
    if not missing:
        return translate("Both agreements have been returned: its people can log in.")
    said = translate("Nobody can log in there until these have been signed and returned: {agreements}.")
    return said.format(agreements=listed(map(words.agreement_name, missing)))


def _agreement_recorded(happened: facts.AgreementRecorded) -> str:
    organisation, agreement, day = happened.organisation, happened.agreement, happened.returned_on
    missing = {*organisation.missing_agreements, agreement} - ({agreement} if day else set())
    said = (
        translate("{organisation}: the {agreement} was returned on {day}.")
        if day
        else translate("{organisation}: the {agreement} does not count as returned any more.")
    )
    recorded = said.format(organisation=body(organisation), agreement=words.agreement_name(agreement), day=day)
    return f"{recorded} {_agreements_left(tuple(each for each in Agreement if each in missing))}"


def _administrator_registered(happened: facts.AdministratorRegistered) -> str:
    form, user = happened.registration, happened.user
    said = translate("{name} is registered as gebruikersbeheerder of {organisation} for {products}.").format(
        name=harmless(form.name), organisation=body(form.organisation), products=harmless(listed(form.products))
    )
    if missing := form.organisation.missing_agreements:
        return f"{said} {_agreements_left(missing)}"
    if user is None or user.status is UserStatus.ARRIVED:
        return f"{said} {translate('The next step is theirs: log in, and fill in the personal details.')}"
    if user.status is UserStatus.INACTIVE:
        reactivate = translate("They are inactive, so first: ibadmin users reactivate {user}")
        return f"{said} {reactivate.format(user=person(user))}"
    verify = translate("Verify them and give them the code by phone: ibadmin users verify {user}")
    return f"{said} {verify.format(user=person(user))}"


def _verified(happened: facts.UserVerified) -> str:
    user = happened.user
    verified = translate("{user} has been verified.").format(user=person(user))
    if not happened.administers:
        return verified
    becomes = translate("With that code {user} becomes gebruikersbeheerder for {products}.")
    return f"{verified} {becomes.format(user=person(user), products=harmless(listed(happened.administers)))}"


def _code_refused(user: User, tries_left: int) -> str:
    wrong = translate("This is not the code, or it is not valid any more.")
    if tries_left:
        left = translate_plural("You can try once more.", "You can try {count} more times.", tries_left)
        return f"{wrong} {left.format(count=tries_left)}"
    if user.administrator:
        return f"{wrong} {translate('Ask for a new one: {servicedesk}.').format(servicedesk=words.servicedesk())}"
    ask = translate("Ask the gebruikersbeheerder of {organisation} for a new one.")
    return f"{wrong} {ask.format(organisation=body(user.organisation))}"


def _registration_completed(user: User) -> str:
    roles = listed(role_name(grant) for grant in user.grants if grant.state is GrantState.AWAITED)
    said = translate("The code is right: {user} is active now.").format(user=person(user))
    held = (
        translate("Your roles: {roles}.").format(roles=roles)
        if roles
        else translate("You have no roles yet; the gebruikersbeheerder of your organisation grants them.")
    )
    return f"{said} {held}"


def _role_granted(user: User, product: str, role: str) -> str:
    said = (
        translate("{user} has the role {role} for {product} now.")
        if user.active
        else translate("{user} has the role {role} for {product} as soon as the verification code has been entered.")
    )
    return said.format(user=person(user), role=harmless(role), product=harmless(product))


def _switched_off(happened: facts.UserDeactivated) -> str:
    things = listed(words.switched_off(happened))
    return " " + translate("Switched off: {things}.").format(things=things) if things else ""


def _reactivated(happened: facts.UserReactivated) -> str:
    user = happened.user
    if happened.status is UserStatus.PENDING:
        return translate("{user} waits for verification again: ibadmin users verify {user}").format(user=person(user))
    if happened.status is UserStatus.ARRIVED:
        said = translate("{user} can log in again, and has yet to fill in the personal details.")
        return said.format(user=person(user))
    said = translate("{user} is active again.").format(user=person(user))
    restored = listed(map(role_name, happened.restored))
    off = listed(
        role_name(grant)
        for grant in user.grants
        if grant.state is GrantState.SUSPENDED and grant not in happened.restored
    )
    back = " " + translate("Roles that are back: {roles}.").format(roles=restored) if restored else ""
    left = " " + translate("Roles that stay off: {roles}.").format(roles=off) if off else ""
    return f"{said}{back}{left}"


def _cancel_means(user: User) -> str:
    said = translate(
        "Has this person left? Then have the eHerkenning means cancelled too: by the eHerkenning administrator of "
        "{organisation}, or at the makelaar. It works elsewhere as long as it exists."
    )
    return said.format(organisation=body(user.organisation))


def _session_ended(happened: facts.SessionEnded) -> str:
    if happened.end is facts.SessionEnd.LOGOUT:
        return translate("{user} is logged out.").format(user=person(happened.user))
    said = translate("The session of {user} that began at {moment} has ended.")
    return said.format(user=person(happened.user), moment=moment(happened.session.started_at))


def _unchanged(user: User) -> str:
    if user.status is UserStatus.INACTIVE:
        return translate("{user} is inactive already.").format(user=person(user))
    return _already(person(user))


def _already(subject: str) -> str:
    return translate("{subject}: it is so already, nothing changes.").format(subject=subject)
