"""`ibadmin server`: run the server beside the store, and write the metadata for the makelaar."""

import errno
import os
from enum import StrEnum
from pathlib import Path
from typing import Annotated

import typer

from ibadmin import messages
from ibadmin.commands.parameters import environment_of
from ibadmin.errors import FileUnwritable, InvalidInput
from ibadmin.help import group, verb
from ibadmin.language import mark
from ibadmin.output.atomic_write import atomic_write

app = group(mark("Run the server: the login with eHerkenning, and the API."))
Address = Annotated[
    str,
    typer.Option("--address", metavar="URL", help=mark("Where browsers reach the server, if not as in gateway.toml.")),
]
To = Annotated[Path | None, typer.Option("--file", metavar="FILE", help=mark("Write to this file, which must be new."))]


class LogLevel(StrEnum):
    """From which level on the log is written."""

    WARNING = "warning"
    INFO = "info"
    DEBUG = "debug"


Level = Annotated[LogLevel, typer.Option("--log-level", help=mark("How much to write to the log."))]


@verb(app, "run", example="$ ibadmin server run")
def run(context: typer.Context, log_level: Level = LogLevel.INFO) -> None:
    """Run the server behind a reverse proxy, until it is ended with SIGTERM or Ctrl-C.

    It goes by gateway.toml in the directory of the gateway, and speaks plain HTTP: the proxy has TLS. The log goes to
    standard error, one JSON object a line.
    """
    environment_of(context).serve(log_level.value)


@verb(app, "metadata", example="$ ibadmin server metadata --address https://gateway.example.nl --file dv-metadata.xml")
def metadata(context: typer.Context, address: Address = "", file: To = None) -> None:
    """Write the signed metadata of the service, to be handed to the makelaar."""
    environment = environment_of(context)
    chosen = (address or environment.site.address or environment.settings.gateway).rstrip("/")
    if not chosen.startswith("https://"):
        raise InvalidInput([("address", "malformed" if chosen else "required")])
    document = environment.site.metadata(chosen)
    if file is None:
        environment.stdout.write(document.decode())
        return
    if file.is_file():
        raise FileUnwritable(str(file), os.strerror(errno.EEXIST))
    with atomic_write(file) as stream:
        stream.write(document.decode())
    environment.tell(messages.metadata_written(str(file)))
