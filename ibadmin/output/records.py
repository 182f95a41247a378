"""What is, as records: the values of the model under the keys that scripts rely on."""

from collections.abc import Iterator
from datetime import UTC, datetime

from ibadmin.model import Actor, Grant, Matrix, Organisation, PersonalDetails, Session, User, abbreviations
from ibadmin.model.sessions import IDLE_LIMIT
from ibadmin.output.shape import Record, Scalar

_TWO_DIGITS = [f"{number:02}" for number in range(60)]


def instant(moment: datetime | None) -> str | None:
    """A moment as scripts get it: ISO 8601 in UTC, whole seconds, `2021-12-01T09:30:00Z`."""
    if moment is None:
        return None
    # A list has two for each user: isoformat takes twice as long, strftime ten times.
    at, two = moment.astimezone(UTC), _TWO_DIGITS
    return f"{at.year:04}-{two[at.month]}-{two[at.day]}T{two[at.hour]}:{two[at.minute]}:{two[at.second]}Z"


def user_row(user: User, matrix: Matrix) -> Record:
    """A user in the overview (2.1, Afb. 3), for lists and searches."""
    details = user.details
    roles: list[dict[str, Scalar]] = [
        {"product": product, "role": role, "state": state} for product, role, state, _ in user.grants
    ]
    return {
        "id": user.id,
        "username": user.username,
        "organisation": user.organisation.code,
        "organisation_name": user.organisation.name,
        "status": user.status,
        "active": user.active,
        "roles": roles,
        "role_letters": abbreviations(user.grants, matrix),
        "contact_person": user.contact_person,
        "contact_email": user.contact_email,
        "full_name": details.full_name if details else None,
        "email_address": details.email_address if details else None,
        "arrived_at": instant(user.arrived_at),
        "last_login_at": instant(user.last_login_at),
        "newsletter": user.newsletter,
    }


def user_details(user: User, matrix: Matrix) -> Record:
    """A user with everything that is known (2.1, Afb. 2) but secrets: of a code only until when and how often tried."""
    return user_row(user, matrix) | {
        "roles": [_role(grant) for grant in user.grants],
        **_details(user.details),
        "registered_at": instant(user.registered_at),
        "code_open": user.code is not None,
        "code_expires_at": instant(user.code.expires_at) if user.code else None,
        "code_tries": user.code.tries if user.code else None,
        "registration_id": user.registration.id if user.registration else None,
        "registration_products": list(user.registration.products) if user.registration else [],
        "open_sessions": user.open_sessions,
        "version": user.version,
    }


def _details(details: PersonalDetails | None) -> Record:
    """The personal details that a row does not have already, under the names of their fields."""
    return {
        "salutation": details.salutation.value if details else None,
        "initials": details.initials if details else None,
        "first_name": details.first_name if details else None,
        "infix": details.infix if details else None,
        "surname": details.surname if details else None,
        "department": details.department if details else None,
        "phone_number": details.phone_number if details else None,
    }


def _role(grant: Grant) -> dict[str, Scalar]:
    return {
        "product": grant.product,
        "role": grant.role,
        "state": grant.state.value,
        "granted_at": instant(grant.granted_at),
    }


def grant_record(grant: Grant) -> Record:
    """A role of one user on a product."""
    return {**_role(grant)}


def matrix_records(matrix: Matrix) -> Iterator[Record]:
    """Which role may do what on which product (2.2), for each role that a product offers."""
    for product in matrix.products:
        for role in matrix.roles:
            if actions := matrix.actions(product.code, role.code):
                yield {
                    "product": product.code,
                    "product_name": product.name,
                    "role": role.code,
                    "abbreviation": role.abbreviation,
                    "actions": list(actions),
                    "granted_by": role.granted_by,
                }


def organisation_record(organisation: Organisation) -> Record:
    """An organisation with the agreements that came back, and those that did not (Inleiding)."""
    agreements: list[dict[str, Scalar]] = [
        {"agreement": agreement.value, "returned_on": day.isoformat()} for agreement, day in organisation.agreements
    ]
    return {
        "code": organisation.code,
        "name": organisation.name,
        "kind": organisation.kind.value,
        "kvk_number": organisation.kvk_number,
        "agreements": agreements,
        "missing_agreements": [agreement.value for agreement in organisation.missing_agreements],
        "version": organisation.version,
    }


def session_record(session: Session, user: User) -> Record:
    """A login that is still open; `ends_at` is when it is over if nothing more is done (1.1)."""
    return {
        "id": session.id,
        "user": user.id,
        "username": user.username,
        "organisation": user.organisation.code,
        "assurance_level": session.assurance_level.code,
        "started_at": instant(session.started_at),
        "last_seen_at": instant(session.last_seen_at),
        "ends_at": instant(_end(session)),
        "hard_end_at": instant(session.hard_end_at),
    }


def whoami_record(actor: Actor, now: datetime, kept_in: str) -> Record:
    """Who is logged in here, for how many seconds more, and where the session's secret is kept."""
    return {
        **session_record(actor.session, actor.user),
        "full_name": actor.user.details.full_name if actor.user.details else None,
        "organisation_name": actor.user.organisation.name,
        "status": actor.user.status.value,
        "servicedesk": actor.servicedesk,
        "administers": sorted(actor.administered_products),
        "seconds_left": min(IDLE_LIMIT.seconds, max(0, int((_end(actor.session) - now).total_seconds()))),
        "kept_in": kept_in,
    }


def _end(session: Session) -> datetime:
    return min(session.last_seen_at + IDLE_LIMIT, session.hard_end_at)
