"""XML from outside, read so that nothing can hide in it and nothing is fetched because of it."""

import binascii
import re

from lxml import etree

from ibadmin.auth.flaws import Flaw, ResponseRefused

Element = etree._Element  # noqa: SLF001 - the only name that lxml gives the type

# The observed answers, with two declarations in Advice, are 20 to 40 KiB.
MAX_BYTES = 256 * 1024
MAX_ELEMENTS = 4_000
MAX_ATTRIBUTES = 8_000
MAX_NAMESPACES = 1_000

# Well-formed XML has "<!" and "<?" in markup only: text and attributes write "<" as a reference.
_DECLARATION = re.compile(r"<\?xml[ \t\r\n][^?<>]*\?>")
_ENCODING = re.compile(r"encoding[ \t\r\n]*=[ \t\r\n]*[\"']([^\"']*)[\"']")
_FORBIDDEN = (
    ("<!DOCTYPE", Flaw.DOCTYPE),
    ("<!--", Flaw.COMMENT),
    ("<![CDATA[", Flaw.CDATA),
    ("<!", Flaw.MALFORMED),
    ("<?", Flaw.INSTRUCTION),
)
_BLANKS = str.maketrans("", "", " \t\r\n")
_NCNAME = re.compile(r"[A-Za-z_][A-Za-z0-9_.-]{0,255}")
_ID_NAMES = frozenset({"ID", "Id", "id"})
_TOO_DEEP = etree.XPath("boolean(/*" + "/*" * 48 + ")")


def read(document: bytes) -> Element:
    """The root of a document that has elements and text alone; raises `ResponseRefused`."""
    if len(document) > MAX_BYTES:
        raise ResponseRefused(Flaw.SIZE)
    text = _decoded(document)
    declaration = _DECLARATION.match(text)
    if declaration is not None:
        encoding = _ENCODING.search(declaration.group())
        if encoding is not None and encoding.group(1).lower() != "utf-8":
            raise ResponseRefused(Flaw.ENCODING)
        text = text[declaration.end() :]
    for mark, flaw in _FORBIDDEN:
        if mark in text:
            raise ResponseRefused(flaw)
    if text.count("xmlns") > MAX_NAMESPACES:
        raise ResponseRefused(Flaw.SIZE)
    root = _parsed(text.encode())
    _check_limits(root)
    return root


def hardened_parser() -> etree.XMLParser:
    """A parser that resolves nothing, fetches nothing and keeps libxml2's own limits."""
    return etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False)


def check_ids(root: Element) -> None:
    """Refuse a document in which an ID could mean two places; every spelling that signxml looks at counts."""
    seen: set[str] = set()
    for element in root.iter():
        for name, value in element.attrib.items():
            if etree.QName(name).localname not in _ID_NAMES:
                continue
            if value in seen:
                raise ResponseRefused(Flaw.DUPLICATE_ID)
            seen.add(str(value))


def from_base64(text: str) -> bytes:
    """What base64 stands for, blanks and line ends allowed and nothing else; raises `ValueError`."""
    return binascii.a2b_base64(text.translate(_BLANKS), strict_mode=True)


def valid_id(value: str | None) -> bool:
    """Whether this can be an ID: a plain name, so that `#` and it make an unambiguous reference."""
    return value is not None and _NCNAME.fullmatch(value) is not None


def tags(element: Element) -> list[str]:
    """The names of the elements directly within, in order."""
    return [str(child.tag) for child in element]


def attributes(element: Element) -> dict[str, str]:
    """The attributes of an element."""
    return {str(name): str(value) for name, value in element.attrib.items()}


def only_elements(element: Element) -> bool:
    """Whether there is nothing but white space between the elements directly within."""
    return not (element.text or "").strip() and not any((child.tail or "").strip() for child in element)


def text_of(element: Element, flaw: Flaw) -> str:
    """The text of an element that holds text and nothing else; raises `ResponseRefused` with `flaw`."""
    if len(element) or not element.text:
        raise ResponseRefused(flaw)
    return element.text


def _decoded(document: bytes) -> str:
    try:
        text = document.decode("utf-8")
    except UnicodeDecodeError:
        raise ResponseRefused(Flaw.ENCODING) from None
    if text.startswith("\N{BYTE ORDER MARK}") or "\0" in text:
        raise ResponseRefused(Flaw.ENCODING)
    return text


def _parsed(document: bytes) -> Element:
    try:
        return etree.fromstring(document, hardened_parser())
    except etree.XMLSyntaxError:
        raise ResponseRefused(Flaw.MALFORMED) from None


def _check_limits(root: Element) -> None:
    """Refuse what is cheap to send and dear to canonicalise: crowds of elements, attributes, levels."""
    elements = attributes = 0
    for element in root.iter():
        if not isinstance(element.tag, str):
            raise ResponseRefused(Flaw.MALFORMED)
        elements += 1
        attributes += len(element.attrib)
    if elements > MAX_ELEMENTS or attributes > MAX_ATTRIBUTES or _TOO_DEEP(root):
        raise ResponseRefused(Flaw.SIZE)
