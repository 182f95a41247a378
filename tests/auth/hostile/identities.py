"""Answers with a level, service, organisation or person that cannot be, or cannot be read."""

from base64 import b64decode, b64encode
from copy import deepcopy

from lxml import etree

from ibadmin.auth.flaws import Flaw
from tests.auth.hostile.wrongs import LEVEL, SERVICE_ID, SERVICE_UUID, SOMEONE_ELSE, Cases, inside
from tests.auth.messages.answers import ACTING, KVK, LEGAL, PSEUDO, RSIN, Edit, Message, attribute, name_id
from tests.auth.messages.edits import add, drop, identifiers, repeat, write
from tests.auth.messages.elements import KVK_NUMBER, NAMESPACES, PSEUDONYM, Element, find, make, q
from tests.auth.messages.encryption import Encryption, encrypted

XENC, XENC11 = NAMESPACES["xenc"], NAMESPACES["xenc11"]


def legal(*values: Element) -> Message:
    return inside(identifiers(LEGAL, *(lambda value=value: deepcopy(value) for value in values)))


def acting(*values: Element) -> Message:
    return inside(identifiers(ACTING, *(lambda value=value: deepcopy(value) for value in values)))


def encrypting(how: Encryption, plain: Element | bytes | None = None) -> Message:
    content = name_id(KVK_NUMBER, KVK) if plain is None else plain
    return inside(identifiers(LEGAL, lambda: encrypted(content, how)))


def kvk(value: str, qualifier: str = KVK) -> Element:
    return encrypted(name_id(value, qualifier))


def pseudonym(value: str, qualifier: str = PSEUDO) -> Element:
    return encrypted(name_id(value, qualifier))


def tampered(path: str, position: int) -> Edit:
    """One bit of a cipher text turned over, before signing."""

    def edit(inner: Element) -> None:
        value = find(inner, f".//saml:Attribute[@Name='{LEGAL}']{path}")
        content = bytearray(b64decode(value.text or ""))
        content[position] ^= 1
        value.text = b64encode(bytes(content)).decode()

    return edit


def kept_elsewhere(inner: Element) -> None:
    """The cipher text behind an address, which would have to be fetched."""
    holder = find(inner, f".//saml:Attribute[@Name='{LEGAL}']//xenc:EncryptedData/xenc:CipherData")
    holder.clear()
    holder.append(make("xenc:CipherReference", URI="https://evil.example/content"))


def doubled(inner: Element) -> None:
    content = find(inner, f".//saml:Attribute[@Name='{LEGAL}']//xenc:EncryptedData")
    second = deepcopy(content)
    second.set("Id", "_second")
    content.addnext(second)


def with_parameters(inner: Element) -> None:
    method = find(inner, f".//saml:Attribute[@Name='{LEGAL}']//xenc:EncryptedKey/xenc:EncryptionMethod")
    method.append(make("xenc:OAEPparams", "AAAA"))


def mistyped(inner: Element) -> None:
    strange = attribute("urn:etoegang:1.9:attribute:Age", "not a number")
    strange[0].set(q("xsi:type"), "xs:integer")
    find(inner, "saml:AttributeStatement").append(strange)


