"""The bundled makelaar's own XML: names and building; nothing is shared with who verifies it."""

import secrets
from collections.abc import Mapping
from datetime import UTC, datetime

from lxml import etree

NAMESPACES = {
    "samlp": "urn:oasis:names:tc:SAML:2.0:protocol",
    "saml": "urn:oasis:names:tc:SAML:2.0:assertion",
    "md": "urn:oasis:names:tc:SAML:2.0:metadata",
    "ds": "http://www.w3.org/2000/09/xmldsig#",
    "xenc": "http://www.w3.org/2001/04/xmlenc#",
    "xs": "http://www.w3.org/2001/XMLSchema",
    "xsi": "http://www.w3.org/2001/XMLSchema-instance",
    "ec": "http://www.w3.org/2001/10/xml-exc-c14n#",
    "xacml-saml": "urn:oasis:xacml:2.0:saml:assertion:schema:os",
}

Element = etree._Element  # noqa: SLF001  lxml's public functions return it; it has no public name


def qualified(name: str) -> str:
    """`saml:Issuer` as lxml spells it."""
    prefix, _, local = name.rpartition(":")
    return f"{{{NAMESPACES[prefix]}}}{local}" if prefix else local


def root(name: str, attributes: Mapping[str, str], *prefixes: str) -> Element:
    """The element that a document begins with, declaring these prefixes."""
    declared = {prefix: NAMESPACES[prefix] for prefix in prefixes}
    return etree.Element(qualified(name), dict(attributes), nsmap=declared)


def add(parent: Element, name: str, text: str | None = None, attributes: Mapping[str, str] | None = None) -> Element:
    """Put an element at the end of its parent."""
    prefix = name.partition(":")[0]
    named = {qualified(key): value for key, value in (attributes or {}).items()}
    child = etree.SubElement(parent, qualified(name), named, nsmap={prefix: NAMESPACES[prefix]})
    child.text = text
    return child


def fresh_id() -> str:
    """An identifier that no other message has: 128 random bits."""
    return f"_{secrets.token_hex(16)}"


def instant(moment: datetime) -> str:
    """A time with milliseconds, as real makelaars write it."""
    return moment.astimezone(UTC).isoformat(timespec="milliseconds").replace("+00:00", "Z")
