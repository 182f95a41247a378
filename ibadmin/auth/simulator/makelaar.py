"""Starting and stopping the bundled makelaar."""

from collections.abc import Callable
from datetime import datetime
from pathlib import Path
from typing import Self

from ibadmin.auth.local_server import LocalServer
from ibadmin.auth.simulator import answers
from ibadmin.auth.simulator.keys import key_pair, pseudonym, secret_key
from ibadmin.auth.simulator.people import Person
from ibadmin.auth.simulator.provider import read_provider
from ibadmin.auth.simulator.website import Registry, Website


class Simulator:
    """The bundled makelaar, at work on this machine from its making until it is closed.

    `directory` keeps its keys, made on first use, and `people.toml`.
    """

    def __init__(self, directory: Path, now: Callable[[], datetime], port: int = 0) -> None:
        keys = answers.SigningKeys(
            makelaar=key_pair(directory / "makelaar.pem", "Demo-makelaar", now()),
            authority=key_pair(directory / "authority.pem", "Demo-authenticatiedienst", now()),
        )
        self._server = LocalServer(port)
        self._registry = Registry(
            address=self._server.address,
            people_file=directory / "people.toml",
            keys=keys,
            pseudonym_secret=secret_key(directory / "pseudonyms.key"),
            now=now,
            providers={},
        )
        self.address = self._server.address
        self.metadata = answers.metadata(self._registry.sign_on_address, keys)
        self._server.serve(Website(self._registry))

    def connect(self, provider_metadata: bytes, service_uuid: str) -> None:
        """Take in the metadata of a service, with the ServiceUUID that the service catalogue has for it."""
        provider = read_provider(provider_metadata, service_uuid)
        self._registry.providers[provider.entity_id] = provider

    def pseudonym(self, person: Person) -> str:
        """Under which pseudonym the service will see this person."""
        made = pseudonym(self._registry.pseudonym_secret, person.username, person.kvk_number)
        return person.pseudonym or made

    def close(self) -> None:
        """Stop, and forget every login under way."""
        self._server.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *raised: object) -> None:
        self.close()
