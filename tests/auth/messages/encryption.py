"""EncryptedIDs as makelaars write them, and as they should not."""

import os
from base64 import b64encode
from dataclasses import dataclass

from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.asymmetric.padding import MGF1, OAEP, PKCS1v15
from cryptography.hazmat.primitives.ciphers import Cipher
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from cryptography.hazmat.primitives.ciphers.algorithms import AES
from cryptography.hazmat.primitives.ciphers.modes import CBC
from lxml import etree

from tests.auth.messages.elements import NAMESPACES, PROVIDER, PROVIDER_KEY_NAME, Element, make, private_key
from tests.auth.messages.signing import SHA1, SHA256


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
    digest = hashes.SHA256() if how.digest == SHA256 else hashes.SHA1()  # noqa: S303 - what makelaars use
    mask = hashes.SHA256() if (how.mask or "").endswith("sha256") else hashes.SHA1()  # noqa: S303 - what makelaars use
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
