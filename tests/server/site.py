"""A server over a real store, and whoever asks it something."""

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import timedelta
from http.client import HTTPConnection
from pathlib import Path
from threading import Thread
from typing import TYPE_CHECKING, Any

from waitress.server import create_server

from ibadmin.app.application import Application, Listing, Question
from ibadmin.app.audit import ExportAudit, ListAudit, VerifyChains
from ibadmin.app.local.application import LocalApplication
from ibadmin.app.organisations import AgreementsOf, ListAdministrators, ListOrganisations, MembersOf, ShowOrganisation
from ibadmin.app.reports import CountLogins, DormantUsers, ReportRoles
from ibadmin.app.roles import ExplainAccess, RoleMatrix, RolesOf
from ibadmin.app.sessions import OpenSessions, WhoAmI
from ibadmin.app.users import FindStaff, ListUsers, PendingUsers, SearchUsers, ShowMe, ShowUser
from ibadmin.auth.codes import new_code, new_codes, read_key
from ibadmin.client.application import RemoteApplication
from ibadmin.client.connection import Connection, Waits
from ibadmin.client.retry import Patience
from ibadmin.errors import IbadminError
from ibadmin.model import OrganisationKind, UserStatus
from ibadmin.server.wsgi import Server
from tests.world import BEGINNING, World, copied, template

if TYPE_CHECKING:
    from _typeshed.wsgi import WSGIApplication

CALLERS = ("servicedesk", "beheerder", "partnership", "user", "arrived", "none", "forged", "expired")

QUESTIONS: Sequence[Question[Any]] = (
    WhoAmI(),
    ShowMe(),
    PendingUsers(),
    ListUsers(),
    ListUsers(organisation="GM-0513", status="active", role="gebruiker", product="iwmo"),
    ListUsers(organisation="GM-9999"),
    ListUsers(product="iwno"),
    SearchUsers("jans"),
    SearchUsers("nobody at all"),
    ShowUser("m.visser"),
    ShowUser("jan.mol@voorbeeld.nl"),
    ShowUser("j.bos"),
    ShowUser("nobody"),
    FindStaff(("j.jansen", "nobody", "jan.mol@voorbeeld.nl"), BEGINNING),
    FindStaff(("j.jansen",), BEGINNING, "GM-0513", everybody=True),
    RolesOf("j.jansen"),
    RolesOf("k.smit"),
    RoleMatrix(),
    ExplainAccess("j.jansen"),
    ExplainAccess("j.jansen", "iwmo"),
    ExplainAccess("j.jansen", "iwmo", "fly"),
    OpenSessions(),
    OpenSessions("m.visser"),
    ListOrganisations(),
    ShowOrganisation("GM-0513"),
    ShowOrganisation("SV-0001"),
    ShowOrganisation("nowhere"),
    AgreementsOf("GM-0513"),
    MembersOf("SV-0001"),
    ListAdministrators(),
    ListAdministrators(active=True, organisation="GM-0513", product="iwmo"),
    ReportRoles(),
    ReportRoles(organisation="GM-0513", state="active"),
    DormantUsers(45),
    DormantUsers(1, "GM-0513"),
    CountLogins(7),
    CountLogins(30, "GM-0513"),
    ListAudit(),
    ListAudit(organisation="GM-0513", user="m.visser", since=BEGINNING, until=BEGINNING + timedelta(days=1)),
    VerifyChains({}),
    VerifyChains({"GM-0513": (1, "00" * 32)}),
    ExportAudit(),
)
"""Every kind of question, and of each the ones that are answered differently."""


@dataclass(frozen=True)
class Site:
    """A world with a server in it: the same application, at hand and over HTTP."""

    world: World
    local: LocalApplication
    remote: RemoteApplication
    port: int
    tokens: dict[str, str]

    def request(
        self, method: str, path: str, body: bytes = b"", *, token: str = "", headers: dict[str, str] | None = None
    ) -> "Answered":
        """One request as it is, whatever it is."""
        sent = {"Content-Type": "application/json"} if body else {}
        sent |= {"Authorization": f"Bearer {token or self.tokens['beheerder']}"} | (headers or {})
        connection = HTTPConnection("127.0.0.1", self.port, timeout=30)
        try:
            connection.request(method, path, body or None, sent)
            response = connection.getresponse()
            return Answered(
                response.status, {name.lower(): value for name, value in response.headers.items()}, response.read()
            )
        finally:
            connection.close()


