"""Answers that are wrong before they are XML, or as XML."""

from base64 import b64encode
from collections.abc import Callable

from lxml import etree

from ibadmin.auth.flaws import Flaw
from tests.auth.hostile.wrongs import SERVICE_ID, Cases, afterwards, around, inside, text
from tests.auth.messages.advice import with_advice
from tests.auth.messages.answers import Message
from tests.auth.messages.edits import put
from tests.auth.messages.elements import Element, find, q

DOCTYPE = b'<!DOCTYPE samlp:Response [<!ENTITY who "x">]>'


def re_encoded(encoding: str) -> Callable[[bytes], bytes]:
    return lambda message: message.decode().encode(encoding)


def deep(inner: Element) -> None:
    value = find(inner, f"{SERVICE_ID}/saml:AttributeValue")
    for _ in range(60):
        value = etree.SubElement(value, q("saml:AttributeValue"))


def same_id_in_advice(inner: Element) -> None:
    with_advice(inner)
    find(inner, "saml:Advice/saml:Assertion").set("ID", str(inner.get("ID")))


TEXTS: Cases = {
    # The text
    "nothing": (Flaw.MALFORMED, ""),
    "not base64": (Flaw.ENCODING, "<samlp:Response/>"),
    "base64 cut off": (Flaw.ENCODING, Message().encoded()[:-3]),
    "base64 with more behind": (Flaw.ENCODING, Message().encoded().rstrip("=") + "====!"),
    "blanks outside ASCII": (Flaw.ENCODING, "\u2003" + Message().encoded()),
    "letters outside ASCII": (Flaw.ENCODING, "é" * 40),
    "not XML": (Flaw.MALFORMED, b64encode(b"hello").decode()),
    "too large": (Flaw.SIZE, b64encode(b"<a>" + b" " * 300_000 + b"</a>").decode()),
    "far too large": (Flaw.SIZE, "A" * 1_000_000),
    "a crowd of elements": (Flaw.SIZE, b64encode(b"<a>" + b"<b/>" * 5_000 + b"</a>").decode()),
    "a crowd of namespaces": (
        Flaw.SIZE,
        b64encode(b"<a" + b"".join(b' xmlns:n%d="u:%d"' % (n, n) for n in range(1_500)) + b"/>").decode(),
    ),
    "a deep nest": (Flaw.SIZE, inside(deep)),
    "UTF-16": (Flaw.ENCODING, Message(on_text=[re_encoded("utf-16")])),
    "byte order mark": (Flaw.ENCODING, Message(on_text=[re_encoded("utf-8-sig")])),
    "Latin-1 declared": (
        Flaw.ENCODING,
        Message(on_text=[lambda message: b'<?xml version="1.0" encoding="ISO-8859-1"?>' + message]),
    ),
    "UTF-7 declared": (
        Flaw.ENCODING,
        Message(on_text=[lambda message: b"<?xml version='1.0' encoding='UTF-7'?>" + message]),
    ),
    "bytes that are not UTF-8": (Flaw.ENCODING, Message(on_text=[lambda message: message + b"\xff"])),
    "a NUL": (Flaw.ENCODING, text(b"</samlp:Response>", b"\0</samlp:Response>")),
    "a document type": (Flaw.DOCTYPE, Message(on_text=[lambda message: DOCTYPE + message])),
    "an external document type": (
        Flaw.DOCTYPE,
        Message(on_text=[lambda message: b'<!DOCTYPE a SYSTEM "file:///etc/passwd">' + message]),
    ),
    "an entity": (Flaw.MALFORMED, text(b"urn:etoegang:DV", b"&who;urn:etoegang:DV")),
    "a comment in the answer": (Flaw.COMMENT, text(b"<samlp:Status>", b"<!-- --><samlp:Status>")),
    "a comment in the audience": (
        Flaw.COMMENT,
        text(b":entities:9001</saml:Audience>", b":entities:9001<!---->.evil</saml:Audience>"),
    ),
    "a comment in the level": (Flaw.COMMENT, text(b"loa3</", b"loa<!---->3</")),
    "a processing instruction": (Flaw.INSTRUCTION, text(b"<samlp:Status>", b"<?a b?><samlp:Status>")),
    "a stylesheet in front": (
        Flaw.INSTRUCTION,
        Message(on_text=[lambda message: b"<?xml-stylesheet href='a'?>" + message]),
    ),
    "a CDATA section": (Flaw.CDATA, text(b"loa3</", b"<![CDATA[loa3]]></")),
    "two roots": (Flaw.MALFORMED, Message(on_text=[lambda message: message + message])),
    # Identifiers of elements
    "the same ID twice": (Flaw.DUPLICATE_ID, around(put("saml:Assertion", ID="_3e6519c92c9b4c529706de01b9afa604"))),
    "the assertion's ID in Advice": (Flaw.DUPLICATE_ID, inside(same_id_in_advice)),
    "the assertion's ID as Id": (
        Flaw.DUPLICATE_ID,
        around(put("saml:Assertion/saml:Subject", Id="_b54c18c05c904109ba908b08dcd6c5d2")),
    ),
    "no ID on the answer": (Flaw.SHAPE, Message(on_signed=[put(".", ID=None)])),
    "an ID that is no name": (Flaw.SHAPE, afterwards(put(".", ID="#x"))),
}
