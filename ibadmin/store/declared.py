"""Facts into the shared store as a session: each kind by the function of the database that checks and audits it.

What a session says is who and what; when, by whom and whether that may be is for the database to say.
"""

import json
from collections.abc import Sequence
from itertools import groupby
from typing import assert_never

from ibadmin import facts
from ibadmin.errors import Conflict
from ibadmin.facts import Fact
from ibadmin.model import Organisation, User
from ibadmin.store.audit import Stamp
from ibadmin.store.changes import changes
from ibadmin.store.connection import Connection
from ibadmin.store.rows import Row
from ibadmin.store.sql import calls
from ibadmin.store.statement import Statement

Declared = dict[str, str | int | bool | list[str] | None]
_ALONE = (facts.DetailsEntered, facts.DetailsEdited)


def record(connection: Connection, happened: Sequence[Fact], stamp: Stamp) -> None:
    """Let each function of the database do what its facts say, all alike at once.

    Raises Conflict, which names the subjects that somebody changed meanwhile.
    """
    for kind, alike in groupby(happened, type):
        batch = list(alike)
        for some in [[one] for one in batch] if issubclass(kind, _ALONE) else [batch]:
            _call(connection, some, stamp)


def _call(connection: Connection, alike: Sequence[Fact], stamp: Stamp) -> None:
    function: Statement = getattr(calls, alike[0].action.upper())
    rows = json.dumps([declared(fact, stamp) for fact in alike], ensure_ascii=False)
    try:
        told = connection.run(function, {"rows": rows, "reason": stamp.reason, "ticket": stamp.ticket})
    except Conflict as lost_race:
        raise Conflict([fact.about.label for fact in alike]) from lost_race
    done = {subject for (subject,) in told}
    if lost := [fact.about.label for fact in alike if fact.about.row_id not in done]:
        raise Conflict(lost)


def declared(fact: Fact, stamp: Stamp) -> Declared:  # noqa: C901, PLR0911, PLR0912 - one case for each kind of row
    """What the function for this fact is told."""
    match fact:
        case facts.RoleRevoked(user, product, role, even_last):
            return {**_version(user), "product": product, "role": role, "even_last": even_last}
        case facts.RoleGranted(user, product, role):
            return {**_version(user), "product": product, "role": role}
        case facts.UserVerified(user, keyed_hash) | facts.CodeReissued(user, keyed_hash):
            return {**_version(user), "keyed_hash": keyed_hash.hex()}
        case facts.UserReactivated(user):
            return {**_version(user), "restored": list(fact.audited)}
        case facts.UserDeactivated(user, _, even_last):
            return {**_version(user), "even_last": even_last}
        case facts.UserDeleted(user):
            return _version(user)
        case facts.DetailsEntered() | facts.DetailsEdited() | facts.OrganisationAdded():
            return {**_first(fact, stamp)}
        case facts.MemberJoined() | facts.MemberLeft():
            return {**_first(fact, stamp)}
        case facts.AgreementRecorded(organisation, agreement):
            return {**_first(fact, stamp), "agreement": agreement.value, "id": organisation.id}
        case facts.AdministratorRegistered(form, user):
            return {
                "id": form.id,
                "organisation_id": form.organisation.id,
                "name": form.name,
                "email_address": form.email_address,
                "products": list(form.products),
                "user_id": user.id if user else None,
                "version": user.version if user else None,
            }
        case facts.SessionEnded(_, session):
            return {"id": session.id}
        case (
            facts.UserArrived()
            | facts.LoggedIn()
            | facts.CodeRefused()
            | facts.RegistrationCompleted()
            | facts.SessionStarted()
        ):
            raise TypeError(f"{fact.action} is the gateway's to record")
        case _:
            assert_never(fact)


def _first(fact: Fact, stamp: Stamp) -> Row:
    _, row = next(changes(fact, stamp.at))
    return row


def _version(subject: User | Organisation) -> Declared:
    return {"id": subject.id, "version": subject.version}
