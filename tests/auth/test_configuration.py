"""What the operator gives the gateway: makelaars whose metadata is pinned, and where it is reached."""

from collections.abc import Callable
from datetime import datetime, timedelta
from hashlib import sha256
from pathlib import Path

import pytest
from cryptography.hazmat.primitives.serialization import Encoding
from lxml import etree

from ibadmin.auth.configuration import Place, read_makelaars, read_place
from ibadmin.auth.flaws import Flaw, ResponseRefused
from ibadmin.auth.makelaars import EIDAS_LEVELS, ETOEGANG_LEVELS
from ibadmin.errors import GatewayMisconfigured
from ibadmin.model import AssuranceLevel
from tests.auth.checking import check
from tests.auth.messages.answers import Message
from tests.auth.messages.edits import write
from tests.auth.messages.elements import KVK_NUMBER, MAKELAAR_KEY_NAME, NOW, certificate, find, instant
from tests.auth.messages.signing import SHA1, Signature, sign
from tests.auth.test_makelaars import entity, key, role, sso

OLD, NEW = key(name=MAKELAAR_KEY_NAME), key("next", name="next")
METADATA = entity(role(OLD, sso()))
TOMORROW = NOW + timedelta(days=1)


def signed(how: Signature, valid_until: datetime = TOMORROW, *keys: str) -> bytes:
    """Metadata as makelaars send it: dated, and signed with the certificate along."""
    root = etree.fromstring(entity(role(*(keys or (OLD,)), sso())))
    root.set("ID", "_metadata")
    root.set("validUntil", instant(valid_until))
    sign(root, how, 0)
    return etree.tostring(root)


OWN = Signature(owner="makelaar", key_name=None, with_certificate=True)


def configured(directory: Path, document: bytes, *lines: str, name: str = "one") -> Path:
    """A gateway's directory with this makelaar in it, after those that are in it already."""
    (directory / f"{name}.xml").write_bytes(document)
    (directory / "signer.crt").write_bytes(certificate("makelaar").public_bytes(Encoding.PEM))
    entries = "\n".join(("[[makelaars]]", f'name = "{name}"', f'metadata = "{name}.xml"', *lines))
    with (directory / "gateway.toml").open("a") as file:
        file.write(f"{entries}\n")
    return directory


def digest_of(document: bytes) -> str:
    return f'metadata_sha256 = "{sha256(document).hexdigest()}"'


def problem_with(directory: Path) -> str:
    with pytest.raises(GatewayMisconfigured) as refused:
        read_makelaars(directory, NOW)
    return refused.value.problem


def test_the_very_file_is_taken(tmp_path: Path) -> None:
    [makelaar] = read_makelaars(configured(tmp_path, METADATA, digest_of(METADATA)), NOW).values()
    assert (makelaar.identifiers_encrypted, makelaar.levels) == (True, ETOEGANG_LEVELS)


def test_a_digest_may_be_written_with_colons_and_in_capitals(tmp_path: Path) -> None:
    digest = sha256(METADATA).hexdigest().upper()
    colons = ":".join(digest[start : start + 2] for start in range(0, 64, 2))
    assert read_makelaars(configured(tmp_path, METADATA, f'metadata_sha256 = "{colons}"'), NOW)


def test_a_file_that_is_signed_by_the_pinned_certificate_is_taken(tmp_path: Path) -> None:
    directory = configured(tmp_path, signed(OWN), 'metadata_signed_by = "signer.crt"')
    assert read_makelaars(directory, NOW)["one"].valid_until == TOMORROW


def renamed(root: etree._Element) -> None:
    find(root, ".//{urn:oasis:names:tc:SAML:2.0:metadata}SingleSignOnService").set(
        "Location", "https://evil.example.nl"
    )


def tampered(document: bytes, edit: Callable[[etree._Element], None]) -> bytes:
    root = etree.fromstring(document)
    edit(root)
    return etree.tostring(root)


SIGNER = 'metadata_signed_by = "signer.crt"'
UNUSABLE = {
    "no pin": ("metadata_sha256_missing", METADATA, ""),
    "another file": ("another_file", METADATA + b"\n", digest_of(METADATA)),
    "no digest": ("digest_malformed", METADATA, 'metadata_sha256 = "abc"'),
    "not signed": ("signed_by_another", METADATA, SIGNER),
    "signed with its own key": ("signed_by_another", signed(Signature(owner="evil", with_certificate=True)), SIGNER),
    "signed with SHA-1": ("signed_by_another", signed(Signature(digest=SHA1)), SIGNER),
    "changed after signing": ("signed_by_another", tampered(signed(OWN), renamed), SIGNER),
    "over": ("expired", signed(OWN, NOW), SIGNER),
    "over, by its digest": ("expired", signed(OWN, NOW), digest_of(signed(OWN, NOW))),
    "no certificate there": ("missing", METADATA, 'metadata_signed_by = "elsewhere.crt"'),
    "an unknown table of levels": ("levels_unknown", METADATA, 'levels = "stork"'),
    "a word for a statement": ("wrong_kind", METADATA, f'{digest_of(METADATA)}\nidentifiers_encrypted = "no"'),
}


