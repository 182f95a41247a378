"""A change over HTTP comes to what it comes to in process, for everybody, and is made as it is made there."""

import json
from collections.abc import Iterator
from dataclasses import fields, replace
from datetime import date
from pathlib import Path

import pytest

from ibadmin.app.changes import Change, ChangeOptions, Decided, Outcome, Repeated, Silent
from ibadmin.app.operations import CHANGES, name_of
from ibadmin.app.organisations import AddOrganisation, ChangeMembers, RecordAgreements, RegisterAdministrator
from ibadmin.app.roles import GrantRoles, RevokeRoles
from ibadmin.app.sessions import EndMySession, RevokeSessions
from ibadmin.app.user_changes import (
    DeactivateUsers,
    DeleteUsers,
    EditMyDetails,
    EditUsers,
    ReactivateUsers,
    SyncUsers,
    VerifyUsers,
)
from ibadmin.errors import IbadminError
from ibadmin.facts import AdministratorRegistered
from ibadmin.intake.rows import Asked
from ibadmin.model import Agreement, OrganisationKind
from ibadmin.model.audit import AuditEntry
from tests.server.site import CALLERS, Site, as_values, open_site
from tests.server.test_same_answers import without_hash


def rows(*users: str, **values: str) -> tuple[Asked, ...]:
    return tuple(Asked(user, line, values) for line, user in enumerate(users))


MANY = ("j.jansen", "j.mol", "nobody", "j.bos", "j.jansen", "m.visser", "a.bakker", "k.smit")
ROLE = {"product": "iwmo", "role": "gebruiker"}
CHANGED: tuple[Change, ...] = (
    VerifyUsers(rows("j.mol", "j.uil", "j.jansen")),
    VerifyUsers(rows("j.vos"), reissue=True),
    EditUsers(rows("j.jansen", "k.smit", department="Jeugd", newsletter="ja")),
    EditUsers(rows("j.jansen", phone_number="x")),
    DeactivateUsers(rows(*MANY), even_last=True),
    ReactivateUsers(rows("j.das", "j.jansen"), restore_roles=True),
    DeleteUsers(rows("j.das", "j.jansen")),
    SyncUsers((*rows("j.jansen", left_on="yes"), *rows("m.visser", department="Zorg"))),
    EditMyDetails({"department": "Jeugd", "initials": "J.", "surname": "Uil", "salutation": "heer"}),
    GrantRoles(rows("j.jansen", "j.mol", **ROLE)),
    GrantRoles(rows("j.jansen", product="iwno", role="gebruiker")),
    RevokeRoles(rows(*MANY, **ROLE)),
    RevokeSessions("m.visser"),
    RevokeSessions("m.visser", "00000000000000000000"),
    AddOrganisation("GM-0342", "Soest", OrganisationKind.MUNICIPALITY, "32169929"),
    AddOrganisation("GM-0513", "Gouda", OrganisationKind.MUNICIPALITY, "50000513"),
    RecordAgreements("GM-0513", ((Agreement.VECOZO, None), (Agreement.INLICHTINGENBUREAU, date(2021, 11, 1)))),
    ChangeMembers("SV-0001", ("GM-0513",), ("GM-0001",)),
    ChangeMembers("SV-0001", ("nowhere",)),
    RegisterAdministrator("GM-0513", "K. Smit", "k.smit@gouda.nl", ("iwmo", "ijw")),
    EndMySession(),
)
"""Every kind of change, and of some the ones that come to something else."""
KEEP_GOING = ChangeOptions(keep_going=True, reason="as agreed", ticket="HR-12")


@pytest.fixture
def places(tmp_path: Path) -> Iterator[tuple[Site, Site]]:
    """Two places that are equal."""
    with open_site(tmp_path / "one") as one, open_site(tmp_path / "other") as other:
        yield one, other


def previewed(site: Site, caller: str, change: Change, options: ChangeOptions, *, remote: bool) -> object:
    application = site.remote if remote else site.local
    try:
        return comparable(application.preview(site.tokens[caller], change, options))
    except IbadminError as error:
        return as_values(error)


