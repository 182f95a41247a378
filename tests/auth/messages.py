"""Answers of a makelaar, right ones and wrong ones, made by hand: nothing here uses the code under test."""

import hashlib
import hmac
import os
from base64 import b64encode
from collections.abc import Callable, Sequence
from copy import deepcopy
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from functools import cache

from cryptography import x509
from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.asymmetric.padding import MGF1, OAEP, PKCS1v15
from cryptography.hazmat.primitives.asymmetric.rsa import RSAPrivateKey, generate_private_key
from cryptography.hazmat.primitives.ciphers import Cipher
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from cryptography.hazmat.primitives.ciphers.algorithms import AES
from cryptography.hazmat.primitives.ciphers.modes import CBC
from cryptography.hazmat.primitives.serialization import Encoding
from lxml import etree

Element = etree._Element
Edit = Callable[[Element], object]

NOW = datetime(2026, 3, 10, 9, 30, tzinfo=UTC)
MAKELAAR = "urn:etoegang:HM:00000003244440010000:entities:9713"
PROVIDER = "urn:etoegang:DV:00000001123456780000:entities:9001"
CONSUMER = "https://gateway.example.nl/saml/acs"
REQUEST_ID = "_6f2d1c0b9a8e7f6d5c4b3a291807f6e5"
SERVICE_ID = "urn:etoegang:DV:00000001123456780000:services:9001"
SERVICE_UUID = "b2ba62a6-419c-4331-8fbb-40c7b589978d"
KVK_NUMBER = "12345678"
PSEUDONYM = "5039c43b8e350bf6fb24382c9670debd878623680421a7b6f39ec749dfc0b4c7@0ae3c84bce4f060b25e89c0290f040d6"
ASSERTION_ID = "_b54c18c05c904109ba908b08dcd6c5d2"
RESPONSE_ID = "_3e6519c92c9b4c529706de01b9afa604"
MAKELAAR_KEY_NAME = "e927ec25c5a680fdd3d1d1b4bf69f47de614c9bc1c2066b0f665f7e12f21d68d"
PROVIDER_KEY_NAME = "0c899435b6148eefc6d88edac227f2fb"

NAMESPACES = {
    "samlp": "urn:oasis:names:tc:SAML:2.0:protocol",
    "saml": "urn:oasis:names:tc:SAML:2.0:assertion",
    "ds": "http://www.w3.org/2000/09/xmldsig#",
    "xenc": "http://www.w3.org/2001/04/xmlenc#",
    "xenc11": "http://www.w3.org/2009/xmlenc11#",
    "ec": "http://www.w3.org/2001/10/xml-exc-c14n#",
    "xs": "http://www.w3.org/2001/XMLSchema",
    "xsi": "http://www.w3.org/2001/XMLSchema-instance",
    "xacml-saml": "urn:oasis:xacml:2.0:saml:assertion:schema:os",
    "xacml-context": "urn:oasis:names:tc:xacml:2.0:context:schema:os",
}
EXC_C14N = NAMESPACES["ec"]
ENVELOPED = NAMESPACES["ds"] + "enveloped-signature"
RSA_SHA256 = "http://www.w3.org/2001/04/xmldsig-more#rsa-sha256"
SHA256 = NAMESPACES["xenc"] + "sha256"
SHA1 = NAMESPACES["ds"] + "sha1"


@cache
def private_key(_owner: str) -> RSAPrivateKey:
    """One key for each owner, the same all through a test run."""
    return generate_private_key(65537, 2048)


@cache
def certificate(
    owner: str, start: datetime = NOW - timedelta(days=30), end: datetime = NOW + timedelta(days=365)
) -> x509.Certificate:
    name = x509.Name([x509.NameAttribute(x509.NameOID.COMMON_NAME, owner)])
    builder = x509.CertificateBuilder(name, name, private_key(owner).public_key(), x509.random_serial_number())
    return builder.not_valid_before(start).not_valid_after(end).sign(private_key(owner), hashes.SHA256())


def instant(moment: datetime) -> str:
    return moment.strftime("%Y-%m-%dT%H:%M:%SZ")


def q(name: str) -> str:
    prefix, _, local = name.partition(":")
    return f"{{{NAMESPACES[prefix]}}}{local}"


def make(name: str, text: str | None = None, children: Sequence[Element] = (), **attributes: str) -> Element:
    prefix = name.partition(":")[0]
    element = etree.Element(q(name), attributes, nsmap={prefix: NAMESPACES[prefix]})
    element.text = text
    element.extend(children)
    return element


def find(element: Element, path: str) -> Element:
    found = element.find(path, NAMESPACES)
    assert found is not None, path
    return found


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
    algorithm = hashes.SHA1() if how.method.endswith("rsa-sha1") else hashes.SHA256()
    return private_key(how.owner).sign(signed, PKCS1v15(), algorithm)