@pytest.mark.parametrize(("problem", "document", "line"), UNUSABLE.values(), ids=UNUSABLE.keys())
def test_metadata_that_was_not_agreed_on_is_refused(problem: str, document: bytes, line: str, tmp_path: Path) -> None:
    assert problem_with(configured(tmp_path, document, line)) == problem


def test_a_date_that_is_none_is_refused(tmp_path: Path) -> None:
    document = METADATA.replace(b"entityID=", b'validUntil="some day" entityID=')
    assert problem_with(configured(tmp_path, document, digest_of(document))) == "valid_until_invalid"


def test_metadata_that_is_over_while_the_gateway_runs_vouches_for_nothing(tmp_path: Path) -> None:
    document = signed(OWN, NOW + timedelta(seconds=5))
    makelaar = read_makelaars(configured(tmp_path, document, SIGNER), NOW)["one"]
    assert check(Message(), by=makelaar).identity.kvk_number == KVK_NUMBER
    with pytest.raises(ResponseRefused) as refused:
        check(Message(), by=makelaar, now=NOW + timedelta(seconds=5))
    assert refused.value.flaw is Flaw.CERTIFICATE


def test_a_makelaar_changes_keys_with_both_in_its_metadata(tmp_path: Path) -> None:
    document = signed(OWN, TOMORROW, OLD, NEW)
    makelaar = read_makelaars(configured(tmp_path, document, SIGNER), NOW)["one"]
    newer = Signature(owner="next", key_name="next")
    for message in (Message(), Message(assertion_signature=newer, response_signature=newer)):
        assert check(message, by=makelaar).identity.kvk_number == KVK_NUMBER


def test_each_makelaar_has_its_own_levels_and_its_own_way_with_identifiers(tmp_path: Path) -> None:
    configured(tmp_path, METADATA, digest_of(METADATA))
    configured(
        tmp_path, METADATA, digest_of(METADATA), 'levels = "eidas"', "identifiers_encrypted = false", name="routing"
    )
    makelaars = read_makelaars(tmp_path, NOW)
    assert list(makelaars) == ["one", "routing"]
    assert (makelaars["routing"].levels, makelaars["routing"].identifiers_encrypted) == (EIDAS_LEVELS, False)
    told = Message(on_assertion=[write(".//saml:AuthnContextClassRef", "http://eidas.europa.eu/LoA/substantial")])
    assert check(told, by=makelaars["routing"]).identity.assurance_level is AssuranceLevel.LOA3
    with pytest.raises(ResponseRefused) as refused:
        check(told, by=makelaars["one"])
    assert refused.value.flaw is Flaw.LEVEL


def test_no_two_makelaars_have_one_name(tmp_path: Path) -> None:
    configured(tmp_path, METADATA, digest_of(METADATA))
    assert problem_with(configured(tmp_path, METADATA, digest_of(METADATA))) == "makelaar_twice"


SERVED = 'address = "https://gateway.example.nl"\n'


def placed(directory: Path, text: str) -> Path:
    (directory / "gateway.toml").write_text(text)
    return directory


def test_a_service_listens_on_this_machine_unless_it_says_otherwise(tmp_path: Path) -> None:
    place = read_place(placed(tmp_path, SERVED))
    assert place == Place(str(tmp_path / "gateway.toml"), "https://gateway.example.nl", ("127.0.0.1", 8080), 600)
    assert place.host == "gateway.example.nl"
    assert read_place(placed(tmp_path, SERVED + 'listen = "[::1]:9000"\n')).listen == ("::1", 9000)
    assert read_place(placed(tmp_path, SERVED + 'listen = "192.0.2.7:80"\n')).listen == ("192.0.2.7", 80)


@pytest.mark.parametrize(
    ("problem", "text"),
    [
        ("listen_invalid", SERVED + 'listen = "localhost:8080"'),
        ("listen_invalid", SERVED + 'listen = "999.0.0.1:8080"'),
        ("listen_invalid", SERVED + 'listen = "127.0.0.1:65536"'),
        ("listen_invalid", SERVED + 'listen = "127.0.0.1:99999"'),
        ("listen_invalid", SERVED + 'listen = "127.0.0.1:-1"'),
        ("wrong_kind", SERVED + "requests_per_minute = 0"),
        ("address_invalid", 'address = "http://gateway.example.nl"'),
        ("address_invalid", 'address = "https://gateway.example.nl/ibadmin"'),
        ("address_missing", ""),
    ],
)
def test_a_place_that_cannot_be_says_why(problem: str, text: str, tmp_path: Path) -> None:
    with pytest.raises(GatewayMisconfigured) as refused:
        read_place(placed(tmp_path, text))
    assert refused.value.problem == problem
