"""`ibadmin login` and `logout`: in by eHerkenning, and out (1.1)."""

from contextlib import ExitStack, suppress
from typing import TYPE_CHECKING, Annotated

import typer

from ibadmin import language, messages
from ibadmin.app.changes import ChangeOptions, Silent
from ibadmin.app.sessions import EndMySession
from ibadmin.commands import parameters
from ibadmin.commands.parameters import environment_of
from ibadmin.commands.waiting import waiting
from ibadmin.commands.whoami import write
from ibadmin.environment import Environment
from ibadmin.errors import LoginNeeded, SessionFileUnsafe
from ibadmin.help import group, verb
from ibadmin.language import mark
from ibadmin.model import Actor
from ibadmin.output.results import Format
from ibadmin.streams import refuse_lost
from ibadmin.system import SystemFailure

if TYPE_CHECKING:
    from ibadmin.environment import Handoff

NoBrowser = Annotated[bool, typer.Option("--no-browser", help=mark("Open no browser: print the address to open."))]
Port = Annotated[int, typer.Option("--port", min=0, max=65535, help=mark("Listen on this port of 127.0.0.1."))]
Force = Annotated[bool, typer.Option("--force", help=mark("Log in anew, also when a session is open."))]
Makelaar = Annotated[str, typer.Option("--makelaar", metavar="NAME", help=mark("One of the gateway's makelaars."))]

app = group("")


@verb(app, "login", example="$ ibadmin login")
def login(
    context: typer.Context,
    no_browser: NoBrowser = False,
    port: Port = 0,
    force: Force = False,
    makelaar: Makelaar = "",
    output: parameters.Output = None,
) -> None:
    """Log in with eHerkenning, level 3 or higher, in the browser."""
    environment = environment_of(context)
    if no_browser:
        environment.flags["browser"] = "none"
    earlier = _kept(environment)
    present = _actor(environment) if earlier and not force else None
    if present:
        _tell(environment, present, messages.logged_in_already(present.user, present.session))
        return
    environment.session.try_out()
    refuse_lost(environment.stdout)
    secret = _new_session(environment, port, makelaar)
    with ExitStack() as half_done:
        # A session that cannot be kept, whatever the reason, is not left open in the store.
        half_done.callback(_end, environment, secret)
        environment.session.store(secret)
        half_done.pop_all()
    environment.note()
    environment.forget_shown()
    if earlier:
        _end(environment, earlier)
    actor = environment.actor
    _tell(environment, actor, messages.logged_in(actor.user, actor.session))


@verb(app, "logout", example="$ ibadmin logout")
def logout(context: typer.Context) -> None:
    """End your session, here and in the store."""
    environment = environment_of(context)
    secret = _kept(environment)
    if secret:
        _end(environment, secret)
    environment.session.forget()
    environment.forget_shown()
    environment.tell(messages.logged_out() if secret else messages.not_logged_in())


def _kept(environment: Environment) -> str:
    """The secret of the session that is kept; nothing where what is kept is none, which a login replaces."""
    with suppress(LoginNeeded, SessionFileUnsafe, SystemFailure):
        return environment.session.load() or ""
    return ""


def _actor(environment: Environment) -> Actor | None:
    """Whoever is logged in already."""
    with suppress(LoginNeeded):
        return environment.actor
    return None


def _new_session(environment: Environment, port: int, makelaar: str) -> str:
    """The secret of a session, for whoever identifies in the browser."""
    with environment.login.begin(language.chosen(environment.variables), port) as handoff:
        opened = _send_to_browser(environment, handoff, makelaar)
        with waiting(environment, handoff, opened) as tick:
            handed_over = handoff.wait(tick)
        return handoff.redeem(handed_over).secret


def _send_to_browser(environment: Environment, handoff: "Handoff", makelaar: str) -> bool:
    """Print the address, always, and open it where a browser is; says how to get there where none is."""
    address = handoff.start_url(makelaar or None)
    environment.tell(messages.open_address(address))
    why_not = environment.why_no_browser
    if why_not is not None:
        environment.tell(messages.no_browser_here(why_not), messages.forward_ports(handoff.ports))
        return False
    opened = environment.open_browser(address)
    if opened is True:
        environment.tell(messages.browser_opened())
        return True
    starter, code = opened or ("", None)
    environment.tell(messages.browser_failed(starter, code), messages.forward_ports(handoff.ports))
    return False


def _end(environment: Environment, secret: str) -> None:
    """End a session in the store; one that is over already is fine."""
    with suppress(LoginNeeded):
        environment.application.apply(secret, EndMySession(), ChangeOptions(), b"", Silent())


def _tell(environment: Environment, actor: Actor, sentence: str) -> None:
    """Who is logged in, as a sentence or as a record for scripts; a first login goes on from here (1.2)."""
    if environment.format is Format.TABLE:
        environment.tell(sentence)
    else:
        write(environment, actor)
    from ibadmin.commands.me import go_on  # noqa: PLC0415 - after the browser, where nobody waits for it

    go_on(environment, actor.user)
