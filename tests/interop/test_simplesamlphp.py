"""A login against an identity provider that none of us wrote, in a real browser (1.1)."""

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from hashlib import sha256
from pathlib import Path

import pytest

from ibadmin.auth.codes import make_key, read_key
from ibadmin.auth.configuration import FILE, read_configuration, read_provider
from ibadmin.auth.gateway import Gateway
from ibadmin.auth.handoff import Handoff
from ibadmin.auth.local_server import LocalServer
from ibadmin.auth.metadata import metadata
from ibadmin.auth.response import verify
from ibadmin.demo.keys import make_gateway
from ibadmin.messages.errors import error
from ibadmin.messages.explanation import as_text
from ibadmin.model import AssuranceLevel, UserStatus
from ibadmin.rules.manual import Refusal, Refused
from ibadmin.store.unit import Store
from tests.browser import Browser, browser
from tests.interop.simplesamlphp import (
    BINDING,
    LEVEL,
    PASSWORD,
    USERNAME,
    Claims,
    makelaar_certificate,
    simplesamlphp,
)
from tests.people import People, make_store

pytestmark = pytest.mark.manual("1.1")

KVK_NUMBER = "81234567"
NOW = datetime.now(UTC)
MAKELAAR = """
[[makelaars]]
name = "simplesamlphp"
metadata = "makelaar.xml"
metadata_signed_by = "makelaar.crt"
identifiers_encrypted = {encrypted}
"""


def quiet(_: int) -> None:
    """Show no countdown."""


@pytest.fixture
def store(tmp_path: Path) -> Store:
    made = make_store(tmp_path / "store.db")
    make_key(tmp_path / "store.db.key")
    People(made, NOW).organisation("WL-0001", "Waterlaan", kvk=KVK_NUMBER)
    return made


@contextmanager
def gateway(
    directory: Path, store: Store, level: str = "loa3", binding: str = "POST", cipher: str = ""
) -> Iterator[str]:
    """The address of a gateway that trusts SimpleSAMLphp, and the other way round, by each other's metadata."""
    ours, theirs = directory / "gateway", directory / "makelaar"
    make_gateway(ours, NOW)
    with LocalServer() as server:
        provider = read_provider(ours, server.address)
        claims = Claims(
            provider.service_id,
            provider.service_uuid,
            KVK_NUMBER,
            level=f"{LEVEL}{level}",
            binding=f"{BINDING}{binding}",
            cipher=cipher,
        )
        with simplesamlphp(theirs, metadata(provider), claims, NOW) as makelaar:
            (ours / "makelaar.xml").write_bytes(makelaar)
            (ours / "makelaar.crt").write_bytes(makelaar_certificate(NOW))
            with (ours / FILE).open("a") as settings:
                settings.write(MAKELAAR.format(encrypted="true" if cipher else "false"))
            configuration = read_configuration(ours, server.address, NOW)
            key = read_key(directory / "store.db.key")
            server.serve(Gateway(store, configuration, key, lambda: datetime.now(UTC), lambda: verify))
            yield server.address


def identify(window: Browser) -> None:
    window.type("#username", USERNAME)
    window.type("#password", PASSWORD)
    window.click("#submit_button")


@pytest.mark.parametrize("binding", ["POST", "Redirect"])
@pytest.mark.parametrize(
    "cipher", ["", "http://www.w3.org/2001/04/xmlenc#aes256-cbc"], ids=["in the open", "encrypted"]
)
def test_simplesamlphp_lets_a_person_in(tmp_path: Path, store: Store, binding: str, cipher: str) -> None:
    with (
        gateway(tmp_path, store, binding=binding, cipher=cipher) as address,
        Handoff(address, "nl") as handoff,
        browser(tmp_path / "profile") as window,
    ):
        window.go(handoff.start_url())
        identify(window)
        token = handoff.redeem(handoff.wait(quiet, seconds=30))
        window.wait_for(".result")
        assert "U bent ingelogd" in window.text
    with store.reading(sha256(token.secret.encode()).digest(), datetime.now(UTC)) as unit:
        assert unit.actor.user.status is UserStatus.ARRIVED
        assert unit.actor.user.organisation.name == "Waterlaan"
        assert unit.actor.session.assurance_level is AssuranceLevel.LOA3


def test_simplesamlphp_at_level_two_plus_lets_nobody_in(tmp_path: Path, store: Store) -> None:
    with (
        gateway(tmp_path, store, level="loa2plus") as address,
        Handoff(address, "nl") as handoff,
        browser(tmp_path / "profile") as window,
    ):
        window.go(handoff.start_url())
        identify(window)
        with pytest.raises(Refused) as refused:
            handoff.redeem(handoff.wait(quiet, seconds=30))
        window.wait_for(".result")
        assert "U krijgt geen toegang" in window.text
    assert [reason.refusal for reason in refused.value.reasons] == [Refusal.LEVEL_TOO_LOW]
    assert "has level 2+; level 3 is the lowest that gets in" in as_text(error(refused.value))
