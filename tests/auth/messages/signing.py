"""Signatures made by hand, so that each detail can be wrong."""

import hashlib
import hmac
from base64 import b64encode
from dataclasses import dataclass

from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.asymmetric.padding import PKCS1v15
from cryptography.hazmat.primitives.serialization import Encoding
from lxml import etree

from tests.auth.messages.elements import MAKELAAR_KEY_NAME, NAMESPACES, Element, certificate, make, private_key

EXC_C14N = NAMESPACES["ec"]

ENVELOPED = NAMESPACES["ds"] + "enveloped-signature"

RSA_SHA256 = "http://www.w3.org/2001/04/xmldsig-more#rsa-sha256"

SHA256 = NAMESPACES["xenc"] + "sha256"

SHA1 = NAMESPACES["ds"] + "sha1"


@dataclass(frozen=True)
class Signature:
    """How to sign: right by default, each detail open to be wrong."""

    owner: str = "makelaar"
    key_name: str | None = MAKELAAR_KEY_NAME
    method: str = RSA_SHA256
    digest: str = SHA256
    canonical: str = EXC_C14N
    transforms: tuple[str, ...] = (ENVELOPED, EXC_C14N)
    prefixes: str = "xacml-saml xs xsd"
    reference: str | None = None
    references: int = 1
    with_certificate: bool = False
    hmac_secret: bytes | None = None


def canonical(element: Element, algorithm: str = EXC_C14N, prefixes: str = "") -> bytes:
    # Parsed anew, because lxml forgets the namespaces of the ancestors that nothing here uses.
    return etree.tostring(
        etree.fromstring(etree.tostring(element, with_tail=False)),
        method="c14n",
        exclusive="exc-c14n" in algorithm,
        with_comments=algorithm.endswith("WithComments"),
        inclusive_ns_prefixes=prefixes.split() or None,
        with_tail=False,
    )


def sign(element: Element, how: Signature, position: int = 1) -> None:
    """Put a signature into an element of a tree, over the element where it stands."""
    signature = make("ds:Signature", children=[make("ds:SignedInfo"), make("ds:SignatureValue")])
    signed_info = signature[0]
    signed_info.append(make("ds:CanonicalizationMethod", Algorithm=how.canonical))
    signed_info.append(make("ds:SignatureMethod", Algorithm=how.method))
    content = canonical(element, how.transforms[-1] if how.transforms else EXC_C14N, how.prefixes)
    digest = (hashlib.sha1 if how.digest == SHA1 else hashlib.sha256)(content).digest()
    for _ in range(how.references):
        reference = make("ds:Reference", URI=how.reference if how.reference is not None else f"#{element.get('ID')}")
        transforms = [make("ds:Transform", Algorithm=algorithm) for algorithm in how.transforms]
        if transforms and how.prefixes and "exc-c14n" in how.transforms[-1]:
            transforms[-1].append(make("ec:InclusiveNamespaces", PrefixList=how.prefixes))
        reference.append(make("ds:Transforms", children=transforms))
        reference.append(make("ds:DigestMethod", Algorithm=how.digest))
        reference.append(make("ds:DigestValue", b64encode(digest).decode()))
        signed_info.append(reference)
    if how.key_name is not None or how.with_certificate:
        signature.append(_key_info(how))
    element.insert(position, signature)
    signed = canonical(signed_info, how.canonical)
    signature[1].text = b64encode(_signature_value(signed, how)).decode()


def _signature_value(signed: bytes, how: Signature) -> bytes:
    if how.hmac_secret is not None:
        return hmac.digest(how.hmac_secret, signed, "sha256")
    # What must be refused has to be made first.
    algorithm = hashes.SHA1() if how.method.endswith("rsa-sha1") else hashes.SHA256()  # noqa: S303
    return private_key(how.owner).sign(signed, PKCS1v15(), algorithm)


def _key_info(how: Signature) -> Element:
    key_info = make("ds:KeyInfo")
    if how.key_name is not None:
        key_info.append(make("ds:KeyName", how.key_name))
    if how.with_certificate:
        der = certificate(how.owner).public_bytes(Encoding.DER)
        key_info.append(make("ds:X509Data", children=[make("ds:X509Certificate", b64encode(der).decode())]))
    return key_info