def _key_info(how: Signature) -> Element:
    key_info = make("ds:KeyInfo")
    if how.key_name is not None:
        key_info.append(make("ds:KeyName", how.key_name))
    if how.with_certificate:
        der = certificate(how.owner).public_bytes(Encoding.DER)
        key_info.append(make("ds:X509Data", children=[make("ds:X509Certificate", b64encode(der).decode())]))
    return key_info


@dataclass(frozen=True)
class Encryption:
    """How to encrypt an identifier: right by default."""

    owner: str = "provider"
    recipient: str | None = PROVIDER
    key_name: str | None = PROVIDER_KEY_NAME
    cipher: str = NAMESPACES["xenc"] + "aes256-cbc"
    transport: str = NAMESPACES["xenc"] + "rsa-oaep-mgf1p"
    digest: str | None = SHA1
    mask: str | None = None
    others: tuple[str, ...] = ()
    inline: bool = False
    padding: bytes | None = None


def name_id(value: str, qualifier: str) -> Element:
    persistent = "urn:oasis:names:tc:SAML:2.0:nameid-format:persistent"
    return make("saml:NameID", value, Format=persistent, NameQualifier=qualifier)


def encrypted(plain: Element | bytes, how: Encryption = Encryption()) -> Element:
    """An EncryptedID as makelaars write it: the content, and beside it the key for each recipient."""
    content = plain if isinstance(plain, bytes) else etree.tostring(plain)
    key = os.urandom(16 if "128" in how.cipher else 32)
    identity = "_" + os.urandom(16).hex()
    keys = [_encrypted_key(key, how, how.owner, how.recipient, how.key_name, identity)]
    for other in how.others:
        keys.insert(0, _encrypted_key(key, how, other, f"urn:etoegang:DV:{other}", other, identity))
    key_info = make("ds:KeyInfo")
    if how.inline:
        key_info.extend(keys)
    else:
        kind = NAMESPACES["xenc"] + "EncryptedKey"
        key_info.append(make("ds:RetrievalMethod", Type=kind, URI=f"#{keys[-1].get('Id')}"))
    value = b64encode(_cipher_text(content, key, how)).decode()
    content_element = make(
        "xenc:EncryptedData",
        children=[
            make("xenc:EncryptionMethod", Algorithm=how.cipher),
            key_info,
            make("xenc:CipherData", children=[make("xenc:CipherValue", value)]),
        ],
        Id=identity,
        Type=NAMESPACES["xenc"] + "Element",
    )
    return make("saml:EncryptedID", children=[content_element, *([] if how.inline else keys)])


def _cipher_text(content: bytes, key: bytes, how: Encryption) -> bytes:
    if how.cipher.endswith("gcm"):
        nonce = os.urandom(12)
        return nonce + AESGCM(key).encrypt(nonce, content, None)
    missing = 16 - len(content) % 16
    padding = how.padding if how.padding is not None else os.urandom(missing - 1) + bytes([missing])
    padded = content + (padding[-missing:] if how.padding is not None else padding).rjust(missing, b"\0")
    start = os.urandom(16)
    encryptor = Cipher(AES(key), CBC(start)).encryptor()
    return start + encryptor.update(padded) + encryptor.finalize()


def _encrypted_key(
    key: bytes, how: Encryption, owner: str, recipient: str | None, key_name: str | None, identity: str
) -> Element:
    digest = hashes.SHA256() if how.digest == SHA256 else hashes.SHA1()
    mask = hashes.SHA256() if (how.mask or "").endswith("sha256") else hashes.SHA1()
    padding = PKCS1v15() if how.transport.endswith("rsa-1_5") else OAEP(MGF1(mask), digest, None)
    wrapped = private_key(owner).public_key().encrypt(key, padding)
    method = make("xenc:EncryptionMethod", Algorithm=how.transport)
    if how.digest is not None:
        method.append(make("ds:DigestMethod", Algorithm=how.digest))
    if how.mask is not None:
        method.append(make("xenc11:MGF", Algorithm=how.mask))
    children = [method]
    if key_name is not None:
        children.append(make("ds:KeyInfo", children=[make("ds:KeyName", key_name)]))
    value = b64encode(wrapped).decode()
    children.append(make("xenc:CipherData", children=[make("xenc:CipherValue", value)]))
    reference = make("xenc:DataReference", URI=f"#{identity}")
    children.append(make("xenc:ReferenceList", children=[reference]))
    element = make("xenc:EncryptedKey", children=children, Id="_" + os.urandom(16).hex())
    if recipient is not None:
        element.set("Recipient", recipient)
    return element


