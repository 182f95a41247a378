"""Why a rule says no, and what to do about it."""

from typing import assert_never

from ibadmin.language import mark, translate
from ibadmin.messages import words
from ibadmin.model import Agreement, AssuranceLevel, UserStatus
from ibadmin.plain_text import harmless
from ibadmin.rules.manual import Reason, Refusal


def reason(refused: Reason) -> str:
    """Why a rule says no, in a sentence that ends with the section of the manual."""
    says = translate(_says(refused)).format(subject=_subject(refused), value=_value(refused))
    section = refused.refusal.section
    return translate("{sentence} (manual {section}).").format(sentence=says, section=section) if section else f"{says}."


def next_step(refused: Reason) -> str:
    """What to do next: a command to run, or whom to call (3)."""
    return translate(_suggests(refused)).format(
        subject=harmless(refused.subject), value=_value(refused), servicedesk=words.servicedesk()
    )


def _subject(refused: Reason) -> str:
    return _level(refused.subject) if refused.refusal is Refusal.LEVEL_TOO_LOW else harmless(refused.subject)


def _value(refused: Reason) -> str:
    if refused.refusal is Refusal.LEVEL_TOO_LOW:
        return _level(refused.value)
    if refused.refusal is Refusal.AGREEMENT_MISSING and refused.value in list(Agreement):
        return words.agreement_name(Agreement(refused.value))
    return harmless(refused.value)


def _level(code: str) -> str:
    """A level as people say it; another gateway may know one that this program does not."""
    return next((level.spoken for level in AssuranceLevel if level.code == code), harmless(code))


def _says(refused: Reason) -> str:
    match refused.refusal:
        case Refusal.AGREEMENT_MISSING:
            return mark("{subject} cannot use the portal: the {value} has not been signed and returned yet")
        case Refusal.ORGANISATION_UNKNOWN:
            return mark("No organisation with KvK number {subject} is known at the portal")
        case Refusal.LEVEL_TOO_LOW:
            return mark("This eHerkenning login has level {subject}; level {value} is the lowest that gets in")
        case Refusal.USER_INACTIVE:
            return mark("{subject} is inactive")
        case Refusal.REGISTRATION_UNFINISHED if refused.value == UserStatus.INACTIVE:
            return mark("{subject} is inactive, and can do this only when active again")
        case Refusal.REGISTRATION_UNFINISHED:
            return mark("{subject} has not finished the registration yet")
        case Refusal.DETAILS_MISSING:
            return mark("{subject} has not filled in the personal details yet")
        case Refusal.CODE_NOT_OPEN:
            return mark("{subject} has no verification code to enter")
        case Refusal.CODE_WRONG if refused.value == "0":
            return mark("The code is not right, or not valid any more")
        case Refusal.CODE_WRONG:
            return mark("The code is not right, or not valid any more; tries left: {value}")
        case Refusal.ALREADY_REGISTERED:
            return mark("{subject} has taken this step of the registration already")
        case Refusal.ONESELF:
            return mark("{subject} is you, and nobody does this to themselves")
        case Refusal.NOT_ADMINISTRATOR:
            return mark("This is for the gebruikersbeheerder to do, which {subject} is not")
        case Refusal.NOT_SERVICEDESK:
            return mark("This is for the servicedesk to do, where {subject} does not work")
        case Refusal.ANOTHER_ORGANISATION:
            return mark("{subject} belongs to an organisation that is not yours to manage")
        case Refusal.SERVICEDESKS_TO_VERIFY:
            return mark("{subject} is a new gebruikersbeheerder, who gets the verification code from the servicedesk")
        case Refusal.SERVICEDESKS_TO_HANDLE:
            return mark("{subject} is a gebruikersbeheerder, and so the servicedesk's to manage")
        case Refusal.ADMINISTRATORS_TO_HANDLE:
            return mark(
                "{subject} is for the gebruikersbeheerder of the organisation to manage, not for the servicedesk"
            )
        case Refusal.ROLE_NOT_OFFERED:
            return mark("The product {subject} has no role {value}")
        case Refusal.ROLE_NOT_YOURS:
            return mark("The role {value} of {subject} is for the servicedesk to grant and revoke")
        case Refusal.PRODUCT_NOT_YOURS:
            return mark("You are not gebruikersbeheerder for {value}, so the roles of {subject} for it are not yours")
        case Refusal.LAST_ADMINISTRATOR:
            return mark("{subject} is the last active gebruikersbeheerder of {value}")
        case Refusal.STILL_ACTIVE:
            return mark("{subject} has not been deactivated yet")
        case Refusal.NEWSLETTER_ON:
            return mark("{subject} still receives the newsletter")
        case Refusal.CONTACT_PERSON_ON:
            return mark("{subject} is still a contact person")
        case Refusal.NOT_A_PARTNERSHIP:
            return mark("{subject} is not a samenwerkingsverband, so nobody can be part of it")
        case Refusal.NOT_A_MUNICIPALITY:
            return mark("{subject} is not a gemeente, so it cannot be part of a samenwerkingsverband")
        case Refusal.SERVICEDESK_AT_WORK:
            return mark("The servicedesk is at work already, and verifies {subject} itself")
        case Refusal.TOO_MANY_AT_ONCE:
            return mark("{subject} users are more than one run may switch off or delete unless their number is given")
        case Refusal.TOO_LARGE_A_SHARE:
            return mark("{value} users are more than a fifth of the active users of {subject}")
        case Refusal.NOT_AS_EXPECTED:
            return mark("{subject} users were expected, but it would be {value}")
        case Refusal.EXPORT_INCOMPLETE:
            return mark("The file has {subject} of the {value} active users, so it cannot be complete")
        case Refusal.KVK_NUMBER_TAKEN:
            return mark("{subject} has KvK number {value} or this code already")
        case _:
            assert_never(refused.refusal)


