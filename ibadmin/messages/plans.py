"""What will happen, shown before a question and with `--dry-run`."""

from collections.abc import Iterable
from typing import assert_never

from ibadmin import facts
from ibadmin.facts import Fact, Unchanged
from ibadmin.language import translate
from ibadmin.messages import words
from ibadmin.messages.facts import fact
from ibadmin.messages.words import body, listed, moment, person, role_name
from ibadmin.model import Organisation, User
from ibadmin.plain_text import harmless


def planned(change: Fact | Unchanged) -> str:
    """What will happen, with everything that hangs on it, before anyone says yes."""
    match change:
        case facts.OrganisationAdded(organisation):
            said = translate("{organisation} will be added, with KvK number {kvk_number}.")
            return said.format(organisation=body(organisation), kvk_number=harmless(organisation.kvk_number))
        case facts.AgreementRecorded():
            return _agreement(change)
        case facts.MemberJoined(partnership, member):
            said = translate(
                "{member} becomes part of {partnership}, whose gebruikersbeheerders then manage its users."
            )
            return said.format(member=body(member), partnership=body(partnership))
        case facts.MemberLeft(partnership, member):
            said = translate("{member} leaves {partnership}, whose gebruikersbeheerders then no longer see its users.")
            return said.format(member=body(member), partnership=body(partnership))
        case facts.AdministratorRegistered(form):
            said = translate("{name} will be registered as gebruikersbeheerder of {organisation} for {products}.")
            products = harmless(listed(form.products))
            return said.format(name=harmless(form.name), organisation=body(form.organisation), products=products)
        case facts.DetailsEdited():
            return _edit(change)
        case facts.UserVerified(user, administers=administers):
            return _verification(user, administers)
        case facts.CodeReissued(user):
            said = translate("{user} gets a new verification code; the old one is worth nothing from then on.")
            return said.format(user=person(user))
        case facts.RoleGranted(user, product, role):
            said = translate("{user} gets the role {role} for {product}.")
            return said.format(user=_who(user), role=harmless(role), product=harmless(product))
        case facts.RoleRevoked(user, product, role):
            said = translate("{user} loses the role {role} for {product}.")
            return said.format(user=_who(user), role=harmless(role), product=harmless(product))
        case facts.UserDeactivated(user):
            things = words.switched_off(change)
            if not things:
                return translate("{user} becomes inactive. Nothing else is on.").format(user=_who(user))
            return _with_lines(translate("{user} becomes inactive. Switched off:").format(user=_who(user)), things)
        case facts.UserReactivated(user, restored=restored):
            if not restored:
                return translate("{user} can log in again, without roles.").format(user=_who(user))
            said = translate("{user} becomes active again. Roles that come back:").format(user=_who(user))
            return _with_lines(said, map(role_name, restored))
        case facts.UserDeleted(user):
            said = translate("{user} will be deleted for good, with everything that belongs to them.")
            return words.card(said.format(user=person(user)), _identification(user))
        case facts.SessionEnded(user, session):
            said = translate("The session of {user} that began at {moment} will end.")
            return said.format(user=person(user), moment=moment(session.started_at))
        case (
            facts.UserArrived()
            | facts.LoggedIn()
            | facts.SessionStarted()
            | facts.DetailsEntered()
            | facts.CodeRefused()
            | facts.RegistrationCompleted()
            | Unchanged()
        ):
            # Nobody plans these: they are told when they have happened, or are so already.
            return fact(change)
        case _:
            assert_never(change)


def _who(user: User) -> str:
    """A user with name and organisation, so that nobody is taken for somebody else."""
    about = [harmless(user.details.full_name)] if user.details else []
    return f"{person(user)} ({listed([*about, body(user.organisation)])})"


def _with_lines(heading: str, lines: Iterable[str]) -> str:
    return "\n".join([heading, *(f"  {line}" for line in lines)])


def _edit(change: facts.DetailsEdited) -> str:
    """What stands there and what will, so that a wrong column is noticed in time."""
    said = translate("Will be changed for {user}:").format(user=_who(change.user))
    return words.card(said, [(words.field_name(name), _before_and_after(change, name)) for name in change.fields])


def _before_and_after(change: facts.DetailsEdited, name: str) -> str:
    of_user = name in ("contact_person", "contact_email")
    before = getattr(change.user if of_user else change.user.details, name)
    after = getattr(change if of_user else change.details, name)
    return f"{_said(before)} -> {_said(after)}"


def _said(value: str | bool) -> str:
    if isinstance(value, bool):
        return translate("Yes") if value else translate("No")
    return str(value) or translate("(empty)")


def _agreement(change: facts.AgreementRecorded) -> str:
    organisation: Organisation = change.organisation
    said = (
        translate("{organisation}: the {agreement} will count as returned on {day}.")
        if change.returned_on
        else translate("{organisation}: the {agreement} will not count as returned any more; nobody can log in then.")
    )
    agreement = words.agreement_name(change.agreement)
    return said.format(organisation=body(organisation), agreement=agreement, day=change.returned_on)


def _verification(user: User, administers: tuple[str, ...]) -> str:
    said = translate("{user} will be verified and gets a verification code.").format(user=_who(user))
    if not administers:
        return said
    becomes = translate("With that code {user} becomes gebruikersbeheerder for {products}.")
    return f"{said} {becomes.format(user=person(user), products=harmless(listed(administers)))}"


def _identification(user: User) -> tuple[tuple[str, str], ...]:
    """Who it is (2.3.2), so that the wrong one is noticed in time."""
    return (
        (translate("Name"), user.details.full_name if user.details else translate("not filled in")),
        (translate("Organisation"), user.organisation.label),
        (translate("Status"), words.status_name(user.status)),
        (translate("Last login"), moment(user.last_login_at) if user.last_login_at else translate("never")),
    )
