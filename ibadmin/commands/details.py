"""The personal details as options and as questions (1.2): for oneself and for a user of one's own."""

from collections.abc import Sequence
from typing import Annotated

import typer

from ibadmin import messages
from ibadmin.environment import Environment
from ibadmin.errors import AnswerNeeded, InvalidInput
from ibadmin.language import mark
from ibadmin.model import User
from ibadmin.rules import details as rules

FIELDS = (
    *("salutation", "initials", "first_name", "infix", "surname"),
    *("department", "phone_number", "email_address", "newsletter"),
)
Given = dict[str, str]

Salutation = Annotated[str | None, typer.Option("--salutation", metavar="heer|mevrouw", help=mark("Aanhef."))]
Initials = Annotated[str | None, typer.Option("--initials", help=mark("Such as J.P."))]
FirstName = Annotated[str | None, typer.Option("--first-name", help=mark("First name."))]
Infix = Annotated[str | None, typer.Option("--infix", help=mark("Such as van der."))]
Surname = Annotated[str | None, typer.Option("--surname", help=mark("Surname, without the infix."))]
Department = Annotated[str | None, typer.Option("--department", help=mark("Department."))]
PhoneNumber = Annotated[str | None, typer.Option("--phone-number", help=mark("Where the code can be told by phone."))]
EmailAddress = Annotated[str | None, typer.Option("--email-address", help=mark("At the own organisation."))]
Newsletter = Annotated[bool | None, typer.Option("--newsletter/--no-newsletter", help=mark("Receive the newsletter."))]


def given(
    salutation: str | None,
    initials: str | None,
    first_name: str | None,
    infix: str | None,
    surname: str | None,
    department: str | None,
    phone_number: str | None,
    email_address: str | None,
    newsletter: bool | None,
) -> Given:
    """Only what was said, by the name of the field; an empty text empties a field."""
    wish = None if newsletter is None else "yes" if newsletter else "no"
    values = (salutation, initials, first_name, infix, surname, department, phone_number, email_address, wish)
    return {name: value for name, value in zip(FIELDS, values, strict=True) if value is not None}


def contact(person: bool | None, email_address: str | None) -> Given:
    """The same for who is written to at the organisation."""
    said = {} if person is None else {"contact_person": "yes" if person else "no"}
    return said if email_address is None else {**said, "contact_email": email_address}


def ask(environment: Environment, user: User) -> Given:
    """Ask for each field; an empty answer keeps what is there. What is not right is asked again."""
    if not environment.may_ask:
        raise AnswerNeeded(", ".join(f"--{name.replace('_', '-')}" for name in rules.REQUIRED))
    environment.tell(messages.details_introduction())
    answers = rules.present(user)
    wanted: Sequence[str] = FIELDS
    while True:
        for name in wanted:
            question = messages.detail_question(name, name in rules.REQUIRED, answers[name])
            answers[name] = environment.ask(question, f"--{name.replace('_', '-')}") or answers[name]
        try:
            rules.completed(user, answers)
        except InvalidInput as invalid:
            environment.tell(messages.as_text(messages.error(invalid)))
            wanted = [name for name, _ in invalid.problems]
        else:
            return answers
