"""XML signatures in the one form that eHerkenning allows: what is accepted, and how ours are made.

RSA-SHA256 over exclusive canonical XML without comments, one reference to the own ID, the two
transforms that belong to it, and a key that is only named, never sent (Digital signature, 1.13).
"""

import logging
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import datetime

from cryptography import x509
from cryptography.hazmat.primitives.asymmetric.rsa import RSAPrivateKey
from lxml import etree
from signxml.algorithms import CanonicalizationMethod, DigestAlgorithm, SignatureMethod
from signxml.exceptions import SignXMLException
from signxml.signer import XMLSigner
from signxml.verifier import SignatureConfiguration, VerifyResult, XMLVerifier

from ibadmin.auth.documents import (
    Element,
    attributes,
    from_base64,
    hardened_parser,
    only_elements,
    tags,
    text_of,
    valid_id,
)
from ibadmin.auth.flaws import Flaw, ResponseRefused
from ibadmin.auth.names import DS, EC, ENVELOPED, EXCLUSIVE_C14N, RSA_SHA256, SHA256, ds

# signxml writes every canonical form, and so whole assertions, to its debug log.
logging.getLogger("signxml").setLevel(logging.CRITICAL)

_INCLUSIVE_NAMESPACES = f"{{{EC}}}InclusiveNamespaces"
_PREFIX = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789_-."


@dataclass(frozen=True, slots=True)
class NamedCertificate:
    """A certificate as metadata gives it: with the name that messages call its key by, if any."""

    name: str | None
    certificate: x509.Certificate = field(repr=False)

    def valid_at(self, now: datetime) -> bool:
        """Whether the certificate's own dates allow its use."""
        return self.certificate.not_valid_before_utc <= now <= self.certificate.not_valid_after_utc


@dataclass(frozen=True, slots=True)
class Signed:
    """What a signature covers, parsed from the very bytes that were verified, and the signature itself."""

    content: Element = field(repr=False)
    signature: Element = field(repr=False)


def check_signature_shape(signature: Element, signed_id: str | None) -> None:
    """Refuse every form of signature but the one; raises `ResponseRefused`."""
    parts = tags(signature)
    if parts not in ([ds("SignedInfo"), ds("SignatureValue")], [ds("SignedInfo"), ds("SignatureValue"), ds("KeyInfo")]):
        raise ResponseRefused(Flaw.SIGNATURE_SHAPE)
    if not only_elements(signature) or set(signature.attrib) - {"Id"}:
        raise ResponseRefused(Flaw.SIGNATURE_SHAPE)
    _check_signed_info(signature[0], signed_id)
    _check_base64(signature[1])
    if len(parts) == 3:
        _key_name(signature[2])


def verify_signature(
    root: Element, signature: Element, *, path: str, certificates: Sequence[NamedCertificate], now: datetime
) -> Signed:
    """The content that a pinned key has signed; `path` leads from the root to the signature's parent.

    The shape must have been checked. Raises `ResponseRefused`; keys in the message are never used.
    """
    candidates = _candidates(signature, certificates)
    usable = [candidate for candidate in candidates if candidate.valid_at(now)]
    if not usable:
        raise ResponseRefused(Flaw.CERTIFICATE)
    expected = SignatureConfiguration(
        location=f"./{path}",
        expect_references=1,
        signature_methods=frozenset({SignatureMethod.RSA_SHA256}),
        digest_algorithms=frozenset({DigestAlgorithm.SHA256}),
        verification_time=now,
        default_reference_c14n_method=CanonicalizationMethod.EXCLUSIVE_XML_CANONICALIZATION_1_0,
    )
    for candidate in usable:
        result = _result(root, candidate.certificate, expected)
        if result is not None and result.signed_xml is not None:
            return Signed(result.signed_xml, result.signature_xml)
    raise ResponseRefused(Flaw.SIGNATURE)


def sign(document: Element, placeholder_after: int, key: RSAPrivateKey, key_name: str) -> Element:
    """A signed copy of a document, its signature after `placeholder_after` elements, naming the key and no more."""
    document.insert(placeholder_after, etree.Element(ds("Signature"), {"Id": "placeholder"}, nsmap={"ds": DS}))
    key_info = etree.Element(ds("KeyInfo"), nsmap={"ds": DS})
    etree.SubElement(key_info, ds("KeyName")).text = key_name
    signer = XMLSigner(c14n_algorithm=CanonicalizationMethod.EXCLUSIVE_XML_CANONICALIZATION_1_0)
    return signer.sign(document, key=key, key_info=key_info, reference_uri=f"#{document.get('ID')}")


