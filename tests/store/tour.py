"""Every question that a command asks of the store, and every change it makes: for what must hold of all of them."""

from collections.abc import Callable, Iterator
from datetime import UTC, datetime

from sqlalchemy import URL, Dialect

from ibadmin.model import Organisation
from ibadmin.store.sql import changes as sql
from ibadmin.store.statement import Statement
from ibadmin.store.view import View

POSTGRESQL: Dialect = URL.create("postgresql+psycopg").get_dialect()()
"""How the shared store will hear it; no driver is needed to say it."""

LONG_AGO = datetime(2021, 12, 1, tzinfo=UTC)
QUESTIONS: dict[str, Callable[[View, Organisation], object]] = {
    "users pending": lambda unit, _: list(unit.users.pending()),
    "users list": lambda unit, _: list(unit.users.listed()),
    "users list of one organisation": lambda unit, place: list(unit.users.listed(organisation=place.code)),
    "users list by status": lambda unit, _: list(unit.users.listed(status="active")),
    "users list by role": lambda unit, _: list(unit.users.listed(role="gebruiker", product="iwmo")),
    "report dormant": lambda unit, place: list(unit.users.dormant(LONG_AGO, organisation=place.code)),
    "report roles": lambda unit, _: list(unit.authorisations.all()),
    "report roles of one organisation": lambda unit, place: list(unit.authorisations.all(organisation=place.code)),
    "users search": lambda unit, _: list(unit.users.searched("jansen")),
    "users show": lambda unit, _: unit.users.named(["b.beheer"]),
    "known user": lambda unit, place: unit.users.known("PSEUDONYM", place.kvk_number),
    "user with address": lambda unit, place: unit.users.with_address(place.id, "jan@gouda.nl"),
    "user names like": lambda unit, place: unit.users.usernames_like(place.id, "j.jansen"),
    "organisations list": lambda unit, _: list(unit.organisations.all()),
    "organisations show": lambda unit, place: unit.organisations.coded(place.code),
    "organisation of a login": lambda unit, place: unit.organisations.with_kvk_number(place.kvk_number),
    "members": lambda unit, place: unit.organisations.members(place),
    "partnerships": lambda unit, place: unit.organisations.partnerships(place),
    "next organisation": lambda unit, _: unit.organisations.next_id(),
    "forms": lambda unit, _: list(unit.organisations.registrations()),
    "forms of an address": lambda unit, place: list(unit.organisations.registrations("jan@gouda.nl", place.id)),
    "matrix": lambda unit, _: unit.organisations.matrix(),
    "sessions list": lambda unit, _: list(unit.sessions.visible()),
    "sessions of a user": lambda unit, _: unit.sessions.of(unit.users.one("b.beheer")),
    "audit list": lambda unit, _: list(unit.audit.entries()),
    "audit of one organisation": lambda unit, place: list(unit.audit.entries(organisation=place.code)),
    "audit of a subject": lambda unit, place: list(unit.audit.entries(organisation=place.code, subject="somebody")),
    "audit verify": lambda unit, _: list(unit.audit.breaks({})),
    "audit heads": lambda unit, _: list(unit.audit.heads()),
}


def changes() -> Iterator[tuple[str, Statement]]:
    """Every change that a fact can make, by name."""
    for name, found in vars(sql).items():
        if isinstance(found, Statement):
            yield name, found
