"""What arrives from a service: a signed AuthnRequest, held to the letter of the framework so that our errors show."""

import zlib
from base64 import b64decode
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from urllib.parse import parse_qs

from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.asymmetric import padding, rsa
from lxml import etree
from signxml.algorithms import CanonicalizationMethod, DigestAlgorithm, SignatureMethod
from signxml.exceptions import SignXMLException
from signxml.verifier import SignatureConfiguration, XMLVerifier

from ibadmin.auth.simulator.provider import NamedCertificate, Provider, hardened
from ibadmin.auth.simulator.xml import NAMESPACES, Element, qualified

MAX_RELAY_STATE_BYTES = 80
MAX_REQUEST_BYTES = 65_536
MAX_AGE = timedelta(minutes=5)
RSA_SHA256 = "http://www.w3.org/2001/04/xmldsig-more#rsa-sha256"


class RequestRefused(ValueError):
    """The request is not as the framework wants it; the text says what, for whoever builds the service."""


@dataclass(frozen=True, slots=True)
class LoginRequest:
    """A request that was found right: who asks, for which service, and where the answer goes."""

    id: str
    provider: Provider
    consumer: str
    service_id: str
    relay_state: str


def read_posted(
    encoded: str, relay_state: str, providers: Mapping[str, Provider], address: str, now: datetime
) -> LoginRequest:
    """The POST binding: the signature is inside the message."""
    message = _decoded(encoded)
    request = _parsed(message)
    provider = _asking(request, providers)
    _require_signature(message, provider, now)
    return _checked(request, provider, relay_state, address, now)


def read_redirected(query: str, providers: Mapping[str, Provider], address: str, now: datetime) -> LoginRequest:
    """The Redirect binding: the signature is over the query string as it was sent (SAML bindings 3.4.4.1)."""
    fields = {name: values[0] for name, values in parse_qs(query, keep_blank_values=True).items()}
    inflater = zlib.decompressobj(-15)
    try:
        message = inflater.decompress(_decoded(fields.get("SAMLRequest", "")), MAX_REQUEST_BYTES)
    except zlib.error as error:
        raise RequestRefused("SAMLRequest is not deflated") from error
    request = _parsed(message)
    provider = _asking(request, providers)
    _require_query_signature(query, fields, provider)
    return _checked(request, provider, fields.get("RelayState", ""), address, now)


def _decoded(encoded: str) -> bytes:
    if not encoded or len(encoded) > MAX_REQUEST_BYTES:
        raise RequestRefused("SAMLRequest is missing or too long")
    try:
        return b64decode(encoded, validate=False)
    except ValueError as error:
        raise RequestRefused("SAMLRequest is not base64") from error


def _parsed(message: bytes) -> Element:
    try:
        request = hardened(message)
    except (etree.XMLSyntaxError, ValueError) as error:
        raise RequestRefused("SAMLRequest is not XML that is allowed") from error
    if request.tag != qualified("samlp:AuthnRequest"):
        raise RequestRefused("not an AuthnRequest")
    return request


def _asking(request: Element, providers: Mapping[str, Provider]) -> Provider:
    issuer = request.find("saml:Issuer", NAMESPACES)
    if issuer is None or issuer.attrib:
        raise RequestRefused("one Issuer is wanted, without attributes")
    provider = providers.get((issuer.text or "").strip())
    if provider is None:
        raise RequestRefused("this service is not connected to the makelaar")
    return provider


def _require_signature(message: bytes, provider: Provider, now: datetime) -> None:
    request = hardened(message)
    signatures = list(request.iter(qualified("ds:Signature")))
    if len(signatures) != 1 or signatures[0].getparent() is not request:
        raise RequestRefused("one signature is wanted, on the request itself")
    if list(request.iter(qualified("ds:X509Data"), qualified("ds:KeyValue"))):
        raise RequestRefused("KeyInfo may hold a KeyName only")
    name = signatures[0].findtext("ds:KeyInfo/ds:KeyName", "", NAMESPACES).strip()
    transform = signatures[0].findall(".//ds:Transform", NAMESPACES)[-1].get("Algorithm", "")
    if transform != CanonicalizationMethod.EXCLUSIVE_XML_CANONICALIZATION_1_0.value:
        raise RequestRefused("exclusive canonicalization is wanted")
    for known in _candidates(provider, name):
        try:
            XMLVerifier().verify(
                message,
                x509_cert=known.certificate,
                id_attribute="ID",
                expect_config=SignatureConfiguration(
                    location="./",
                    verification_time=now,
                    signature_methods=frozenset({SignatureMethod.RSA_SHA256}),
                    digest_algorithms=frozenset({DigestAlgorithm.SHA256}),
                ),
            )
        except SignXMLException:
            continue
        else:
            return
    raise RequestRefused("the signature is not that of the service")


def _require_query_signature(query: str, fields: Mapping[str, str], provider: Provider) -> None:
    if fields.get("SigAlg") != RSA_SHA256:
        raise RequestRefused("SigAlg must be RSA-SHA256")
    sent = dict(part.partition("=")[::2] for part in query.split("&"))
    signed = "&".join(f"{name}={sent[name]}" for name in ("SAMLRequest", "RelayState", "SigAlg") if name in sent)
    signature = b64decode(fields.get("Signature", ""))
    for known in provider.signing:
        public_key = known.certificate.public_key()
        if not isinstance(public_key, rsa.RSAPublicKey):
            continue
        try:
            public_key.verify(signature, signed.encode(), padding.PKCS1v15(), hashes.SHA256())
        except InvalidSignature:
            continue
        else:
            return
    raise RequestRefused("the signature is not that of the service")


def _candidates(provider: Provider, name: str) -> list[NamedCertificate]:
    return [known for known in provider.signing if not name or known.name == name]


def _checked(request: Element, provider: Provider, relay_state: str, address: str, now: datetime) -> LoginRequest:
    index = request.get("AssertionConsumerServiceIndex", "")
    service = request.get("AttributeConsumingServiceIndex", provider.default_service)
    unsent = ("AssertionConsumerServiceURL", "ProtocolBinding")
    right = {
        "ID is missing": request.get("ID"),
        "Version must be 2.0": request.get("Version") == "2.0",
        "Destination is not this makelaar": request.get("Destination") == address,
        "IssueInstant is too old or in the future": abs(now - _moment(request.get("IssueInstant", ""))) <= MAX_AGE,
        "ForceAuthn must be true": request.get("ForceAuthn") in ("true", "1"),
        f"{' and '.join(unsent)} must not be sent": not any(name in request.attrib for name in unsent),
        "AssertionConsumerServiceIndex is not in the metadata": index in provider.consumers,
        "AttributeConsumingServiceIndex is not in the metadata": service in provider.services,
        "NameIDPolicy must not be sent": request.find("samlp:NameIDPolicy", NAMESPACES) is None,
        "RelayState is longer than 80 bytes": len(relay_state.encode()) <= MAX_RELAY_STATE_BYTES,
    }
    if wrong := [sentence for sentence, is_right in right.items() if not is_right]:
        raise RequestRefused("; ".join(wrong))
    return LoginRequest(
        request.get("ID", ""), provider, provider.consumers[index], provider.services[service], relay_state
    )


def _moment(text: str) -> datetime:
    try:
        moment = datetime.fromisoformat(text)
    except ValueError as error:
        raise RequestRefused("IssueInstant is not a time") from error
    if moment.tzinfo is None:
        raise RequestRefused("IssueInstant is not in UTC")
    return moment
