"""The manual's steps 2 to 4 (1.1): choose the means, identify with password or card, confirm by SMS."""

import hmac
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

from ibadmin.auth.simulator.logins import Login
from ibadmin.auth.simulator.people import Means, Person

RETURN = "return"
_PEOPLE_SHOWN = 30


@dataclass(frozen=True, slots=True)
class Shown:
    """A page to show, with what stands on it; `problems` maps a field to what is wrong with it."""

    page: str
    values: Mapping[str, object]
    problems: Mapping[str, str]


@dataclass(frozen=True, slots=True)
class Next:
    """The step to go on with."""

    step: str


@dataclass(frozen=True, slots=True)
class Steps:
    """Each step shows its page, or takes in the form that was sent (None: nothing was sent) and moves on."""

    means: Sequence[Means]
    people: Callable[[], Sequence[Person]]

    def take(self, step: str, login: Login, form: Mapping[str, str] | None) -> Shown | Next:
        """Take one step; a step that was skipped comes first, and a login that has ended goes back to the service."""
        if step != "choose" and login.means is None:
            return Next("choose")
        if step in ("sms", "again") and login.person is None:
            return Next("identify")
        steps = {
            "choose": self._choose,
            "identify": self._identify,
            "card": self._card,
            "sms": self._sms,
            "again": self._again,
        }
        taken = steps[step](login, form)
        return Next(RETURN) if login.outcome else taken

    def _choose(self, login: Login, form: Mapping[str, str] | None) -> Shown | Next:
        problems: dict[str, str] = {}
        if form is not None:
            login.means = next((means for means in self.means if means.code == form.get("means")), None)
            if login.means:
                return Next("identify")
            problems = {"means": "missing_means"}
        chosen = login.means.code if login.means else ""
        return Shown("choose", {"means": self.means, "chosen": chosen}, problems)

    def _identify(self, login: Login, form: Mapping[str, str] | None) -> Shown | Next:
        username, password = _fields(form, "username", "password")
        problems: dict[str, str] = {}
        if form is not None and not (problems := _missing({"username": username, "password": password})):
            person = next((one for one in self.people() if one.username.casefold() == username.casefold()), None)
            if person and _same(person.password, password):
                login.recognise(person)
                return Next("sms")
            login.count_wrong()
            problems = {"username": "wrong"}
        people = self.people()[:_PEOPLE_SHOWN]
        return Shown("identify", {"username": username, "people": people, "means": login.means}, problems)

    def _card(self, login: Login, form: Mapping[str, str] | None) -> Shown | Next:
        holders = [person for person in self.people() if person.pin]
        chosen, pin = _fields(form, "card", "pin")
        holder = next((person for person in holders if person.username == chosen), None)
        problems: dict[str, str] = {}
        if form is not None and not (problems := _missing({"card": chosen if holder else "", "pin": pin})):
            if holder and _same(holder.pin, pin):
                login.complete(holder)
                return Next(RETURN)
            login.count_wrong()
            problems = {"pin": "wrong"}
        values = {"people": holders, "chosen": chosen, "tries_left": login.tries_left}
        return Shown("card", values, problems)

    def _sms(self, login: Login, form: Mapping[str, str] | None) -> Shown | Next:
        code = "".join(_fields(form, "sms_code")[0].split())
        problems: dict[str, str] = {}
        if form is not None and not (problems := _missing({"sms_code": code})):
            if login.person and _same(login.sms_code, code):
                login.complete(login.person)
                return Next(RETURN)
            login.count_wrong()
            problems = {"sms_code": "wrong"}
        values = {"code": login.sms_code, "called": login.called, "tries_left": login.tries_left}
        return Shown("sms", values, problems)

    def _again(self, login: Login, form: Mapping[str, str] | None) -> Shown | Next:
        if form is not None:
            login.called = form.get("by") == "call"
            login.new_code()
        return Next("sms")


def _fields(form: Mapping[str, str] | None, *names: str) -> tuple[str, ...]:
    return tuple((form or {}).get(name, "").strip() for name in names)


def _missing(values: Mapping[str, str]) -> dict[str, str]:
    return {name: f"missing_{name}" for name, value in values.items() if not value}


def _same(expected: str, given: str) -> bool:
    return hmac.compare_digest(expected.encode(), given.encode())