def attribute(name: str, *values: Element | str) -> Element:
    holder = make("saml:Attribute", Name=name)
    for value in values:
        if isinstance(value, str):
            kept = make("saml:AttributeValue", value)
            kept.set(q("xsi:type"), "xs:string")
        else:
            kept = make("saml:AttributeValue", children=[value])
        holder.append(kept)
    return holder


PSEUDO = "urn:etoegang:1.13:EntityConcernedID:Pseudo"
KVK = "urn:etoegang:1.9:EntityConcernedID:KvKnr"
RSIN = "urn:etoegang:1.9:EntityConcernedID:RSIN"
ACTING = "urn:etoegang:core:ActingSubjectID"
LEGAL = "urn:etoegang:core:LegalSubjectID"


def assertion(now: datetime = NOW) -> Element:
    """A right assertion, unsigned, as the makelaars of 2020 and 2023 were seen to write it."""
    element = etree.Element(
        q("saml:Assertion"),
        {"ID": ASSERTION_ID, "IssueInstant": instant(now), "Version": "2.0"},
        nsmap={prefix: NAMESPACES[prefix] for prefix in ("saml", "xacml-saml", "xs", "xsi")},
    )
    transient = "urn:oasis:names:tc:SAML:2.0:nameid-format:transient"
    until = instant(now + timedelta(minutes=2))
    confirmed = make(
        "saml:SubjectConfirmationData", InResponseTo=REQUEST_ID, NotOnOrAfter=until, Recipient=CONSUMER
    )
    bearer = "urn:oasis:names:tc:SAML:2.0:cm:bearer"
    element.append(make("saml:Issuer", MAKELAAR))
    element.append(
        make(
            "saml:Subject",
            children=[
                make("saml:NameID", "74fd8086-76bc-4033-bf8d-1c97eddb89f3", Format=transient),
                make("saml:SubjectConfirmation", children=[confirmed], Method=bearer),
            ],
        )
    )
    restriction = make("saml:AudienceRestriction", children=[make("saml:Audience", PROVIDER)])
    start = instant(now - timedelta(seconds=5))
    element.append(make("saml:Conditions", children=[restriction], NotBefore=start, NotOnOrAfter=until))
    element.append(
        make(
            "saml:AttributeStatement",
            children=[
                attribute(ACTING, encrypted(name_id(PSEUDONYM, PSEUDO))),
                attribute(LEGAL, encrypted(name_id(KVK_NUMBER, KVK))),
                attribute("urn:etoegang:core:ServiceID", SERVICE_ID),
                attribute("urn:etoegang:core:ServiceUUID", SERVICE_UUID),
            ],
        )
    )
    level = make("saml:AuthnContextClassRef", "urn:etoegang:core:assurance-class:loa3")
    authority = make("saml:AuthenticatingAuthority", "urn:etoegang:AD:00000001234567890000:entities:9113")
    context = make("saml:AuthnContext", children=[level, authority])
    element.append(make("saml:AuthnStatement", children=[context], AuthnInstant=instant(now), SessionIndex="_1"))
    return element


def response(now: datetime = NOW, status: tuple[str, ...] = ("Success",)) -> Element:
    """The outer half of an answer, without assertion or signature."""
    attributes = {
        "ID": RESPONSE_ID,
        "Version": "2.0",
        "IssueInstant": instant(now),
        "Destination": CONSUMER,
        "InResponseTo": REQUEST_ID,
    }
    prefixes = ("samlp", "saml", "ds", "xs", "xsi")
    element = etree.Element(q("samlp:Response"), attributes, nsmap={prefix: NAMESPACES[prefix] for prefix in prefixes})
    element.append(make("saml:Issuer", MAKELAAR))
    codes = [make("samlp:StatusCode", Value=f"urn:oasis:names:tc:SAML:2.0:status:{code}") for code in status]
    for outer, inner in zip(codes, codes[1:], strict=False):
        outer.append(inner)
    element.append(make("samlp:Status", children=codes[:1]))
    return element


@dataclass(frozen=True)
class Message:
    """An answer to be: edits before each signature, after both, and on the text."""

    on_assertion: Sequence[Edit] = ()
    on_response: Sequence[Edit] = ()
    on_signed: Sequence[Edit] = ()
    on_text: Sequence[Callable[[bytes], bytes]] = ()
    assertion_signature: Signature | None = Signature()
    response_signature: Signature | None = Signature()
    now: datetime = NOW
    status: tuple[str, ...] = ("Success",)
    with_assertion: bool = True
    outer: Callable[[Element], Element] = field(default=lambda root: root)

    def tree(self) -> Element:
        root = response(self.now, self.status)
        if self.with_assertion:
            inner = assertion(self.now)
            root.append(inner)
            _apply(self.on_assertion, inner)
            if self.assertion_signature is not None:
                sign(inner, self.assertion_signature)
        _apply(self.on_response, root)
        if self.response_signature is not None:
            sign(root, self.response_signature)
        _apply(self.on_signed, root)
        return self.outer(root)

    def text(self) -> bytes:
        text = etree.tostring(self.tree())
        for edit in self.on_text:
            text = edit(text)
        return text

    def encoded(self) -> str:
        return b64encode(self.text()).decode()


