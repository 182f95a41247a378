"""What the servicedesk keeps, as records: organisations with their people, and who is to administer them (1, 2.1)."""

from collections.abc import Iterable, Iterator

from ibadmin.facts import Unchanged
from ibadmin.model import Agreement, Grant, GrantState, Organisation, Registration, Role, User
from ibadmin.output.changes import change_record
from ibadmin.output.records import instant, organisation_record
from ibadmin.output.shape import Record, Scalar

LOGIN, VERIFICATION, CODE = "login", "verification", "code"
"""What somebody who is to become gebruikersbeheerder waits for (1.2)."""
_ORDER = (VERIFICATION, CODE, LOGIN)


def organisation_details(
    organisation: Organisation,
    members: Iterable[Organisation],
    partnerships: Iterable[Organisation],
    administrators: Iterable[User],
) -> Record:
    """An organisation with its partnerships, and its administrators by product."""
    return organisation_record(organisation) | {
        "members": [_named(member) for member in members],
        "partnerships": [_named(partnership) for partnership in partnerships],
        "administrators": sorted(
            (_administrator(user, grant) for user in administrators for grant in user.grants if _administers(grant)),
            key=lambda item: (str(item["product"]), str(item["username"])),
        ),
    }


def _named(organisation: Organisation) -> dict[str, Scalar]:
    return {"code": organisation.code, "name": organisation.name}


def _administrator(user: User, grant: Grant) -> dict[str, Scalar]:
    return {
        "product": grant.product,
        "state": grant.state.value,
        "username": user.label,
        "full_name": user.details.full_name if user.details else "",
        "email_address": user.details.email_address if user.details else "",
    }


def agreement_rows(organisation: Organisation) -> Iterator[Record]:
    """Both agreements, with the day on which each came back (Inleiding); nothing of it changes."""
    returned = dict(organisation.agreements)
    for agreement in Agreement:
        day = returned[agreement].isoformat() if agreement in returned else None
        yield _unchanged(organisation) | {"agreement": agreement.value, "returned_on": day}


def member_rows(partnership: Organisation, members: Iterable[Organisation]) -> Iterator[Record]:
    """The municipalities of a samenwerkingsverband; nothing of it changes."""
    for member in members:
        yield _unchanged(partnership) | {"member": member.code, "member_name": member.name}


def _unchanged(organisation: Organisation) -> Record:
    return change_record(Unchanged(organisation))


def waiting_administrators(registrations: Iterable[Registration], users: Iterable[User]) -> list[Record]:
    """Who is to become gebruikersbeheerder, and what each waits for; the servicedesk's own turn first.

    `users` are those of the forms, and whoever was verified already and has the code to enter.
    """
    forms = list(registrations)
    by_id = {user.id: user for user in users}
    rows = [_form(form, by_id.get(form.user_id or "")) for form in forms]
    rows += [_holder(user, GrantState.AWAITED, CODE) for user in by_id.values() if _holds(user, GrantState.AWAITED)]
    return sorted(rows, key=lambda row: (_ORDER.index(str(row["waits_for"])), *_by_place(row)))


def active_administrators(users: Iterable[User]) -> list[Record]:
    """The gebruikersbeheerders of now, by organisation, with the products that each administers."""
    rows = [_holder(user, GrantState.ACTIVE, None) for user in users if _holds(user, GrantState.ACTIVE)]
    return sorted(rows, key=_by_place)


def _by_place(row: Record) -> tuple[str, str]:
    return str(row["organisation"]), str(row["name"])


def _form(form: Registration, user: User | None) -> Record:
    return {
        "registration": form.id,
        "name": form.name,
        "email_address": form.email_address,
        "organisation": form.organisation.code,
        "organisation_name": form.organisation.name,
        "products": list(form.products),
        "waits_for": VERIFICATION if form.user_id else LOGIN,
        "registered_at": instant(form.registered_at),
        "user": form.user_id,
        "username": user.username if user else None,
        "status": user.status.value if user else None,
    }


def _holder(user: User, state: GrantState, waits_for: str | None) -> Record:
    held = _holds(user, state)
    return {
        "registration": None,
        "name": user.details.full_name if user.details else "",
        "email_address": user.details.email_address if user.details else "",
        "organisation": user.organisation.code,
        "organisation_name": user.organisation.name,
        "products": sorted(grant.product for grant in held),
        "waits_for": waits_for,
        "registered_at": instant(min(grant.granted_at for grant in held)),
        "user": user.id,
        "username": user.username,
        "status": user.status.value,
    }


def _holds(user: User, state: GrantState) -> list[Grant]:
    return [grant for grant in user.grants if _administers(grant) and grant.state is state]


def _administers(grant: Grant) -> bool:
    return grant.role == Role.ADMINISTRATOR
