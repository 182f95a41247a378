"""What the operator of a store is told (`ibadmin store`)."""

from collections.abc import Sequence

from ibadmin.language import translate
from ibadmin.messages.words import body, listed
from ibadmin.model import Organisation
from ibadmin.plain_text import harmless


def store_made(place: str, servicedesk: Organisation) -> str:
    """After `store init`: who comes first, and how they get in when nobody is there to verify them."""
    made = translate("The store has been made at {place}.").format(place=harmless(place))
    return f"{made} {_first_employee(servicedesk)}"


def gateway_to_prepare(role: str, key: str) -> str:
    """After `store init` of a shared store: what the gateway needs before anybody can log in."""
    return translate(
        "The gateway logs in to it as {role}: give that role a password, with \\password {role} in psql. The key of "
        "the verification codes is {key}: every machine with a gateway needs it in the gateway's directory."
    ).format(role=harmless(role), key=harmless(key))


def store_planned(place: str, servicedesk: Organisation) -> str:
    """With `store init --dry-run`."""
    said = translate("A store will be made at {place}, with {organisation} as its servicedesk.")
    return said.format(place=harmless(place), organisation=body(servicedesk))


def _first_employee(servicedesk: Organisation) -> str:
    return translate(
        "Next, the first employee of {organisation} logs in and fills in the personal details: ibadmin login. "
        "Then you hand over the code, for nobody is there yet who can: ibadmin store welcome USER"
    ).format(organisation=body(servicedesk))


def renewal(before: str, after: str, added: Sequence[str], planned: bool) -> str:
    """What `store upgrade` did, or would do."""
    if before == after:
        said = translate("The store is at revision {after} already.")
    elif planned:
        said = translate("The store will go from revision {before} to {after}.")
    else:
        said = translate("The store went from revision {before} to {after}.")
    lines = [said.format(before=harmless(before), after=harmless(after))]
    if added:
        more = translate("Will be added: {things}.") if planned else translate("Added: {things}.")
        lines.append(more.format(things=harmless(listed(added))))
    return "\n".join(lines)
