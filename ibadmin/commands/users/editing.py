"""Correcting what is known of a user: personal details, newsletter, contact person (1.2, 2.1)."""

from typing import TYPE_CHECKING, Annotated

import typer

from ibadmin.commands import details, parameters
from ibadmin.commands.batch import Change, change
from ibadmin.commands.parameters import Manner, environment_of
from ibadmin.help import group, verb
from ibadmin.language import mark
from ibadmin.rules import details as rules
from ibadmin.rules.manual import Reason, Refusal, refuse_for

if TYPE_CHECKING:
    from ibadmin.environment import ActorUnit

app = group("")

ContactPerson = Annotated[
    bool | None, typer.Option("--contact-person/--no-contact-person", help=mark("Whether this is a contact person."))
]
ContactEmail = Annotated[
    str | None, typer.Option("--contact-email", help=mark("Where a contact person is written to."))
]


@verb(app, "edit", example="$ ibadmin users edit j.jansen --phone-number '0182 588 211' --contact-person")
def edit(
    context: typer.Context,
    user: parameters.User,
    salutation: details.Salutation = None,
    initials: details.Initials = None,
    first_name: details.FirstName = None,
    infix: details.Infix = None,
    surname: details.Surname = None,
    department: details.Department = None,
    phone_number: details.PhoneNumber = None,
    email_address: details.EmailAddress = None,
    newsletter: details.Newsletter = None,
    contact_person: ContactPerson = None,
    contact_email: ContactEmail = None,
    dry_run: parameters.DryRun = False,
    yes: parameters.Yes = False,
    reason: parameters.Reason = "",
    ticket: parameters.Ticket = "",
    output: parameters.Output = None,
) -> None:
    """Change the details of a user. What is not given stays as it is; an empty text empties a field."""
    given = details.given(
        salutation, initials, first_name, infix, surname, department, phone_number, email_address, newsletter
    )

    def plan(unit: "ActorUnit") -> list[Change]:
        found = unit.users.one(user)
        if found.details is None:
            refuse_for([Reason(Refusal.DETAILS_MISSING, found.label)])
        contact = found.contact_person if contact_person is None else contact_person
        # Who stops being contact person needs no address; one that is given all the same is looked at by the rule.
        present = found.contact_email if contact else ""
        address = present if contact_email is None else contact_email
        return [rules.edit(unit.actor, found, details.completed(found, given), contact, address)]

    change(environment_of(context), Manner(dry_run, yes, reason, ticket), plan)
