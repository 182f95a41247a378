"""The world of the commands at a server: the store is there, and the terminal has its address and nothing else."""

from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING

from ibadmin.app.local.application import LocalApplication
from ibadmin.auth.codes import new_code, new_codes, read_key
from ibadmin.auth.configuration import Configuration
from ibadmin.auth.gateway import Gateway
from ibadmin.auth.response import verify
from ibadmin.server.wsgi import Server
from tests.auth.checking import makelaar, provider
from tests.server.site import served
from tests.world import Template, World, copied

if TYPE_CHECKING:
    from _typeshed.wsgi import StartResponse, WSGIApplication, WSGIEnvironment


@dataclass
class Served:
    """A server for many worlds, one after another: `api` and `pages` are those of the world that is there now."""

    port: int = 0
    api: "WSGIApplication | None" = field(default=None, repr=False)
    pages: "WSGIApplication | None" = field(default=None, repr=False)

    def __call__(self, environ: "WSGIEnvironment", start_response: "StartResponse") -> Iterable[bytes]:
        """Answers a request as the server does that has both."""
        if environ["PATH_INFO"] == "/healthz":
            start_response("200 OK", [("Content-Type", "application/json")])
            return [b'{"status":"ok"}']
        application = self.api if environ["PATH_INFO"].startswith("/v1/") else self.pages
        assert application
        return application(environ, start_response)


@contextmanager
def server() -> Iterator[Served]:
    """A server that has no world yet."""
    made = Served()
    with served(made) as made.port:
        yield made


@contextmanager
def served_world(of: Template, at: Served, directory: Path) -> Iterator[World]:
    """A new world in this directory, whose store the server alone has."""
    world = copied(of, directory)
    world.variables["IBADMIN_SERVER"] = f"http://127.0.0.1:{at.port}"
    engine, key = world.store.engine, read_key(world.code_key)
    at.api = Server(LocalApplication(lambda _: engine, lambda: world.now, lambda ids: new_codes(key, ids, new_code)))
    at.pages = Gateway(
        world.store, Configuration(provider(), {"asked": makelaar()}), key, lambda: world.now, lambda: verify
    )
    yield world
    engine.dispose()
