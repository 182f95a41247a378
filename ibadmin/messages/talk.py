"""Short talk: questions, what a list says when it is empty, and the verification code to pass on."""

from datetime import datetime

from ibadmin.language import translate, translate_plural
from ibadmin.messages import words
from ibadmin.messages.words import body, field_name, moment, person
from ibadmin.model import Organisation, User
from ibadmin.plain_text import harmless


def code_line(user: User, code: str, expires_at: datetime, spelling: tuple[str, ...] | None, now: datetime) -> str:
    """The verification code, this once, and how to pass it on (1.2, 2.1)."""
    shown = translate("Verification code for {user}: {code}").format(user=person(user), code=code)
    spelled = [translate("Spelled: {words}").format(words=_in_two_groups(spelling))] if spelling else []
    how = translate("Give it by phone.") if user.administrator else translate("Give it by phone or e-mail.")
    lasts = translate("It works once, until {moment} ({hours}).")
    lasting = lasts.format(moment=moment(expires_at), hours=words.hours(expires_at - now))
    return "\n".join([shown, *spelled, f"{how} {lasting}"])


def _in_two_groups(spelling: tuple[str, ...]) -> str:
    half = len(spelling) // 2
    return f"{' '.join(spelling[:half])} - {' '.join(spelling[half:])}"


def go_on_question() -> str:
    """Asked below what will happen; the answer is no unless somebody says yes."""
    return translate("Go on? [y/N] ")


def deactivate_question(user: User) -> str:
    """The pop-up of 2.3.1."""
    return translate("Deactivate {user}? [y/N] ").format(user=person(user))


def details_right_question(user: User) -> str:
    """Asked below the personal details, before a code is issued (2.1)."""
    return translate("Are these the right details of {user}? [y/N] ").format(user=person(user))


def type_name_question(user: User) -> str:
    """Asked before a deletion: a name is typed, not a letter (2.3.2)."""
    return translate("Type {user} to delete this user for good: ").format(user=person(user))


def wrong_name_typed() -> str:
    """The name that was typed is another one."""
    return translate("That is another name.")


def detail_question(name: str, required: bool, current: str = "") -> str:
    """One field of the personal details (1.2), marked when it is required, with what stands there now."""
    label = translate("{field} *").format(field=field_name(name)) if required else field_name(name)
    choices = {"salutation": " (heer, mevrouw)", "newsletter": translate(" (yes, no)")}.get(name, "")
    now = f" [{_as_answered(name, current)}]" if current else ""
    return f"{label}{choices}{now}: "


def _as_answered(name: str, value: str) -> str:
    """What stands there now, in the words in which the question is answered."""
    if name != "newsletter":
        return harmless(value)
    return translate("yes") if value == "yes" else translate("no")


def details_introduction() -> str:
    """Above the form of the first login (1.2)."""
    return translate("Fill in your personal details; your account gets its rights by them. * = required")


def code_question() -> str:
    """Asked of who has a code to enter (1.2)."""
    return translate("Verification code: ")


def nobody_waits() -> str:
    """The list of new users is empty (2.1)."""
    return translate("Nobody waits to be verified.")


def nobody_found() -> str:
    """No user fits what was asked for."""
    return translate("No users found.")


def no_roles(user: User) -> str:
    """A user without roles."""
    return translate("{user} has no roles.").format(user=person(user))


def no_organisations() -> str:
    """No organisation has been taken in yet."""
    return translate("No organisations found.")


def no_members(partnership: Organisation) -> str:
    """A samenwerkingsverband that nobody is part of yet."""
    return translate("{organisation} has no members.").format(organisation=body(partnership))


def no_registrations() -> str:
    """No form "aanmelden gebruikersbeheerder" waits for its person."""
    return translate("No registrations of gebruikersbeheerders found.")


def no_sessions() -> str:
    """Nobody is logged in."""
    return translate("No open sessions found.")


def count_shown(shown: int, total: int) -> str:
    """A list that was limited says so."""
    return translate("{shown} of {total} shown.").format(shown=shown, total=total)


def columns_left_out(count: int) -> str:
    """Below a table for which the terminal is too narrow."""
    said = translate_plural(
        "{count} column does not fit here; --wide shows every column.",
        "{count} columns do not fit here; --wide shows every column.",
        count,
    )
    return said.format(count=count)


def interrupted() -> str:
    """After Ctrl-C."""
    return translate("Interrupted.")
