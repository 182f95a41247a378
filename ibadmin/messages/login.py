"""What a person reads while logging in and out (1.1, 1.2)."""

from collections.abc import Iterable

from ibadmin.language import mark, translate, translate_plural
from ibadmin.messages.facts import logged_in
from ibadmin.messages.words import body, person
from ibadmin.model import Session, User
from ibadmin.plain_text import harmless

_NO_BROWSER = {
    "ssh": mark("You are working on another machine."),
    "wsl": mark("You are working in Linux on Windows."),
    "no_display": mark("There is no display here."),
    "text_browser": mark("There is a text browser only, which eHerkenning does not work with."),
}


def open_address(address: str) -> str:
    """Always shown, before any browser is tried."""
    return translate("Log in with eHerkenning in the browser, at this address:\n{address}").format(
        address=harmless(address)
    )


def browser_opened() -> str:
    """The browser of this machine has been started."""
    return translate("The browser is being opened.")


def no_browser_here(why: str = "") -> str:
    """Why no browser is opened: another machine's terminal, no display, or asked for."""
    reason = _NO_BROWSER.get(why)
    said = translate("No browser is opened here: open the address yourself.")
    return f"{translate(reason)} {said}" if reason else said


def browser_failed(starter: str, code: int | None) -> str:
    """A browser should have been opened, and none started."""
    said = translate("No browser could be started.")
    if starter and code is None:
        said = translate("{starter} could not be started.").format(starter=harmless(starter))
    elif starter:
        said = translate("{starter} ended with exit code {code}.").format(starter=harmless(starter), code=code)
    return f"{said} {translate('Open the address yourself.')}"


def forward_ports(ports: Iterable[int]) -> str:
    """How a browser on another machine reaches this one."""
    forwards = " ".join(f"-L {port}:127.0.0.1:{port}" for port in ports)
    said = translate("Is your browser on another machine? Then run there first: {command}")
    return said.format(command=f"ssh {forwards} {translate('<this machine>')}")


def paste_question() -> str:
    """The other way: the address at which the browser ended."""
    return translate("Or paste the address at which the browser ends: ")


def waiting(seconds_left: int) -> str:
    """While the person is in the browser."""
    said = translate_plural(
        "Waiting for the browser, {count} second left; Ctrl-C ends it.",
        "Waiting for the browser, {count} seconds left; Ctrl-C ends it.",
        seconds_left,
    )
    return said.format(count=seconds_left)


def logged_in_already(user: User, session: Session) -> str:
    """A session is open still, so nobody needs to log in."""
    return f"{logged_in(user, session)} {translate('To log in anew: ibadmin login --force')}"


def first_login(user: User) -> str:
    """The first login made this user, who goes on with the personal details (1.2)."""
    said = translate("Welcome: this is your first login at {organisation}. Two things are left, once only.")
    steps = translate("1. Your personal details: ibadmin me edit\n2. Your verification code: ibadmin me verify")
    return f"{said.format(organisation=body(user.organisation))}\n{steps}"


def awaiting_verification(user: User) -> str:
    """The details are in, and the gebruikersbeheerder has yet to look at them (2.1)."""
    said = translate("{user}: your details wait to be verified by the gebruikersbeheerder of {organisation}.")
    return said.format(user=person(user), organisation=body(user.organisation))


def code_to_enter() -> str:
    """The details were found right, and the code has yet to be entered (1.2)."""
    return translate("Enter the verification code that you were given: ibadmin me verify")


def log_in_again() -> str:
    """After the code: the session has ended, and the next login opens everything (1.2)."""
    return translate("Your session has ended; log in again with: ibadmin login")


def logged_out() -> str:
    """After a logout."""
    return translate("You are logged out.")


def not_logged_in() -> str:
    """A logout of nobody."""
    return translate("Nobody is logged in here.")


def metadata_written(path: str) -> str:
    """After `server metadata`, which somebody then hands to the makelaar."""
    return translate("The metadata is in {path}; hand it to the makelaar.").format(path=harmless(path))
