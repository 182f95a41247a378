"""The makelaars that may let people in: who they are, where they are, and the keys they sign with.

Everything comes from the metadata that the operator was given; a message never adds to it.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import UTC, datetime
from enum import Enum
from types import MappingProxyType
from urllib.parse import urlsplit

from cryptography import x509
from cryptography.hazmat.primitives.asymmetric.rsa import RSAPublicKey

from ibadmin.auth.documents import Element, check_ids, from_base64, read
from ibadmin.auth.flaws import ResponseRefused
from ibadmin.auth.names import POST_BINDING, REDIRECT_BINDING, SAMLP, ds, md
from ibadmin.auth.provider import SHORTEST_KEY
from ibadmin.auth.signatures import NamedCertificate
from ibadmin.errors import GatewayMisconfigured
from ibadmin.model import AssuranceLevel

_CORE = "urn:etoegang:core:assurance-class:"
ETOEGANG_LEVELS: Mapping[str, AssuranceLevel] = MappingProxyType(
    {f"{_CORE}{level.code}": level for level in AssuranceLevel},
)
# The government routing service (ST-SAML); `low` covers 2 and 2+, so it counts as the lower of them.
EIDAS_LEVELS: Mapping[str, AssuranceLevel] = MappingProxyType(
    {
        "http://eID.logius.nl/LoA/basic": AssuranceLevel.LOA1,
        "http://eidas.europa.eu/LoA/low": AssuranceLevel.LOA2,
        "http://eidas.europa.eu/LoA/substantial": AssuranceLevel.LOA3,
        "http://eidas.europa.eu/LoA/high": AssuranceLevel.LOA4,
    },
)


class Binding(Enum):
    """How the browser carries our request: in a form, or in an address."""

    POST = POST_BINDING
    REDIRECT = REDIRECT_BINDING


@dataclass(frozen=True, slots=True)
class Makelaar:
    """One eHerkenningmakelaar, pinned: its answers are checked against this and nothing else.

    `identifiers_encrypted` is what eHerkenning prescribes; a makelaar that is configured otherwise may
    give the identifiers as they are, within its signed assertion.
    """

    name: str
    entity_id: str
    single_sign_on_url: str
    certificates: tuple[NamedCertificate, ...]
    levels: Mapping[str, AssuranceLevel] = field(default_factory=lambda: ETOEGANG_LEVELS, repr=False)
    binding: Binding = Binding.POST
    identifiers_encrypted: bool = True
    valid_until: datetime | None = None

    def valid_at(self, now: datetime) -> bool:
        """Whether the metadata itself says that it still holds; without a date it does."""
        return self.valid_until is None or now < self.valid_until

    def code(self, level: AssuranceLevel) -> str:
        """How this makelaar writes a level."""
        return next(code for code, meaning in self.levels.items() if meaning is level)


def read_makelaar(
    document: bytes,
    *,
    name: str,
    levels: Mapping[str, AssuranceLevel] = ETOEGANG_LEVELS,
    identifiers_encrypted: bool = True,
    path: str = "",
) -> Makelaar:
    """The makelaar that its metadata describes; raises `GatewayMisconfigured` with `path` and a problem.

    Problems: level_missing, a word of `Flaw` when the XML is unsafe, not_an_entity, not_one_role, saml2_missing,
    sso_missing, sso_invalid, certificate_missing, certificate_invalid, key_too_short, not_rsa, valid_until_invalid.
    """
    if AssuranceLevel.LOA3 not in levels.values():
        raise GatewayMisconfigured(path, "level_missing")
    try:
        root = _root(document)
        return _makelaar(root, name, levels, identifiers_encrypted)
    except ResponseRefused as refused:
        raise GatewayMisconfigured(path, refused.flaw.value) from None
    except _Unusable as unusable:
        raise GatewayMisconfigured(path, unusable.problem) from None


class _Unusable(Exception):
    def __init__(self, problem: str) -> None:
        super().__init__(problem)
        self.problem = problem


def _root(document: bytes) -> Element:
    """The one entity that the file must hold."""
    root = read(document)
    check_ids(root)
    if root.tag != md("EntityDescriptor") or not root.get("entityID"):
        raise _Unusable("not_an_entity")
    return root


def _makelaar(root: Element, name: str, levels: Mapping[str, AssuranceLevel], identifiers_encrypted: bool) -> Makelaar:
    roles = list(root.iterchildren(md("IDPSSODescriptor")))
    if len(roles) != 1:
        raise _Unusable("not_one_role")
    if SAMLP not in str(roles[0].get("protocolSupportEnumeration", "")).split():
        raise _Unusable("saml2_missing")
    binding, location = _single_sign_on(roles[0])
    return Makelaar(
        name=name,
        entity_id=str(root.get("entityID")),
        single_sign_on_url=location,
        certificates=_certificates(roles[0]),
        levels=levels,
        binding=binding,
        identifiers_encrypted=identifiers_encrypted,
        valid_until=_valid_until(root, roles[0]),
    )


def _valid_until(*described: Element) -> datetime | None:
    """The earliest date that entity or role carries."""
    try:
        dates = [
            datetime.fromisoformat(str(each.get("validUntil"))) for each in described if "validUntil" in each.attrib
        ]
    except ValueError:
        raise _Unusable("valid_until_invalid") from None
    return min((date if date.tzinfo else date.replace(tzinfo=UTC) for date in dates), default=None)


def _single_sign_on(role: Element) -> tuple[Binding, str]:
    """The place to send the browser to: by form where that is offered, else by address."""
    offered = {service.get("Binding"): service.get("Location", "") for service in role.iter(md("SingleSignOnService"))}
    for binding in Binding:
        location = offered.get(binding.value)
        if location is not None:
            parts = urlsplit(location)
            # Plain HTTP is for the makelaar on this very machine alone.
            local = parts.hostname in ("127.0.0.1", "::1", "localhost")
            if not parts.hostname or not (parts.scheme == "https" or (parts.scheme == "http" and local)):
                raise _Unusable("sso_invalid")
            return binding, location
    raise _Unusable("sso_missing")


def _certificates(role: Element) -> tuple[NamedCertificate, ...]:
    """Every certificate for signing, so that a makelaar can change keys without a day of refusals."""
    found: list[NamedCertificate] = []
    for descriptor in role.iterchildren(md("KeyDescriptor")):
        if descriptor.get("use") in (None, "signing"):
            key_name = descriptor.findtext(f"{ds('KeyInfo')}/{ds('KeyName')}")
            texts = descriptor.iterfind(f"{ds('KeyInfo')}/{ds('X509Data')}/{ds('X509Certificate')}")
            found.extend(NamedCertificate(key_name, _certificate(text.text or "")) for text in texts)
    if not found:
        raise _Unusable("certificate_missing")
    return tuple(found)


def _certificate(text: str) -> x509.Certificate:
    try:
        certificate = x509.load_der_x509_certificate(from_base64(text))
        key = certificate.public_key()
    except ValueError:
        raise _Unusable("certificate_invalid") from None
    if not isinstance(key, RSAPublicKey):
        raise _Unusable("not_rsa")
    if key.key_size < SHORTEST_KEY:
        raise _Unusable("key_too_short")
    return certificate