IDENTITIES: Cases = {
    # Level and service
    "no level": (Flaw.LEVEL, inside(drop(LEVEL))),
    "an unknown level": (Flaw.LEVEL, inside(write(LEVEL, "urn:etoegang:core:assurance-class:loa5"))),
    "a level of another table": (Flaw.LEVEL, inside(write(LEVEL, "http://eidas.europa.eu/LoA/high"))),
    "a level in capitals": (Flaw.LEVEL, inside(write(LEVEL, "urn:etoegang:core:assurance-class:LOA3"))),
    "a level with white space": (Flaw.LEVEL, inside(write(LEVEL, "urn:etoegang:core:assurance-class:loa3 "))),
    "a level that starts well": (Flaw.LEVEL, inside(write(LEVEL, "urn:etoegang:core:assurance-class:loa3minus"))),
    "a level in wide digits": (Flaw.LEVEL, inside(write(LEVEL, "urn:etoegang:core:assurance-class:loa\uff13"))),
    "a level with a Cyrillic letter": (Flaw.LEVEL, inside(write(LEVEL, "urn:etoegang:core:assurance-class:lo\u04303"))),
    "a level of years ago": (Flaw.LEVEL, inside(write(LEVEL, "urn:etoegang:1.9:assurance-class:loa3"))),
    "a level with a line end": (Flaw.LEVEL, inside(write(LEVEL, "urn:etoegang:core:assurance-class:loa3\n"))),
    "a level that ends well": (Flaw.LEVEL, inside(write(LEVEL, "x:urn:etoegang:core:assurance-class:loa3"))),
    "an empty level": (Flaw.LEVEL, inside(write(LEVEL, ""))),
    "two levels": (Flaw.LEVEL, inside(repeat(LEVEL))),
    "a level by declaration": (
        Flaw.AUTHENTICATION,
        inside(add(".//saml:AuthnContext", lambda: make("saml:AuthnContextDeclRef", "x"))),
    ),
    "no ServiceID": (Flaw.SERVICE, inside(drop(SERVICE_ID))),
    "another ServiceID": (
        Flaw.SERVICE,
        inside(write(f"{SERVICE_ID}/saml:AttributeValue", "urn:etoegang:DV:1:services:1")),
    ),
    "an empty ServiceID": (Flaw.SERVICE, inside(write(f"{SERVICE_ID}/saml:AttributeValue", ""))),
    "two ServiceIDs": (Flaw.SERVICE, inside(repeat(f"{SERVICE_ID}/saml:AttributeValue"))),
    "the ServiceID twice": (Flaw.ATTRIBUTES, inside(repeat(SERVICE_ID))),
    "no ServiceUUID": (Flaw.SERVICE_UUID, inside(drop(SERVICE_UUID))),
    "another ServiceUUID": (
        Flaw.SERVICE_UUID,
        inside(write(f"{SERVICE_UUID}/saml:AttributeValue", "00000000-0000-0000-0000-000000000000")),
    ),
    # Who it is
    "no KvK number": (Flaw.KVK_NUMBER, inside(drop(f".//saml:Attribute[@Name='{LEGAL}']"))),
    "no values for the organisation": (Flaw.KVK_NUMBER, legal()),
    "two KvK numbers": (Flaw.KVK_NUMBER, legal(kvk(KVK_NUMBER), kvk("87654321"))),
    "the same KvK number twice": (Flaw.KVK_NUMBER, legal(kvk(KVK_NUMBER), kvk(KVK_NUMBER))),
    "an RSIN alone": (Flaw.KVK_NUMBER, legal(kvk("123456782", RSIN))),
    "a KvK number of seven digits": (Flaw.KVK_NUMBER, legal(kvk("1234567"))),
    "a KvK number of nine digits": (Flaw.KVK_NUMBER, legal(kvk("123456789"))),
    "a KvK number with a line end": (Flaw.KVK_NUMBER, legal(kvk("12345678\n"))),
    "a KvK number in other digits": (Flaw.KVK_NUMBER, legal(kvk("١٢٣٤٥٦٧٨"))),
    "an empty KvK number": (Flaw.KVK_NUMBER, legal(kvk(""))),
    "a KvK number in an attribute of its own": (
        Flaw.KVK_NUMBER,
        inside(identifiers(LEGAL), add("saml:AttributeStatement", lambda: attribute(KVK, KVK_NUMBER))),
    ),
    "a KvK number in the open": (Flaw.IDENTIFIER, legal(name_id(KVK_NUMBER, KVK))),
    "no pseudonym": (Flaw.PSEUDONYM, inside(drop(f".//saml:Attribute[@Name='{ACTING}']"))),
    "an empty pseudonym": (Flaw.PSEUDONYM, acting(pseudonym(""))),
    "a blank pseudonym": (Flaw.PSEUDONYM, acting(pseudonym("   "))),
    "a pseudonym with control characters": (Flaw.PSEUDONYM, acting(pseudonym(PSEUDONYM + "\r"))),
    "two pseudonyms": (Flaw.PSEUDONYM, acting(pseudonym(PSEUDONYM), pseudonym(SOMEONE_ELSE))),
    "a pseudonym of another kind": (Flaw.PSEUDONYM, acting(pseudonym(PSEUDONYM, KVK))),
    "a crowd of identifiers": (Flaw.IDENTIFIER, legal(*(kvk(KVK_NUMBER) for _ in range(11)))),
    # Encryption
    "encrypted to another key": (Flaw.DECRYPTION, encrypting(Encryption(owner="stranger"))),
    "encrypted for another": (Flaw.DECRYPTION, encrypting(Encryption(recipient="urn:etoegang:DV:2:entities:2"))),
    "PKCS#1 v1.5": (Flaw.DECRYPTION, encrypting(Encryption(transport=f"{XENC}rsa-1_5"))),
    "content tampered with": (
        Flaw.DECRYPTION,
        Message(on_assertion=[tampered("//xenc:EncryptedData/xenc:CipherData/xenc:CipherValue", 20)]),
    ),
    "key tampered with": (
        Flaw.DECRYPTION,
        Message(on_assertion=[tampered("//xenc:EncryptedKey/xenc:CipherData/xenc:CipherValue", 20)]),
    ),
    "encrypted to several others": (
        Flaw.DECRYPTION,
        encrypting(Encryption(owner="stranger", recipient="urn:etoegang:DV:2", others=("another-1", "another-2"))),
    ),
    "one for another beside ours": (
        Flaw.DECRYPTION,
        legal(kvk(KVK_NUMBER), encrypted(name_id("123456782", RSIN), Encryption(owner="stranger"))),
    ),
    "authenticated content tampered with": (
        Flaw.DECRYPTION,
        Message(
            on_assertion=[
                identifiers(
                    LEGAL, lambda: encrypted(name_id(KVK_NUMBER, KVK), Encryption(cipher=f"{XENC11}aes256-gcm"))
                ),
                tampered("//xenc:EncryptedData/xenc:CipherData/xenc:CipherValue", 20),
            ]
        ),
    ),
    "content elsewhere": (Flaw.DECRYPTION, inside(kept_elsewhere)),
    "OAEP with parameters": (Flaw.DECRYPTION, inside(with_parameters)),
    "OAEP of the old name with a mask": (Flaw.DECRYPTION, encrypting(Encryption(mask=f"{XENC11}mgf1sha1"))),
    "another cipher": (Flaw.DECRYPTION, encrypting(Encryption(cipher=f"{XENC}tripledes-cbc"))),
    "two contents in one": (Flaw.DECRYPTION, inside(doubled)),
    "padding of nothing": (Flaw.DECRYPTION, encrypting(Encryption(padding=b"\0" * 16))),
    "padding of more than a block": (Flaw.DECRYPTION, encrypting(Encryption(padding=b"\x11" * 16))),
    "not a NameID inside": (Flaw.DECRYPTION, encrypting(Encryption(), make("saml:Issuer", KVK_NUMBER))),
    "text inside": (Flaw.DECRYPTION, encrypting(Encryption(), KVK_NUMBER.encode())),
    "a document type inside": (
        Flaw.DECRYPTION,
        encrypting(Encryption(), b"<!DOCTYPE a>" + etree.tostring(name_id(KVK_NUMBER, KVK))),
    ),
    "a comment inside": (
        Flaw.DECRYPTION,
        encrypting(Encryption(), etree.tostring(name_id(KVK_NUMBER, KVK)).replace(b"1234", b"1234<!---->")),
    ),
    "nothing inside": (Flaw.IDENTIFIER, legal(make("saml:BaseID"))),
    # pysaml2's own
    "a value that is not of its type": (Flaw.SECOND_OPINION, inside(mistyped)),
    "an EncryptedID without content": (Flaw.DECRYPTION, legal(make("saml:EncryptedID"))),
}