def _check_signed_info(signed_info: Element, signed_id: str | None) -> None:
    method, algorithm = ds("CanonicalizationMethod"), ds("SignatureMethod")
    parts = tags(signed_info)
    if parts.count(ds("Reference")) > 1:
        raise ResponseRefused(Flaw.REFERENCE)
    if parts != [method, algorithm, ds("Reference")] or signed_info.attrib or not only_elements(signed_info):
        raise ResponseRefused(Flaw.SIGNATURE_SHAPE)
    _check_algorithm(signed_info[0], EXCLUSIVE_C14N)
    _check_algorithm(signed_info[1], RSA_SHA256)
    _check_reference(signed_info[2], signed_id)


def _check_reference(reference: Element, signed_id: str | None) -> None:
    if attributes(reference) != {"URI": f"#{signed_id}"} or not valid_id(signed_id):
        raise ResponseRefused(Flaw.REFERENCE)
    if tags(reference) != [ds("Transforms"), ds("DigestMethod"), ds("DigestValue")] or not only_elements(reference):
        raise ResponseRefused(Flaw.SIGNATURE_SHAPE)
    transforms = reference[0]
    if tags(transforms) != [ds("Transform")] * 2 or transforms.attrib or not only_elements(transforms):
        raise ResponseRefused(Flaw.ALGORITHM)
    _check_algorithm(transforms[0], ENVELOPED)
    _check_algorithm(transforms[1], EXCLUSIVE_C14N)
    _check_algorithm(reference[1], SHA256)
    _check_base64(reference[2])


def _check_algorithm(element: Element, algorithm: str) -> None:
    """One algorithm, and for exclusive canonical XML perhaps a list of prefixes; nothing else."""
    if attributes(element) != {"Algorithm": algorithm} or not only_elements(element):
        raise ResponseRefused(Flaw.ALGORITHM)
    if len(element) == 0:
        return
    prefixes = str(element[0].get("PrefixList", ""))
    well_formed = all(prefix == "#default" or not prefix.strip(_PREFIX) for prefix in prefixes.split(" "))
    if (
        algorithm != EXCLUSIVE_C14N
        or tags(element) != [_INCLUSIVE_NAMESPACES]
        or set(element[0].attrib) != {"PrefixList"}
        or len(element[0])
        or element[0].text
        or not well_formed
    ):
        raise ResponseRefused(Flaw.ALGORITHM)


def _check_base64(element: Element) -> None:
    text = text_of(element, Flaw.SIGNATURE_SHAPE)
    if element.attrib:
        raise ResponseRefused(Flaw.SIGNATURE_SHAPE)
    try:
        from_base64(text)
    except ValueError:
        raise ResponseRefused(Flaw.SIGNATURE_SHAPE) from None


def _key_name(key_info: Element) -> str:
    """The one thing that KeyInfo may hold: a name. Keys and certificates in a message are refused unread."""
    if tags(key_info) != [ds("KeyName")] or key_info.attrib or not only_elements(key_info):
        raise ResponseRefused(Flaw.KEY_INFO)
    if key_info[0].attrib:
        raise ResponseRefused(Flaw.KEY_INFO)
    return text_of(key_info[0], Flaw.KEY_INFO)


def _candidates(signature: Element, certificates: Sequence[NamedCertificate]) -> Sequence[NamedCertificate]:
    """The pinned certificates that the signature can be of: a name must be one of the metadata's."""
    key_info = signature.find(ds("KeyInfo"))
    if key_info is None or all(certificate.name is None for certificate in certificates):
        return certificates
    name = _key_name(key_info)
    named = [certificate for certificate in certificates if certificate.name in (name, None)]
    if not named:
        raise ResponseRefused(Flaw.KEY_INFO)
    return named


def _result(root: Element, certificate: x509.Certificate, expected: SignatureConfiguration) -> VerifyResult | None:
    try:
        result = XMLVerifier().verify(
            root, x509_cert=certificate, validate_schema=False, parser=hardened_parser(), expect_config=expected
        )
    except (SignXMLException, etree.LxmlError, ValueError):
        return None
    return result if isinstance(result, VerifyResult) else None
