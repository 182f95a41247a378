"""The manual's headings, the mark that ties a rule to its section, and what a refusal is made of."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from enum import Enum
from typing import ClassVar, TypeVar

from ibadmin.errors import IbadminError

HEADINGS = {
    "Inleiding": "Inleiding",
    "1": "Inloggen als gebruikersbeheerder",
    "1.1": "Eerste keer inloggen op het portaal",
    "1.2": "Eerste keer inloggen als gebruikersbeheerder",
    "2": "De gebruikersbeheerder",
    "2.1": "Rollen aan gebruikers toekennen",
    "2.2": "Verschillende rollen",
    "2.2.1": "Gebruiker",
    "2.2.2": "Productbeheerder",
    "2.3": "Gebruikers deactiveren of verwijderen",
    "2.3.1": "Gebruikers deactiveren",
    "2.3.2": "Gebruiker verwijderen",
    "3": "Contact",
}
SERVICEDESK_PHONE = "0800 222 11 22"
SERVICEDESK_EMAIL = "servicedesk@inlichtingenbureau.nl"

Rule = TypeVar("Rule", bound=Callable[..., object])


def manual(*sections: str) -> Callable[[Rule], Rule]:
    """Mark a function as the rule of these sections; the traceability test and the README read the mark."""
    unknown = set(sections) - set(HEADINGS)
    if unknown:
        raise ValueError(f"the manual has no section {', '.join(sorted(unknown))}")

    def mark(rule: Rule) -> Rule:
        rule.__dict__["manual_sections"] = sections
        return rule

    return mark


class Refusal(Enum):
    """Why a rule says no: a stable code and the manual's section, empty where the manual is silent."""

    AGREEMENT_MISSING = ("agreement_missing", "Inleiding")
    ORGANISATION_UNKNOWN = ("organisation_unknown", "1")
    LEVEL_TOO_LOW = ("level_too_low", "1.1")
    USER_INACTIVE = ("user_inactive", "2.3.1")
    REGISTRATION_UNFINISHED = ("registration_unfinished", "1.2")
    DETAILS_MISSING = ("details_missing", "1.2")
    CODE_NOT_OPEN = ("code_not_open", "1.2")
    CODE_WRONG = ("code_wrong", "1.2")
    ALREADY_REGISTERED = ("already_registered", "1.2")
    ONESELF = ("oneself", "2.3")
    NOT_ADMINISTRATOR = ("not_administrator", "2")
    NOT_SERVICEDESK = ("not_servicedesk", "3")
    ANOTHER_ORGANISATION = ("another_organisation", "2.1")
    SERVICEDESKS_TO_VERIFY = ("servicedesks_to_verify", "1.2")
    SERVICEDESKS_TO_HANDLE = ("servicedesks_to_handle", "2.3")
    ADMINISTRATORS_TO_HANDLE = ("administrators_to_handle", "2")
    ROLE_NOT_OFFERED = ("role_not_offered", "2.2")
    ROLE_NOT_YOURS = ("role_not_yours", "2.2")
    PRODUCT_NOT_YOURS = ("product_not_yours", "2.2")
    LAST_ADMINISTRATOR = ("last_administrator", "2.3")
    STILL_ACTIVE = ("still_active", "2.3.2")
    NEWSLETTER_ON = ("newsletter_on", "2.3.2")
    CONTACT_PERSON_ON = ("contact_person_on", "2.3.2")
    NOT_A_PARTNERSHIP = ("not_a_partnership", "2.1")
    NOT_A_MUNICIPALITY = ("not_a_municipality", "2.1")
    SERVICEDESK_AT_WORK = ("servicedesk_at_work", "1.2")
    TOO_MANY_AT_ONCE = ("too_many_at_once", "")
    TOO_LARGE_A_SHARE = ("too_large_a_share", "")
    NOT_AS_EXPECTED = ("not_as_expected", "")
    EXPORT_INCOMPLETE = ("export_incomplete", "")
    KVK_NUMBER_TAKEN = ("kvk_number_taken", "2")

    def __init__(self, code: str, section: str) -> None:
        self.code = code
        self.section = section


def refusal_of(code: str) -> Refusal:
    """The refusal with this stable code; raises KeyError for one that does not exist."""
    return {refusal.code: refusal for refusal in Refusal}[code]


@dataclass(frozen=True, slots=True)
class Reason:
    """One refusal about one subject; `value` is what the sentence names besides, such as a product."""

    refusal: Refusal
    subject: str
    value: str = ""


@dataclass(eq=False)
class Refused(IbadminError):
    """A rule says no, with all its reasons; nothing was changed."""

    exit_code: ClassVar[int] = 3
    code: ClassVar[str] = "refused"

    reasons: Sequence[Reason]


def refuse_for(reasons: Sequence[Reason]) -> None:
    """Raise `Refused` with every reason, or return when there is none."""
    if reasons:
        raise Refused(tuple(reasons))
