"""Why somebody can or cannot do something, and whose it is to change that (2.2)."""

from typing import assert_never

from ibadmin.language import mark, translate
from ibadmin.messages import words
from ibadmin.messages.refusals import next_step, reason
from ibadmin.messages.words import body, listed, person
from ibadmin.model import Role, User, UserStatus
from ibadmin.plain_text import harmless
from ibadmin.rules.manual import Reason, Refusal
from ibadmin.rules.obstacles import Access, Hindrance, Obstacle, Whose


def access_explained(explained: Access) -> str:
    """Yes and by which role; or no, each reason, and below it who can run which command."""
    values = {"user": person(explained.user), "product": harmless(explained.product)}
    if explained.allowed:
        said = translate("Yes: {user} can do this ({action} for {product}), by the role {roles}.")
        return said.format(**values, action=harmless(explained.action), roles=harmless(listed(explained.roles)))
    said = translate("No: {user} cannot do this ({action} for {product}).")
    lines = [said.format(**values, action=harmless(explained.action))]
    for each in explained.hindrances:
        lines += [f"  - {_why(each, explained)}", f"    -> {_way_out(each, explained)}"]
    return "\n".join(lines)


def _why(hindrance: Hindrance, explained: Access) -> str:
    refused = _refused(hindrance, explained.user)
    if refused is not None:
        return reason(refused)
    said = translate(_says(hindrance.obstacle)).format(
        user=person(explained.user), role=harmless(hindrance.about), product=harmless(explained.product)
    )
    return translate("{sentence} (manual {section}).").format(sentence=said, section=hindrance.obstacle.section)


def _refused(hindrance: Hindrance, user: User) -> Reason | None:
    """The refusal that says the same, where there is one."""
    match hindrance.obstacle:
        case Obstacle.AGREEMENT_MISSING:
            return Reason(Refusal.AGREEMENT_MISSING, user.organisation.label, hindrance.about)
        case Obstacle.REGISTRATION_UNFINISHED:
            return Reason(Refusal.REGISTRATION_UNFINISHED, user.label, hindrance.about)
        case Obstacle.USER_INACTIVE:
            return Reason(Refusal.USER_INACTIVE, user.label)
        case _:
            return None


def _says(obstacle: Obstacle) -> str:
    match obstacle:
        case Obstacle.ROLE_AWAITED:
            return mark("The role {role} for {product} works as soon as the verification code has been entered")
        case Obstacle.ROLE_SUSPENDED:
            return mark("The role {role} for {product} was switched off when {user} was deactivated")
        case Obstacle.ROLE_INACTIVE:
            return mark("The role {role} for {product} has been off since {user} was deactivated")
        case _:
            return mark("{user} does not have the role {role} for {product}")


def _way_out(hindrance: Hindrance, explained: Access) -> str:
    """Who runs which command."""
    user = explained.user
    if hindrance.obstacle is Obstacle.AGREEMENT_MISSING:
        return next_step(Reason(Refusal.AGREEMENT_MISSING, user.organisation.label, hindrance.about))
    command = _command(hindrance).format(
        user=person(user), product=harmless(explained.product), role=harmless(hindrance.about)
    )
    return translate("{who}: {command}").format(who=_who(hindrance, user), command=command)


def _who(hindrance: Hindrance, user: User) -> str:
    match hindrance.whose:
        case Whose.SERVICEDESK:
            return words.servicedesk()
        case Whose.USER:
            return person(user)
        case Whose.ADMINISTRATOR if hindrance.by:
            return words.named(hindrance.by)
        case Whose.ADMINISTRATOR:
            said = translate("the gebruikersbeheerder of {organisation}")
            return said.format(organisation=body(user.organisation))
    assert_never(hindrance.whose)


def _command(hindrance: Hindrance) -> str:
    """What takes the obstacle away, the same in both languages."""
    match hindrance.obstacle, hindrance.about:
        case Obstacle.REGISTRATION_UNFINISHED, UserStatus.ARRIVED:
            return "ibadmin me edit"
        case Obstacle.REGISTRATION_UNFINISHED, UserStatus.PENDING:
            return "ibadmin users verify {user}"
        case (Obstacle.REGISTRATION_UNFINISHED, _) | (Obstacle.ROLE_AWAITED, _):
            return "ibadmin me verify"
        case Obstacle.USER_INACTIVE, _:
            return "ibadmin users reactivate {user}"
        case Obstacle.ROLE_SUSPENDED, _:
            return "ibadmin users reactivate {user} --restore-roles"
        case _, Role.ADMINISTRATOR:
            return "ibadmin administrators register"
        case _:
            return "ibadmin roles grant {user} --product {product} --role {role}"
