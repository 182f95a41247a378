"""Said around the verification of a user (1.2, 2.1)."""

from ibadmin.facts import UserVerified
from ibadmin.language import translate
from ibadmin.messages.plans import planned
from ibadmin.messages.words import card, field_name, listed, moment, person
from ibadmin.model import PersonalDetails, User


def details_to_check(verified: UserVerified) -> str:
    """The personal details as the user filled them in, to be compared with the person (2.1, Afb. 2)."""
    user, details = verified.user, verified.user.details
    rows = [(translate("Arrived"), moment(user.arrived_at))]
    if details is not None:
        rows = [
            (translate("Name"), _full(details)),
            (field_name("department"), details.department),
            (field_name("phone_number"), details.phone_number),
            (field_name("email_address"), details.email_address),
            *rows,
        ]
    if user.registration is not None:
        form = user.registration
        about = f"{form.name}, {form.email_address}: {listed(form.products)}"
        rows.append((translate("Registration as administrator"), about))
    return card(planned(verified), rows)


def _full(details: PersonalDetails) -> str:
    """`mevrouw S. (Sanne) de Vries`."""
    first = f"({details.first_name})" if details.first_name else ""
    return " ".join(filter(None, (details.salutation.value, details.initials, first, details.infix, details.surname)))


def code_issued_before(user: User) -> str:
    """The user was verified already, and its code cannot be shown a second time."""
    said = translate("{user} has been verified already. For a new code: ibadmin users verify {user} --reissue")
    return said.format(user=person(user))


def roles_to_grant(user: User) -> str:
    """The other half of what a new user needs (2.1)."""
    said = translate("{user} has no roles yet: ibadmin roles grant {user} --product PRODUCT --role ROLE")
    return said.format(user=person(user))