def applied(site: Site, caller: str, change: Change, *, remote: bool) -> object:
    application = site.remote if remote else site.local
    try:
        return comparable(application.apply(site.tokens[caller], change, KEEP_GOING, b"", Silent()))
    except IbadminError as error:
        return as_values(error)


def comparable(decided: Decided) -> object:
    """All but what is made anew each time, and what stays at the server."""
    limit = decided.limit and as_values(decided.limit)
    outcomes = list(map(_fields, decided.outcomes))
    return outcomes, decided.digest, limit, decided.applied, list(decided.codes), decided.unfinished


def _fields(outcome: Outcome) -> object:
    """The type of an outcome and its fields, without hashes of verification codes and the id of a form."""
    if isinstance(outcome, IbadminError):
        return as_values(outcome)
    if isinstance(outcome, Repeated):
        return outcome
    found = {each.name: without_hash(getattr(outcome, each.name)) for each in fields(outcome)}
    if isinstance(outcome, AdministratorRegistered):
        found["registration"] = replace(outcome.registration, id="")
    return type(outcome), {name: value for name, value in found.items() if name != "keyed_hash"}


def named(change: Change) -> str:
    return name_of(change)


def test_every_change_is_asked_for_here() -> None:
    assert {type(change) for change in CHANGED} == set(CHANGES.values())


@pytest.mark.parametrize("caller", CALLERS)
@pytest.mark.parametrize("change", CHANGED, ids=named)
def test_a_preview_says_the_same(site: Site, caller: str, change: Change) -> None:
    options = ChangeOptions()
    said = previewed(site, caller, change, options, remote=True)
    assert said == previewed(site, caller, change, options, remote=False)


@pytest.mark.parametrize("caller", CALLERS)
def test_what_is_made_is_the_same(places: tuple[Site, Site], caller: str) -> None:
    one, other = places
    for change in CHANGED:
        assert applied(one, caller, change, remote=False) == applied(other, caller, change, remote=True), change
    assert _audited(one) == _audited(other)


def _audited(site: Site) -> list[AuditEntry]:
    """The audit without what is made anew each time: the hashes, and the id of a form."""
    entries = site.world.audit()
    return [
        each._replace(hash="", subject="" if each.action == AdministratorRegistered.action else each.subject)
        for each in entries
    ]


def test_a_change_that_was_shown_otherwise_is_a_conflict(site: Site) -> None:
    change, token = DeactivateUsers(rows("j.jansen")), site.tokens["beheerder"]
    decided = site.remote.apply(token, change, ChangeOptions(), b"another digest", Silent())
    assert (decided.applied, site.world.user("j.jansen").active) == (False, True)


def body(**other: object) -> bytes:
    return json.dumps(
        {"operation": "users.deactivate", "change": {"rows": [{"user": "j.jansen"}]}, "options": {}} | other
    ).encode()


@pytest.mark.parametrize(
    "sent",
    [
        body(operation="users.create"),
        body(operation="__class__"),
        body(change={"rows": "j.jansen"}),
        body(change={"rows": [{"user": "j.jansen", "until": "2027-01-01"}]}),
        body(change={"rows": [{"user": "j.jansen"}], "even_last": "yes"}),
        body(change={"rows": [{"user": ["j.jansen"]}]}),
        body(change={"rows": [{"user": "j.jansen", "line": -1}]}),
        body(options={"keep_going": 1}),
        body(options={"force": True}),
        body(options={"reason": "x" * 5_000}),
        body(digest="xyz"),
        body(actor="a.bakker"),
        body()[:-1] + b', "operation": "users.delete"}',
    ],
)
@pytest.mark.parametrize("path", ["/v1/previews", "/v1/changes"])
def test_a_change_with_anything_that_would_be_overlooked_is_refused(site: Site, path: str, sent: bytes) -> None:
    before = site.world.audit()
    answered = site.request("POST", path, sent)
    assert (answered.status, json.loads(answered.body)["code"]) == (400, "request_malformed")
    assert site.world.audit() == before
