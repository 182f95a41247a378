import json
from collections.abc import Callable

import pytest

from ibadmin.model import User
from ibadmin.output import shapes
from ibadmin.output.audit_shapes import AUDIT, CHAINS, audit_record
from ibadmin.output.chains import chain_records
from ibadmin.output.records import (
    grant_record,
    matrix_records,
    organisation_record,
    session_record,
    user_details,
    user_row,
    whoami_record,
)
from ibadmin.output.servicedesk import agreement_rows, member_rows, organisation_details, waiting_administrators
from ibadmin.output.shape import Record, Shape
from tests.output.people import (
    ACTIVE,
    ACTOR,
    ADMINISTRATOR,
    APPROVED,
    ARRIVED,
    AUDIT_ENTRY,
    EVERYONE,
    MATRIX,
    NOW,
    PARTNERSHIP,
    REGISTRATION,
    SESSION,
    VEENDIJK,
)
from tests.shapes import assert_matches_shape

LISTS: dict[str, tuple[Shape, list[Record]]] = {
    "users list": (shapes.USERS, [user_row(user, MATRIX) for user in EVERYONE]),
    "users search": (shapes.USERS, [user_row(ACTIVE, MATRIX)]),
    "users pending": (shapes.PENDING_USERS, [user_row(ARRIVED, MATRIX)]),
    "roles list": (shapes.ROLES, [grant_record(grant) for grant in ACTIVE.grants]),
    "roles matrix": (shapes.MATRIX, list(matrix_records(MATRIX))),
    "organisations list": (shapes.ORGANISATIONS, [organisation_record(VEENDIJK), organisation_record(PARTNERSHIP)]),
    "organisations agreements": (shapes.AGREEMENTS, list(agreement_rows(VEENDIJK))),
    "organisations members": (shapes.MEMBERS, list(member_rows(PARTNERSHIP, [VEENDIJK]))),
    "administrators list": (shapes.ADMINISTRATORS, waiting_administrators([REGISTRATION], [ADMINISTRATOR])),
    "sessions list": (shapes.SESSIONS, [session_record(SESSION, ACTIVE)]),
    "audit list": (AUDIT, [audit_record(AUDIT_ENTRY._replace(actor_name="k.smit")), audit_record(AUDIT_ENTRY)]),
    "audit verify": (CHAINS, list(chain_records({"GM9001": (2, "f" * 64)}, [("GM9002", 1, "gap")]))),
}
SINGLE: dict[str, tuple[Shape, list[Record]]] = {
    "users show": (shapes.USER, [user_details(user, MATRIX) for user in EVERYONE]),
    "me show": (shapes.USER, [user_details(ARRIVED, MATRIX)]),
    "organisations show": (
        shapes.ORGANISATION,
        [
            organisation_details(VEENDIJK, [], [PARTNERSHIP], [ADMINISTRATOR]),
            organisation_details(PARTNERSHIP, [], [], []),
        ],
    ),
    "whoami": (shapes.WHOAMI, [whoami_record(ACTOR, NOW, "keyring")]),
}


@pytest.mark.parametrize("command", LISTS)
def test_a_list_has_the_shape_that_its_file_says(command: str) -> None:
    shape, records = LISTS[command]
    assert_matches_shape(command, records)
    assert [tuple(record) for record in records] == [shape.keys] * len(records)


@pytest.mark.parametrize("command", SINGLE)
def test_a_single_thing_has_the_shape_that_its_file_says(command: str) -> None:
    shape, records = SINGLE[command]
    for record in records:
        assert_matches_shape(command, record)
        assert tuple(record) == shape.keys


def test_a_user_in_a_list_has_the_columns_of_the_manuals_overview() -> None:
    row = user_row(ACTIVE, MATRIX)
    assert row == {
        "id": "u3",
        "username": "z.demir",
        "organisation": "GM9001",
        "organisation_name": "Gemeente Veendijk",
        "status": "active",
        "active": True,
        "roles": [
            {"product": "iwmo", "role": "gebruiker", "state": "active"},
            {"product": "wlz", "role": "gebruiker", "state": "active"},
            {"product": "iwmo", "role": "productbeheerder", "state": "inactive"},
        ],
        "role_letters": "G",
        "contact_person": True,
        "contact_email": "wmo@veendijk.example",
        "full_name": "Zoë Demir",
        "email_address": "jan@veendijk.example",
        "arrived_at": "2021-12-01T09:30:15Z",
        "last_login_at": "2021-12-02T09:30:15Z",
        "newsletter": True,
    }


def test_a_user_shown_has_all_that_a_list_has() -> None:
    row, details = user_row(APPROVED, MATRIX), user_details(APPROVED, MATRIX)
    assert {key: details[key] for key in row if key != "roles"} == {key: row[key] for key in row if key != "roles"}


def test_of_a_code_only_its_end_and_its_tries_are_shown() -> None:
    details = user_details(APPROVED, MATRIX)
    of_code = [details[key] for key in ("code_open", "code_expires_at", "code_tries")]
    assert of_code == [True, "2021-12-04T09:30:15Z", 2]
    assert "keyed" not in json.dumps(details)


@pytest.mark.parametrize("show", [user_row, user_details])
def test_who_has_just_arrived_can_be_shown(show: Callable[..., Record]) -> None:
    record = show(ARRIVED, MATRIX)
    assert (record["username"], record["full_name"], record["roles"]) == (None, None, [])


def test_a_future_administrator_shows_for_which_products() -> None:
    assert user_details(ADMINISTRATOR, MATRIX)["registration_products"] == ["iwmo", "wlz"]


def test_a_role_that_a_product_does_not_offer_is_not_in_the_matrix() -> None:
    offered = [(record["product"], record["role"]) for record in matrix_records(MATRIX)]
    assert offered == [("iwmo", "gebruiker"), ("iwmo", "productbeheerder"), ("wlz", "gebruiker")]


def test_a_session_says_when_it_ends_if_nothing_more_is_done() -> None:
    assert session_record(SESSION, ACTIVE)["ends_at"] == "2021-12-01T09:55:15Z"


def test_whoami_counts_the_seconds_that_are_left() -> None:
    assert whoami_record(ACTOR, NOW, "keyring")["seconds_left"] == 20 * 60


def test_a_session_that_is_over_has_no_seconds_left() -> None:
    assert whoami_record(ACTOR, NOW.replace(hour=20), "keyring")["seconds_left"] == 0


@pytest.mark.parametrize("user", EVERYONE, ids=lambda user: user.status.value)
def test_the_pseudonym_of_the_audit_is_in_no_record(user: User) -> None:
    assert user.audit_id not in json.dumps([user_row(user, MATRIX), user_details(user, MATRIX)])
