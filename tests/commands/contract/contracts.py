"""What each command promises to scripts: one entry for every command of the tree.

A command that is added gets its entry here: a line that does what it is for, one that is refused, one that finds
nothing. `test_contract.py` plays them, and fails for a command that has none.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from enum import Enum, auto

from ibadmin.facts import UserDeactivated
from ibadmin.model import OrganisationKind, UserStatus
from tests.world import World

BEHEERDER, SERVICEDESK, ELSEWHERE, NEWCOMER, NOBODY = "m.visser", "a.bakker", "k.smit", "j.mol", ""
NO_STORE: Mapping[str, str] = {"IBADMIN_STORE": "/nowhere/store.sqlite"}
NO_PYTHON: Mapping[str, str] = {"PYTHONHOME": "/nowhere"}
"""What a program of its own does not begin with."""


class Does(Enum):
    """What a command does to the store; one that stands apart says why it is not as those that change something."""

    READS = auto()
    CHANGES = auto()
    APART = auto()


@dataclass(frozen=True)
class Line:
    """What is typed, by whom, and how that ends."""

    text: str
    code: int = 0
    by: str = BEHEERDER
    stdin: str = ""
    variables: Mapping[str, str] = field(default_factory=dict)


def nothing_more(_world: World) -> None:
    """The world is as it should be."""


@dataclass(frozen=True)
class Contract:
    """A command: `line` does what it is for; `asks` is the flag that answers its question beforehand.

    `question` is the line that asks where that is another one.
    """

    does: Does
    line: Line | None
    refused: Line
    nothing: Line | None = None
    asks: str = ""
    question: Line | None = None
    why: str = ""
    arrange: Callable[[World], None] = nothing_more


def reads(line: str, refused: Line, nothing: Line | None = None, by: str = BEHEERDER) -> Contract:
    """A command that shows something."""
    return Contract(Does.READS, Line(line, by=by), refused, nothing)


def changes(line: str, refused: str, nothing: str = "", asks: str = "", by: str = BEHEERDER) -> Contract:
    """A command that changes something: a rule refuses it, and it may not find whom it is about."""
    found = Line(nothing, 5, by) if nothing else None
    return Contract(Does.CHANGES, Line(line, by=by), Line(refused, 3, by), found, asks)


def apart(line: Line | None, refused: Line, why: str) -> Contract:
    """A command that leaves something else behind than a change in the store."""
    return Contract(Does.APART, line, refused, why=why)


def out(line: str) -> Line:
    """The same for who is not logged in."""
    return Line(line, 4, NOBODY)


def people(world: World) -> None:
    """Somebody in every status at Gouda, Jan with a role, and two organisations for the servicedesk."""
    world.people.user(world.gouda, "Jansen", UserStatus.ACTIVE, [("iwmo", "gebruiker")])
    world.people.administrator(world.gouda, "Mulder", first_name="Ria")
    for surname, status in (
        ("Bos", UserStatus.PENDING),
        ("Mol", UserStatus.APPROVED),
        ("Kok", UserStatus.INACTIVE),
    ):
        world.people.user(world.gouda, surname, status)
    world.people.organisation("GM-0342", "Soest", kvk="32169929")
    world.people.organisation("SV-0001", "Eemland", OrganisationKind.PARTNERSHIP)


def no_employee(world: World) -> None:
    """The only employee of the servicedesk is off, and another has arrived."""
    with world.store.unseen(world.now, "tests") as unit:
        unit.record([UserDeactivated(unit.users.one(world.desk.id), unit.users.one(world.desk.id).grants)])
    world.people.user(world.desk.organisation, "Smit", UserStatus.PENDING, first_name="Ria")


REGISTER = "administrators register --name 'K. Smit' --email-address k.smit@soest.nl --product iwmo"
ADD = "organisations add --code GM-0310 --name 'De Bilt' --kvk-number"
OTHER_HEAD = f"audit verify --head GM-0513:1:{'0' * 64}"
HERE: Mapping[str, str] = {"IBADMIN_DATA_DIR": "new"}

CONTRACTS: Mapping[str, Contract] = {
    "login": apart(
        Line("login"),
        Line("login", 7, NOBODY, variables={"IBADMIN_GATEWAY_DIRECTORY": "/nowhere"}),
        "a session of one's own, made by the gateway; no question but that of the browser",
    ),
    "logout": apart(Line("logout"), Line("logout", 7, variables=NO_STORE), "the session of one's own ends"),
    "whoami": reads("whoami", out("whoami")),
    "doctor": reads("doctor", Line("doctor", 9, variables=NO_STORE)),
    "demo": apart(None, Line("demo", 1, variables=NO_PYTHON), "a world of its own, told in tests/test_packaging.py"),
    "completion": reads("completion bash", Line("completion tcsh", 2)),
    "me show": reads("me show", out("me show")),
    "me edit": Contract(
        Does.CHANGES,
        Line("me edit --phone-number 0612345678"),
        Line("me edit --phone-number nought", 2),
        asks="--salutation",
        question=Line("me edit"),
    ),
    "me verify": Contract(
        Does.APART,
        None,
        Line("me verify --code-stdin", 3),
        asks="--code-stdin",
        question=Line("me verify", by=NEWCOMER),
        why="the gateway judges the code, and a wrong one counts: done in tests/commands/login/test_first_login.py",
    ),
    "users pending": reads("users pending", out("users pending"), Line("users pending", by=ELSEWHERE)),
    "users list": reads("users list", out("users list"), Line("users list --status inactive", by=ELSEWHERE)),
    "users search": reads("users search jans", out("users search jans"), Line("users search zzz")),
    "users show": reads("users show j.jansen", out("users show j.jansen"), Line("users show nobody", 5)),
    "users verify": changes(
        "users verify j.bos", "users verify m.visser --yes", "users verify nobody --yes", asks="--yes"
    ),
    "users edit": changes(
        "users edit j.jansen --department Jeugd",
        "users edit j.kok --contact-person",
        "users edit nobody --department Jeugd",
    ),
    "users deactivate": changes(
        "users deactivate j.jansen", "users deactivate m.visser --yes", "users deactivate nobody --yes", asks="--yes"
    ),
    "users reactivate": changes("users reactivate j.kok", "users reactivate m.visser", "users reactivate nobody"),
    "users delete": changes(
        "users delete j.kok", "users delete j.jansen --yes", "users delete nobody --yes", asks="--yes"
    ),
    "users sync": Contract(
        Does.CHANGES,
        Line("users sync --from -", stdin="Gebruikersnaam;Uit dienst\nj.jansen;2021-11-01\n"),
        Line("users sync --from - --yes", 3, stdin="Gebruikersnaam;Uit dienst\nm.visser;2021-11-01\n"),
        asks="--yes",
    ),
    "roles list": reads("roles list j.jansen", out("roles list j.jansen"), Line("roles list j.kok")),
    "roles grant": changes(
        "roles grant j.jansen --product ijw --role gebruiker",
        "roles grant m.visser --product ijw --role gebruiker",
        "roles grant nobody --product ijw --role gebruiker",
    ),
    "roles revoke": changes(
        "roles revoke j.jansen --product iwmo --role gebruiker",
        "roles revoke m.visser --product iwmo --role gebruikersbeheerder --yes",
        "roles revoke nobody --product ijw --role gebruiker --yes",
        asks="--yes",
    ),
    "roles matrix": reads("roles matrix", out("roles matrix")),
    "access explain": reads(
        "access explain j.jansen", out("access explain j.jansen"), Line("access explain nobody", 5)
    ),
    "sessions list": reads("sessions list", out("sessions list"), Line("sessions list j.kok")),
    "sessions revoke": changes("sessions revoke j.jansen", "sessions revoke r.mulder", "sessions revoke nobody"),
    "organisations list": reads("organisations list", out("organisations list"), by=SERVICEDESK),
    "organisations show": reads(
        "organisations show GM-0342",
        out("organisations show GM-0342"),
        Line("organisations show GM-9999", 5, SERVICEDESK),
        by=SERVICEDESK,
    ),
    "organisations add": changes(f"{ADD} 30278000", f"{ADD} 32169929 --yes", asks="--yes", by=SERVICEDESK),
    "organisations agreements": Contract(
        Does.CHANGES,
        Line("organisations agreements GM-0342 --withdrawn vecozo", by=SERVICEDESK),
        Line("organisations agreements GM-0513 --withdrawn vecozo --yes", 3),
        Line("organisations agreements GM-9999 --returned vecozo=2021-01-01", 5, SERVICEDESK),
        asks="--yes",
    ),
    "organisations members": changes(
        "organisations members SV-0001 --add GM-0342",
        "organisations members GM-0342 --add GM-0513 --yes",
        "organisations members SV-0001 --add GM-9999 --yes",
        asks="--yes",
        by=SERVICEDESK,
    ),
    "administrators register": Contract(
        Does.CHANGES,
        Line(f"{REGISTER} --organisation GM-0342", by=SERVICEDESK),
        Line(f"{REGISTER} --organisation GM-0513", 3),
        Line(f"{REGISTER} --organisation GM-9999", 5, SERVICEDESK),
    ),
    "administrators list": reads(
        "administrators list --active",
        out("administrators list"),
        Line("administrators list", by=SERVICEDESK),
        by=SERVICEDESK,
    ),
    "bulk template": reads("bulk template grant", Line("bulk template login", 2)),
    "report roles": reads("report roles", out("report roles"), Line("report roles --state awaited")),
    "report logins": reads("report logins", out("report logins"), Line("report logins --organisation GM-9999", 5)),
    "report dormant": reads("report dormant", out("report dormant"), Line("report dormant", by=ELSEWHERE)),
    "audit list": reads("audit list", out("audit list"), Line("audit list --since 2031-01-01")),
    "audit verify": reads("audit verify", Line(OTHER_HEAD, 9)),
    "audit export": reads("audit export", out("audit export")),
    "store init": Contract(Does.CHANGES, Line("store init", variables=HERE), Line("store init", 7)),
    "store upgrade": apart(
        Line("store upgrade"),
        Line("store upgrade", 7, variables=NO_STORE),
        "the form of the store, by whoever has its files; there is no row in an audit that could keep a reason",
    ),
    "store heads": reads("store heads", Line("store heads", 7, variables=NO_STORE)),
    "store receipts": reads("store receipts", Line("store receipts", 7, variables=NO_STORE)),
    "store check": reads("store check", Line("store check", 7, variables=NO_STORE)),
    "store welcome": Contract(
        Does.CHANGES,
        Line("store welcome r.smit"),
        Line("store welcome a.bakker --yes", 3),
        Line("store welcome nobody --yes", 5),
        asks="--yes",
        arrange=no_employee,
    ),
    "server run": apart(
        None,
        Line("server run", 7, variables={"IBADMIN_GATEWAY_DIRECTORY": "/nowhere"}),
        "a service: started and ended in tests/server",
    ),
    "server metadata": apart(
        Line("server metadata --address https://gateway.example.nl"),
        Line("server metadata", 2),
        "a document for the makelaar",
    ),
}
