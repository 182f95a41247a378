"""Correcting what is known of users: personal details, newsletter, contact person (1.2, 2.1)."""

from typing import Annotated

import typer

from ibadmin.app.user_changes import EditUsers
from ibadmin.commands import details, parameters
from ibadmin.commands.change import carry_out
from ibadmin.commands.input_file import given
from ibadmin.commands.parameters import PLAIN, environment_of
from ibadmin.help import group, verb
from ibadmin.language import mark

app = group("")

ContactPerson = Annotated[
    bool | None, typer.Option("--contact-person/--no-contact-person", help=mark("Whether this is a contact person."))
]
ContactEmail = Annotated[
    str | None, typer.Option("--contact-email", help=mark("Where a contact person is written to."))
]


@verb(
    app,
    "edit",
    example="$ ibadmin users edit j.jansen --phone-number '0182 588 211' --contact-person\n"
    "$ ibadmin users edit --file details.csv --dry-run",
)
def edit(
    context: typer.Context,
    users: parameters.Users = None,
    file: parameters.File = None,
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
    manner: parameters.ChangeOfRows = PLAIN,
    output: parameters.Output = None,
) -> None:
    """Change the details of users. What is not given stays as it is; an empty text empties a field.

    In a file an empty cell says nothing, and leaves what is there; a hyphen empties a field.
    """
    said = details.given(
        salutation, initials, first_name, infix, surname, department, phone_number, email_address, newsletter
    ) | details.contact(contact_person, contact_email)
    named = given(context, "users edit", users, file, said)
    carry_out(environment_of(context), manner, EditUsers(named.open), named)
