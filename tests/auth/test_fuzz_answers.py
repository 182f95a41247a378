"""Answers bent at random: refused in the one way there is, or accepted as what was signed."""

from base64 import b64encode
from collections.abc import Callable
from copy import deepcopy

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from lxml import etree

from ibadmin.auth.flaws import ResponseRefused
from ibadmin.auth.response import VerifiedLogin
from tests.auth.checking import check
from tests.auth.messages.advice import with_advice
from tests.auth.messages.answers import Message
from tests.auth.messages.elements import NAMESPACES, Element, q

FUZZ = settings(
    max_examples=150,
    deadline=None,
    database=None,
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large],
)
SIGNED = Message(on_assertion=[with_advice]).text()
RIGHT = check(b64encode(SIGNED))
FRAGMENTS = (
    b"<",
    b">",
    b"&",
    b"&lt;",
    b"&#x20;",
    b"<!---->",
    b"<?a?>",
    b"<![CDATA[",
    b"]]>",
    b"\0",
    b"\xff",
    b" xmlns='urn:x'",
    b" ID='_x'",
    b"<a/>",
    b"<!DOCTYPE a>",
    b"loa4",
    b"\r\n",
)
VALUES = st.sampled_from(
    ["", " ", "#", "_x", "2.0", "9999-12-31T23:59:59Z", "0000-00-00T00:00:00Z", "2026-03-10T09:30:00.9999999999Z"]
) | st.text(max_size=20).filter(lambda text: all(ch.isprintable() for ch in text))
TAGS = st.sampled_from(
    [
        "saml:Assertion",
        "saml:Issuer",
        "saml:EncryptedID",
        "saml:NameID",
        "saml:Attribute",
        "saml:AttributeValue",
        "samlp:Response",
        "samlp:StatusCode",
        "ds:Signature",
        "ds:KeyInfo",
        "xenc:EncryptedKey",
        "xenc:CipherValue",
    ]
).map(q)
Bend = Callable[[Element], None]


def outcome(encoded: bytes | str) -> VerifiedLogin | None:
    """Who is let in, if anyone; anything but a login or a refusal fails the test."""
    try:
        return check(encoded)
    except ResponseRefused:
        return None


@st.composite
def bent_bytes(draw: st.DrawFn) -> bytes:
    message = bytearray(SIGNED)
    for _ in range(draw(st.integers(1, 3))):
        start = draw(st.integers(0, len(message)))
        end = start + draw(st.sampled_from([0, 0, 1, 1, 2, 50, 2000]))
        message[start:end] = draw(st.sampled_from(FRAGMENTS) | st.binary(max_size=4))
    return bytes(message)


@st.composite
def bends(draw: st.DrawFn) -> Bend:
    """One to three changes to a tree: elements renamed, removed, repeated or moved, texts and attributes changed."""
    steps = draw(
        st.lists(
            st.tuples(
                st.sampled_from(["rename", "remove", "repeat", "move", "text", "tail", "attribute", "forget", "wrap"]),
                st.integers(0, 10_000),
                st.integers(0, 10_000),
                VALUES,
                TAGS,
            ),
            min_size=1,
            max_size=3,
        )
    )

    def bend(root: Element) -> None:
        for kind, first, second, value, tag in steps:
            elements = list(root.iter())
            bend_one(elements[first % len(elements)], elements[second % len(elements)], kind, value, tag)

    return bend


def bend_one(element: Element, other: Element, kind: str, value: str, tag: str) -> None:
    parent = element.getparent()
    match kind:
        case "rename":
            element.tag = tag
        case "text":
            element.text = value
        case "attribute":
            names = sorted(element.attrib) or ["ID"]
            element.set(names[len(value) % len(names)], value)
        case "forget" if element.attrib:
            del element.attrib[sorted(element.attrib)[len(value) % len(element.attrib)]]
        case "tail" if parent is not None:
            element.tail = value
        case "remove" if parent is not None:
            parent.remove(element)
        case "repeat" if parent is not None:
            parent.insert(parent.index(element), deepcopy(element))
        case "move" if parent is not None and element not in other.iterancestors() and other is not element:
            other.append(element)
        case "wrap" if parent is not None:
            wrapper = etree.Element(tag, nsmap={"saml": NAMESPACES["saml"]})
            parent.replace(element, wrapper)
            wrapper.append(element)


@FUZZ
@given(bent_bytes())
def test_bent_bytes_let_in_nobody_else(message: bytes) -> None:
    assert outcome(b64encode(message)) in (None, RIGHT)


@FUZZ
@given(st.binary(max_size=200) | st.text(max_size=200))
def test_anything_at_all_in_the_form_field_is_no_more_than_refused(field: bytes | str) -> None:
    assert outcome(field) is None


@FUZZ
@given(bends())
def test_a_bent_tree_lets_in_nobody_else(bend: Bend) -> None:
    root = etree.fromstring(SIGNED)
    bend(root)
    assert outcome(b64encode(etree.tostring(root))) in (None, RIGHT)


@FUZZ
@given(bends())
def test_a_makelaar_that_signs_nonsense_is_no_more_than_refused(bend: Bend) -> None:
    try:
        encoded = Message(on_assertion=[bend]).encoded()
    except (ValueError, AssertionError):
        return
    outcome(encoded)


@FUZZ
@given(bends())
def test_a_makelaar_that_signs_a_bent_answer_is_no_more_than_refused(bend: Bend) -> None:
    login = outcome(Message(on_response=[bend]).encoded())
    assert login is None or login.identity == RIGHT.identity