def _apply(edits: Sequence[Edit], element: Element) -> None:
    for edit in edits:
        edit(element)


def put(path: str, **attributes: str | None) -> Edit:
    """Set attributes of an element, or with None take them away."""

    def edit(element: Element) -> None:
        target = element if path == "." else find(element, path)
        for name, value in attributes.items():
            if value is None:
                del target.attrib[name]
            else:
                target.set(name, value)

    return edit


def write(path: str, text: str) -> Edit:
    def edit(element: Element) -> None:
        find(element, path).text = text

    return edit


def drop(path: str) -> Edit:
    def edit(element: Element) -> None:
        target = find(element, path)
        parent = target.getparent()
        assert parent is not None
        parent.remove(target)

    return edit


def repeat(path: str) -> Edit:
    def edit(element: Element) -> None:
        target = find(element, path)
        target.addnext(deepcopy(target))

    return edit


def add(path: str, child: Callable[[], Element], position: int | None = None) -> Edit:
    """Add a new element within another, last by default."""

    def edit(element: Element) -> None:
        target = element if path == "." else find(element, path)
        target.insert(len(target) if position is None else position, child())

    return edit


def identifiers(name: str, *values: Callable[[], Element]) -> Edit:
    """Replace the identifiers of an attribute."""

    def edit(element: Element) -> None:
        old = find(element, f".//saml:Attribute[@Name='{name}']")
        old.getparent().replace(old, attribute(name, *(value() for value in values)))  # type: ignore[union-attr]

    return edit


def advice() -> Element:
    """The evidence that real answers carry: an AD's assertion and an MR's with an XACML decision, signed by them."""
    authority = assertion(NOW - timedelta(seconds=8))
    authority.set("ID", "s273cee5425e2f5382c41826d20b098eba4696c0cf")
    find(authority, "saml:Issuer").text = "urn:etoegang:AD:00000001234567890000:entities:9113"
    find(authority, ".//saml:AuthnContextClassRef").text = "urn:etoegang:core:assurance-class:loa4"
    identifiers(ACTING, lambda: encrypted(name_id("for-the-registry", PSEUDO), Encryption(owner="mr", recipient="MR")))(
        authority
    )
    identifiers(LEGAL, lambda: encrypted(name_id("87654321", KVK)))(authority)
    registry = assertion(NOW - timedelta(seconds=2))
    registry.set("ID", "_1552dc764398cc35498ed317c71e539f")
    find(registry, "saml:Issuer").text = "urn:etoegang:MR:00000001234567890000:entities:9113"
    for name in ("saml:AttributeStatement", "saml:AuthnStatement"):
        drop(name)(registry)
    registry.append(make("saml:Advice", children=[make("saml:AssertionIDRef", str(authority.get("ID")))]))
    registry.append(_xacml_statement())
    holder = make("saml:Advice", children=[authority, registry])
    sign(authority, Signature(owner="ad", key_name="43005cb6118b950cbc6664945cec888debc594a0"))
    sign(registry, Signature(owner="mr", key_name="43005cb6118b950cbc6664945cec888debc594a0"))
    return holder


def _xacml_statement() -> Element:
    def entry(name: str, *content: Element, text: str | None = None) -> Element:
        value = make("xacml-context:AttributeValue", text, content)
        kind = "http://www.w3.org/2001/XMLSchema#string"
        return make("xacml-context:Attribute", children=[value], AttributeId=name, DataType=kind)

    decision = make("xacml-context:Result", children=[make("xacml-context:Decision", "Permit")])
    subject = make("xacml-context:Subject")
    subject.append(entry(ACTING, encrypted(name_id("someone-else", PSEUDO))))
    subject.append(entry(LEGAL, encrypted(name_id("87654321", KVK))))
    resource = make("xacml-context:Resource")
    resource.append(entry("urn:etoegang:core:ServiceID", text=SERVICE_ID))
    resource.append(entry("urn:etoegang:core:LevelOfAssuranceUsed", text="urn:etoegang:core:assurance-class:loa4"))
    statement = make(
        "saml:Statement",
        children=[
            make("xacml-context:Response", children=[decision]),
            make("xacml-context:Request", children=[subject, resource, make("xacml-context:Environment")]),
        ],
    )
    statement.set(q("xsi:type"), "xacml-saml:XACMLAuthzDecisionStatementType")
    return statement


def with_advice(inner: Element) -> None:
    find(inner, "saml:Conditions").addnext(advice())