def _suggests(refused: Reason) -> str:
    match refused.refusal:
        case Refusal.AGREEMENT_MISSING:
            return mark("Return the {value}, signed; for questions contact {servicedesk}.")
        case Refusal.ORGANISATION_UNKNOWN:
            return mark("Was the right organisation chosen at eHerkenning? Then contact {servicedesk}.")
        case Refusal.LEVEL_TOO_LOW:
            return mark("Log in with an eHerkenning means of level 3 or higher; your makelaar supplies one.")
        case Refusal.USER_INACTIVE:
            return mark("The gebruikersbeheerder can switch the user on again: ibadmin users reactivate {subject}")
        case Refusal.REGISTRATION_UNFINISHED | Refusal.CODE_NOT_OPEN:
            return _suggests_for_status(refused)
        case Refusal.DETAILS_MISSING:
            return mark("Have the user log in and fill them in: ibadmin me edit")
        case Refusal.CODE_WRONG:
            return mark("Check the code, or have a new one issued: ibadmin users verify {subject} --reissue")
        case Refusal.ALREADY_REGISTERED:
            return mark("See how far the registration is: ibadmin me show")
        case Refusal.ONESELF:
            return mark("Ask another gebruikersbeheerder, or contact {servicedesk}.")
        case Refusal.NOT_ADMINISTRATOR:
            return mark("Ask the gebruikersbeheerder of your organisation. Who that is, is known to {servicedesk}.")
        case Refusal.ANOTHER_ORGANISATION:
            return mark("Ask the gebruikersbeheerder of that organisation, or contact {servicedesk}.")
        case (
            Refusal.NOT_SERVICEDESK
            | Refusal.SERVICEDESKS_TO_VERIFY
            | Refusal.SERVICEDESKS_TO_HANDLE
            | Refusal.ROLE_NOT_YOURS
        ):
            return mark("Contact {servicedesk}.")
        case Refusal.ADMINISTRATORS_TO_HANDLE:
            return mark("Ask that gebruikersbeheerder: ibadmin administrators list")
        case Refusal.ROLE_NOT_OFFERED:
            return mark("See which roles there are: ibadmin roles matrix")
        case Refusal.PRODUCT_NOT_YOURS:
            return mark("Ask the gebruikersbeheerder for {value}; to become that yourself, contact {servicedesk}.")
        case Refusal.LAST_ADMINISTRATOR:
            return mark(
                "Register a successor first: ibadmin administrators register. "
                "May the organisation be left without one? Then add --even-last."
            )
        case Refusal.STILL_ACTIVE | Refusal.NEWSLETTER_ON | Refusal.CONTACT_PERSON_ON:
            return mark(
                "Deactivate first, which also ends newsletter and contact person: ibadmin users deactivate {subject}"
            )
        case Refusal.SERVICEDESK_AT_WORK:
            return mark("Have a colleague do it: ibadmin users verify {subject}")
        case Refusal.TOO_MANY_AT_ONCE:
            return mark("Look with --dry-run at who they are; if they are right, add --expect {subject}")
        case Refusal.TOO_LARGE_A_SHARE:
            return mark("Look with --dry-run at who they are; if they are right, give their number with --expect")
        case Refusal.NOT_AS_EXPECTED:
            return mark("Look with --dry-run at who they are; if they are right, add --expect {value}")
        case Refusal.EXPORT_INCOMPLETE:
            return mark(
                "Export everybody anew, or count only a last day as leaving: ibadmin users sync without --complete"
            )
        case Refusal.NOT_A_PARTNERSHIP | Refusal.NOT_A_MUNICIPALITY | Refusal.KVK_NUMBER_TAKEN:
            return mark("See which organisations there are: ibadmin organisations list")
        case _:
            assert_never(refused.refusal)


def _suggests_for_status(refused: Reason) -> str:
    """The step of the registration (1.2) that this user has yet to take; `value` is the status."""
    match refused.value:
        case UserStatus.ARRIVED:
            return mark("First the user fills in the personal details: ibadmin me edit")
        case UserStatus.PENDING:
            return mark("First the gebruikersbeheerder verifies the user: ibadmin users verify {subject}")
        case UserStatus.APPROVED if refused.refusal is Refusal.CODE_NOT_OPEN:
            return mark("The gebruikersbeheerder can issue a new one: ibadmin users verify {subject} --reissue")
        case UserStatus.APPROVED:
            return mark("First the user enters the verification code: ibadmin me verify")
        case UserStatus.INACTIVE:
            return mark("First the gebruikersbeheerder switches the user on again: ibadmin users reactivate {subject}")
        case _:
            return mark("The registration is finished; log in with: ibadmin login")