@dataclass(frozen=True)
class Answered:
    """The answer to a request."""

    status: int
    headers: dict[str, str]
    body: bytes


@contextmanager
def remote(port: int, waits: Waits | None = None, patience: Patience | None = None) -> Iterator[RemoteApplication]:
    """The client of a server on this machine; it tries again for a moment only."""
    connection = Connection(f"http://127.0.0.1:{port}", waits=waits or Waits(5, 5))
    try:
        yield RemoteApplication(connection, patience or Patience(0.1, 0.1, (0.01,)))
    finally:
        connection.close()


@contextmanager
def open_site(directory: Path) -> Iterator[Site]:
    """A world with people of every kind, and its server."""
    world = copied(template(directory / "template"), directory / "world")
    tokens = _peopled(world)
    local = _local(world)
    with served(Server(local)) as port, remote(port) as client:
        yield Site(world, local, client, port, tokens)
    world.store.engine.dispose()


def _local(world: World) -> LocalApplication:
    key = read_key(world.code_key)
    return LocalApplication(lambda _: world.store.engine, lambda: world.now, lambda ids: new_codes(key, ids, new_code))


@contextmanager
def served(application: "WSGIApplication") -> Iterator[int]:
    """The port at which waitress serves this."""
    server: Any = create_server(application, host="127.0.0.1", port=0, threads=4, max_request_body_size=2**26)
    thread = Thread(target=server.run, daemon=True)
    thread.start()
    yield server.effective_port
    server.task_dispatcher.shutdown()
    server.trigger.pull_trigger(server.close)
    thread.join(5)


def _peopled(world: World) -> dict[str, str]:
    people, gouda = world.people, world.gouda
    iwmo = [("iwmo", "gebruiker")]
    region = people.organisation("SV-0001", "Groene Hart", OrganisationKind.PARTNERSHIP)
    for code in ("GM-0001", "GM-0002"):
        people.user(people.organisation(code, code, agreements=code == "GM-0001", member_of=region), "Bos")
    mulder = people.administrator(region, "Mulder", first_name="Ria")
    jansen = people.user(gouda, "Jansen", UserStatus.ACTIVE, iwmo, contact_email="wmo@gouda.nl")
    for surname, status in (("Mol", UserStatus.PENDING), ("Vos", UserStatus.APPROVED), ("Das", UserStatus.INACTIVE)):
        people.user(gouda, surname, status, iwmo)
    arrived = people.user(gouda, "Uil", UserStatus.ARRIVED)
    people.registration(gouda, "Ans Haas", "ans.haas@gouda.nl")
    expired = people.session(world.karim)
    world.later(minutes=30)
    # The first to come with it is told why it is over, and it is ended with that.
    outcome(_local(world), expired, WhoAmI())
    return {
        "servicedesk": people.session(world.desk),
        "beheerder": people.session(world.maria),
        "partnership": people.session(mulder),
        "user": people.session(jansen),
        "arrived": people.session(arrived),
        "none": "none",
        "forged": f"{expired.partition('.')[0]}.guessed",
        "expired": expired,
    }


def outcome(application: Application, token: str, question: Question[Any]) -> object:
    """The whole answer, or the error, as values that compare."""
    try:
        with application.stream(token, question) as answer:
            if isinstance(answer, Listing):
                return answer.head, list(answer.records)
            return answer
    except IbadminError as error:
        return as_values(error)


def as_values(error: IbadminError) -> object:
    """An error as its type with its fields; a list is as good as a tuple."""
    fields = {name: _frozen(value) for name, value in vars(error).items()}
    return type(error), fields


def _frozen(value: object) -> object:
    if isinstance(value, IbadminError):
        return as_values(value)
    if isinstance(value, list | tuple) and not hasattr(value, "_fields"):
        return tuple(map(_frozen, value))
    cause = getattr(value, "cause", None)
    return (value.line, value.name, as_values(cause)) if isinstance(cause, IbadminError) else value  # type: ignore[attr-defined]
