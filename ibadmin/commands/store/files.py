"""The store itself: made, renewed, looked over."""

from itertools import chain
from pathlib import Path
from typing import Annotated

import typer

from ibadmin import messages, upkeep
from ibadmin.commands import parameters
from ibadmin.commands.findings import tell_findings
from ibadmin.commands.parameters import PLAIN, environment_of
from ibadmin.commands.store.receipts import deleted_since
from ibadmin.environment import Environment
from ibadmin.help import group, verb
from ibadmin.language import mark
from ibadmin.model import Organisation, OrganisationKind
from ibadmin.output.changes import Result
from ibadmin.output.findings import STORE_CHANGES, store_record
from ibadmin.output.results import Format, write
from ibadmin.output.shape import Record
from ibadmin.rules.fields import tidied
from ibadmin.streams import refuse_lost

app = group("")

Where = Annotated[
    str,
    typer.Argument(
        metavar="[STORE]", help=mark("A file or a postgresql:// address, if not the profile's."), show_default=False
    ),
]
Clean = Annotated[bool, typer.Option("--clean", help=mark("First drop the sessions that are over."))]
Replay = Annotated[
    Path | None,
    typer.Option(
        "--replay-erasures",
        metavar="FILE",
        help=mark("First delete again whom this export of the audit says to be deleted."),
        show_default=False,
    ),
]
Servicedesk = Annotated[str, typer.Option("--organisation", metavar="NAME", help=mark("Whose servicedesk it is."))]
Code = Annotated[str, typer.Option("--code", metavar="CODE", help=mark("Its code."))]
KvkNumber = Annotated[
    str, typer.Option("--kvk-number", metavar="NUMBER", help=mark("The KvK number under which its people log in."))
]
Matrix = Annotated[
    Path | None,
    typer.Option("--matrix", metavar="FILE", help=mark("Also add the products and roles of this TOML file.")),
]


@verb(app, "init", example="$ ibadmin store init\n$ ibadmin store init postgresql://db.example.nl/ibadmin")
def init(
    context: typer.Context,
    store: Where = "",
    organisation: Servicedesk = "Inlichtingenbureau",
    code: Code = "IB-0001",
    kvk_number: KvkNumber = "27376655",
    manner: parameters.Change = PLAIN,
    output: parameters.Output = None,
) -> None:
    """Make the profile's store with the servicedesk in it: a file closed to others, or a shared one.

    Beside a file comes the key of the verification codes; of a shared store it comes into the directory of the gateway.
    Keep a copy of both, apart from each other. A shared store is made by whoever may make roles, and has an empty
    database or may make one.
    """
    environment = _at(context, store)
    servicedesk = Organisation(1, code.strip(), tidied(organisation), OrganisationKind.SERVICEDESK, kvk_number.strip())
    place = str(environment.settings.store)
    upkeep.check_room(environment, servicedesk)
    if manner.dry_run:
        record = store_record(Result.PLANNED, place, None, None, ())
        _tell(environment, messages.store_planned(place, servicedesk), record)
        return
    refuse_lost(environment.stdout)
    revision = upkeep.found_store(environment, servicedesk, manner.reason, manner.ticket)
    environment.note()
    record = store_record(Result.DONE, place, None, revision, ())
    _tell(environment, messages.store_made(place, servicedesk), record)
    if gateway := upkeep.gateway_to_prepare(environment):
        role, key = gateway
        environment.tell(messages.gateway_to_prepare(role, str(key)))


@verb(app, "upgrade", example="$ ibadmin store upgrade\n$ ibadmin store upgrade --matrix products.toml")
def upgrade(
    context: typer.Context,
    store: Where = "",
    matrix: Matrix = None,
    dry_run: parameters.DryRun = False,
    output: parameters.Output = None,
) -> None:
    """Bring the profile's store to the revision of this ibadmin, all of it or nothing.

    Forward only: make a backup first. Products and roles are added, never changed or taken away.
    """
    environment = _at(context, store)
    refuse_lost(environment.stdout)
    renewal = upkeep.renew_store(environment, matrix, dry_run)
    environment.changed = not (dry_run or renewal.nothing)
    done = Result.UNCHANGED if renewal.nothing else Result.PLANNED if dry_run else Result.DONE
    record = store_record(done, str(environment.settings.store), renewal.before, renewal.after, renewal.added)
    _tell(environment, messages.renewal(renewal.before, renewal.after, renewal.added, dry_run), record)


@verb(app, "check", example="$ ibadmin store check --clean\n$ ibadmin store check --replay-erasures audit.jsonl")
def check(
    context: typer.Context,
    store: Where = "",
    clean: Clean = False,
    replay_erasures: Replay = None,
    output: parameters.Output = None,
) -> None:
    """Look the store over: is it whole, are the audit's chains, and is nothing in it that should not be.

    Of a file also its pages and its mode, and it removes what is left of who was deleted, where another program was in
    the way before. Of a shared store also what it enforces: functions, policies, grants. With an error the exit code
    is 9.

    After a backup was put back, --replay-erasures deletes again whoever was deleted since it was made.
    """
    environment = _at(context, store)
    deleted = deleted_since(environment, replay_erasures) if replay_erasures else None
    first = list(upkeep.clean_store(environment)) if clean else []
    if deleted is not None:
        first.append(upkeep.replay_erasures(environment, deleted))
    tell_findings(environment, chain(first, upkeep.check_store(environment)), environment.format)


def _at(context: typer.Context, store: str) -> Environment:
    """The store that is named, or else the profile's."""
    environment = environment_of(context)
    if store:
        environment.flags["store"] = store
    return environment


def _tell(environment: Environment, sentence: str, record: Record) -> None:
    """A sentence for people, a record for scripts."""
    if environment.format is Format.TABLE:
        environment.stdout.write(f"{sentence}\n")
    else:
        write([record], STORE_CHANGES, environment.format, environment.destination)
