"""`ibadmin me`: one's own personal details, and the verification code that was given (1.2)."""

from typing import Annotated

import typer

from ibadmin import messages
from ibadmin.app.user_changes import EditMyDetails
from ibadmin.app.users import ShowMe
from ibadmin.commands import details, parameters
from ibadmin.commands.change import carry_out, fact, tell
from ibadmin.commands.parameters import PLAIN, environment_of
from ibadmin.environment import Environment
from ibadmin.errors import InvalidInput
from ibadmin.facts import RegistrationCompleted
from ibadmin.help import group, verb
from ibadmin.language import mark
from ibadmin.model import User, UserStatus
from ibadmin.output import shapes
from ibadmin.output.changes import Result
from ibadmin.output.records import user_details
from ibadmin.output.results import Format, write_one
from ibadmin.plain_text import is_text
from ibadmin.rules import registration
from ibadmin.streams import refuse_lost

app = group(mark("Your own personal details, and the verification code that you were given."))
CodeStdin = Annotated[bool, typer.Option("--code-stdin", help=mark("Read the code from standard input."))]


@verb(app, "show", example="$ ibadmin me show")
def show(context: typer.Context, output: parameters.Output = None) -> None:
    """Show your own details, roles and status."""
    environment = environment_of(context)
    found = environment.application.read(environment.session_secret, ShowMe())
    write_one(user_details(found.user, found.matrix), shapes.USER, environment.format, environment.destination)


@verb(app, "edit", example="$ ibadmin me edit --phone-number 0612345678")
def edit(
    context: typer.Context,
    salutation: details.Salutation = None,
    initials: details.Initials = None,
    first_name: details.FirstName = None,
    infix: details.Infix = None,
    surname: details.Surname = None,
    department: details.Department = None,
    phone_number: details.PhoneNumber = None,
    email_address: details.EmailAddress = None,
    newsletter: details.Newsletter = None,
    manner: parameters.Change = PLAIN,
    output: parameters.Output = None,
) -> None:
    """Fill in or change your personal details; without options you are asked for each."""
    environment = environment_of(context)
    given = details.given(
        salutation, initials, first_name, infix, surname, department, phone_number, email_address, newsletter
    )
    user = environment.actor.user
    carry_out(environment, manner, EditMyDetails(given or details.ask(environment, user)))


@verb(app, "verify", example="$ ibadmin me verify")
def verify(context: typer.Context, code_stdin: CodeStdin = False, output: parameters.Output = None) -> None:
    """Enter the verification code that you were given; after it your session ends, and you log in again."""
    environment = environment_of(context)
    user = environment.actor.user
    registration.open_code(user)
    typed = environment.stdin.readline() if code_stdin else environment.ask(messages.code_question(), "--code-stdin")
    if not typed.strip():
        raise InvalidInput([("verification_code", "required")])
    if not is_text(typed):
        raise InvalidInput([("verification_code", "malformed")])
    _enter(environment, user, typed)


def go_on(environment: Environment, user: User) -> None:
    """What is left of a first login: details, then a code; at once for a person at a terminal, else later (1.2)."""
    asks = environment.may_ask and environment.format is Format.TABLE
    match user.status:
        case UserStatus.ARRIVED:
            environment.tell(messages.first_login(user))
            if asks:
                carry_out(environment, PLAIN, EditMyDetails(details.ask(environment, user)))
        case UserStatus.PENDING:
            environment.tell(messages.awaiting_verification(user))
        case _ if user.code is not None and registration.awaits_code(user):
            environment.tell(messages.code_to_enter())
            if asks and (typed := environment.ask(messages.code_question(), "--code-stdin")):
                _enter(environment, user, typed)
        case _:
            return


def _enter(environment: Environment, user: User, typed: str) -> None:
    """The gateway judges the code and commits, so that a wrong one counts whatever happens here."""
    refuse_lost(environment.stdout)
    entered = environment.login.enter_code(environment.session_secret, typed)
    if entered.tries_left is not None:
        raise registration.wrong_code(user, entered.tries_left)
    completed = [RegistrationCompleted(user)]
    environment.note(completed)
    tell(environment, completed, fact, shapes.USER_CHANGES, Result.DONE)
    environment.tell(messages.log_in_again())
    # Last: the session is over already, and a keyring that fails must not hide what happened.
    environment.session.forget()
