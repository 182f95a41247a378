"""EncryptedIDs as real makelaars make them: AES-256-CBC, with the key wrapped by RSA-OAEP for one recipient."""

import os
import secrets
from base64 import b64encode

from cryptography import x509
from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.asymmetric import padding, rsa
from cryptography.hazmat.primitives.ciphers import Cipher, algorithms, modes
from lxml import etree

from ibadmin.auth.simulator.xml import NAMESPACES, Element, add, fresh_id

_AES_KEY_BYTES = 32
_AES_BLOCK_BYTES = 16


def add_encrypted_id(parent: Element, name_id: Element, recipient: str, key_name: str, key: x509.Certificate) -> None:
    """An EncryptedID as the framework lays it out: EncryptedData, and beside it one EncryptedKey for the recipient."""
    public_key = key.public_key()
    if not isinstance(public_key, rsa.RSAPublicKey):
        raise TypeError("the certificate to encrypt for holds no RSA key")
    data_id, key_id = fresh_id(), fresh_id()
    content_key = secrets.token_bytes(_AES_KEY_BYTES)
    encrypted_id = add(parent, "saml:EncryptedID")

    data = add(encrypted_id, "xenc:EncryptedData", None, {"Id": data_id, "Type": f"{NAMESPACES['xenc']}Element"})
    add(data, "xenc:EncryptionMethod", None, {"Algorithm": f"{NAMESPACES['xenc']}aes256-cbc"})
    retrieval = {"Type": f"{NAMESPACES['xenc']}EncryptedKey", "URI": f"#{key_id}"}
    add(add(data, "ds:KeyInfo"), "ds:RetrievalMethod", None, retrieval)
    _add_cipher_value(data, _encrypted_with_aes(etree.tostring(name_id), content_key))

    wrapped = add(encrypted_id, "xenc:EncryptedKey", None, {"Id": key_id, "Recipient": recipient})
    method = add(wrapped, "xenc:EncryptionMethod", None, {"Algorithm": f"{NAMESPACES['xenc']}rsa-oaep-mgf1p"})
    add(method, "ds:DigestMethod", None, {"Algorithm": f"{NAMESPACES['ds']}sha1"})
    add(add(wrapped, "ds:KeyInfo"), "ds:KeyName", key_name)
    # rsa-oaep-mgf1p is defined with MGF1-SHA1 (XML Encryption 5.4.2).
    oaep = padding.OAEP(mgf=padding.MGF1(hashes.SHA1()), algorithm=hashes.SHA1(), label=None)  # noqa: S303
    _add_cipher_value(wrapped, public_key.encrypt(content_key, oaep))
    add(add(wrapped, "xenc:ReferenceList"), "xenc:DataReference", None, {"URI": f"#{data_id}"})


def _add_cipher_value(parent: Element, encrypted: bytes) -> None:
    add(add(parent, "xenc:CipherData"), "xenc:CipherValue", b64encode(encrypted).decode())


def _encrypted_with_aes(content: bytes, key: bytes) -> bytes:
    """CBC with the padding of XML Encryption 5.2.1: the last byte tells the length, the others are random."""
    missing = _AES_BLOCK_BYTES - len(content) % _AES_BLOCK_BYTES
    padded = content + os.urandom(missing - 1) + bytes([missing])
    vector = os.urandom(_AES_BLOCK_BYTES)
    encryptor = Cipher(algorithms.AES256(key), modes.CBC(vector)).encryptor()
    return vector + encryptor.update(padded) + encryptor.finalize()
