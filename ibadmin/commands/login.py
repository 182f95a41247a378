"""`ibadmin login`, `logout`, `whoami`: in by eHerkenning, out, and who that is (1.1)."""

import threading
from typing import TYPE_CHECKING, Annotated

import typer

from ibadmin import language, messages
from ibadmin.commands import me, parameters
from ibadmin.commands.parameters import environment_of
from ibadmin.environment import Environment
from ibadmin.errors import LoginFailed, LoginNeeded
from ibadmin.language import mark
from ibadmin.model import Actor
from ibadmin.output import shapes
from ibadmin.output.records import whoami_record
from ibadmin.output.results import write_one
from ibadmin.rules import login as rules

if TYPE_CHECKING:
    from ibadmin.environment import Handoff

NoBrowser = Annotated[bool, typer.Option("--no-browser", help=mark("Open no browser: print the address to open."))]
Port = Annotated[int, typer.Option("--port", min=0, max=65535, help=mark("Listen on this port of 127.0.0.1."))]
Force = Annotated[bool, typer.Option("--force", help=mark("Log in anew, also when a session is open."))]
Makelaar = Annotated[str, typer.Option("--makelaar", metavar="NAME", help=mark("One of the gateway's makelaars."))]


def login(
    context: typer.Context,
    no_browser: NoBrowser = False,
    port: Port = 0,
    force: Force = False,
    makelaar: Makelaar = "",
) -> None:
    """Log in with eHerkenning, level 3 or higher, in the browser."""
    environment = environment_of(context)
    present = None if force else _present(environment)
    if present:
        environment.tell(messages.logged_in_already(present.user, present.session))
        return
    with environment.login.begin(language.chosen(environment.variables), port) as handoff:
        _send_to_browser(environment, handoff, makelaar, no_browser)
        token = handoff.redeem(handoff.wait(lambda left: _count_down(environment, left)))
    environment.session.store(token.secret)
    _welcome(environment)


def logout(context: typer.Context) -> None:
    """End your session, here and in the store."""
    environment = environment_of(context)
    try:
        with environment.enrolling() as unit:
            unit.record([rules.end_session(unit.actor, unit.actor.user, unit.actor.session)])
    except LoginNeeded as over:
        environment.tell(messages.not_logged_in() if over.why == "none" else messages.logged_out())
    else:
        environment.tell(messages.logged_out())
    environment.session.forget()


def whoami(context: typer.Context, output: parameters.Output = None) -> None:
    """Show who is logged in, for how many seconds more, and where the session is kept."""
    environment = environment_of(context)
    with environment.onboarding() as unit:
        record = whoami_record(unit.actor, environment.clock(), environment.session.where())
    write_one(record, shapes.WHOAMI, environment.format, environment.destination)


def _present(environment: Environment) -> Actor | None:
    """Whoever is logged in already."""
    try:
        with environment.onboarding() as unit:
            return unit.actor
    except LoginNeeded:
        return None


def _send_to_browser(environment: Environment, handoff: "Handoff", makelaar: str, no_browser: bool) -> None:
    """Print the address, always; open it where a browser is, and take it pasted where none is."""
    address = handoff.start_url(makelaar or None)
    environment.tell(messages.open_address(address))
    why_not = "asked" if no_browser else environment.why_no_browser
    if why_not is None and environment.open_browser(address):
        environment.tell(messages.browser_opened())
        return
    environment.tell(messages.no_browser_here(), messages.forward_port(handoff.port))
    if environment.may_ask:
        threading.Thread(target=_take_pasted, args=(environment, handoff), name="pasted-address", daemon=True).start()


def _take_pasted(environment: Environment, handoff: "Handoff") -> None:
    """Ask until an address fits; whichever comes first ends the wait, this or the browser."""
    while True:
        try:
            return handoff.paste(environment.ask(messages.paste_question(), "--no-browser"))
        except LoginFailed as failed:
            environment.tell(messages.as_text(messages.error(failed)))


def _count_down(environment: Environment, seconds_left: int) -> None:
    """One line that counts, on a terminal only, and not below a question."""
    if environment.may_ask and environment.why_no_browser is None:
        environment.stderr.write(f"\r{messages.waiting(seconds_left)} ")
        environment.stderr.flush()


def _welcome(environment: Environment) -> None:
    """Say who is logged in; a first login goes on with the details and the code, now or later (1.2)."""
    with environment.onboarding() as unit:
        actor = unit.actor
    environment.tell(messages.logged_in(actor.user, actor.session))
    me.go_on(environment, actor.user)
