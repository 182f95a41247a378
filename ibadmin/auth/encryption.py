"""EncryptedID: the identifiers that only we can read, decrypted to a value and never put back into a message.

Every way of failing is the same flaw, so that nobody learns from it how far a guess came.
"""

from collections.abc import Iterator

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.asymmetric.padding import MGF1, OAEP
from cryptography.hazmat.primitives.ciphers import Cipher
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from cryptography.hazmat.primitives.ciphers.algorithms import AES
from cryptography.hazmat.primitives.ciphers.modes import CBC

from ibadmin.auth.documents import Element, from_base64, read, tags
from ibadmin.auth.flaws import Flaw, ResponseRefused
from ibadmin.auth.names import DS, SHA256, XENC, XENC11, ds, saml, xenc
from ibadmin.auth.provider import KeyPair, ServiceProvider

_CBC_KEYS = {f"{XENC}aes128-cbc": 16, f"{XENC}aes192-cbc": 24, f"{XENC}aes256-cbc": 32}
_GCM_KEYS = {f"{XENC11}aes128-gcm": 16, f"{XENC11}aes192-gcm": 24, f"{XENC11}aes256-gcm": 32}
_OAEP_MGF1P = f"{XENC}rsa-oaep-mgf1p"
_OAEP = f"{XENC11}rsa-oaep"
_SHA1 = f"{DS}sha1"
# SHA-1 is the digest that eHerkenning's own OAEP uses; the padding does not rest on its collision resistance.
_DIGESTS: dict[str, type[hashes.SHA1] | type[hashes.SHA256]] = {_SHA1: hashes.SHA1, SHA256: hashes.SHA256}
_MASKS: dict[str, type[hashes.SHA1] | type[hashes.SHA256]] = {
    f"{XENC11}mgf1sha1": hashes.SHA1,
    f"{XENC11}mgf1sha256": hashes.SHA256,
}
_MOST_KEYS = 10
_IV_LENGTH = 16
_NONCE_LENGTH = 12


class _Undecryptable(Exception):
    """This key, or this way of encrypting, does not lead anywhere."""


def decrypted_name(encrypted: Element, provider: ServiceProvider) -> Element:
    """The NameID within an EncryptedID that was encrypted to us; raises `ResponseRefused`."""
    for plain in _plaintexts(encrypted, provider):
        try:
            name = read(plain)
        except ResponseRefused:
            continue
        if name.tag == saml("NameID"):
            return name
    raise ResponseRefused(Flaw.DECRYPTION)


def _plaintexts(encrypted: Element, provider: ServiceProvider) -> Iterator[bytes]:
    """What the content decrypts to, with each content key that one of our keys unwraps."""
    allowed = {xenc("EncryptedData"), xenc("EncryptedKey")}
    if set(tags(encrypted)) - allowed or tags(encrypted).count(xenc("EncryptedData")) != 1:
        return
    content = next(encrypted.iterchildren(xenc("EncryptedData")))
    for wrapped in _keys_for(encrypted, provider):
        for pair in _pairs_for(wrapped, provider):
            try:
                yield _decrypt(content, _unwrap(wrapped, pair))
            except (_Undecryptable, ValueError, InvalidTag):
                continue


def _keys_for(encrypted: Element, provider: ServiceProvider) -> list[Element]:
    """The content keys that can be for us: beside the content or within it, and not addressed to another."""
    within = f"{xenc('EncryptedData')}/{ds('KeyInfo')}/{xenc('EncryptedKey')}"
    found = [*encrypted.iterchildren(xenc("EncryptedKey")), *encrypted.iterfind(within)]
    return [key for key in found if key.get("Recipient") in (None, provider.entity_id)][:_MOST_KEYS]


def _pairs_for(wrapped: Element, provider: ServiceProvider) -> list[KeyPair]:
    """The key that is named first, then the others: a makelaar may name it in a way of its own."""
    name = wrapped.findtext(f"{ds('KeyInfo')}/{ds('KeyName')}")
    return sorted(provider.encryption, key=lambda pair: pair.name != name)


def _unwrap(wrapped: Element, pair: KeyPair) -> bytes:
    method = wrapped.find(xenc("EncryptionMethod"))
    if method is None:
        raise _Undecryptable
    return pair.private_key.decrypt(_cipher_value(wrapped), _padding(method))


def _padding(method: Element) -> OAEP:
    """OAEP as written down; PKCS#1 v1.5 and anything unknown do not decrypt."""
    if method.find(xenc("OAEPparams")) is not None:
        raise _Undecryptable
    digest = method.find(ds("DigestMethod"))
    mask = method.find(f"{{{XENC11}}}MGF")
    digest_name = _SHA1 if digest is None else digest.get("Algorithm")
    mask_name = f"{XENC11}mgf1sha1" if mask is None else mask.get("Algorithm")
    if method.get("Algorithm") not in (_OAEP_MGF1P, _OAEP) or digest_name not in _DIGESTS or mask_name not in _MASKS:
        raise _Undecryptable
    if method.get("Algorithm") == _OAEP_MGF1P and mask is not None:
        raise _Undecryptable
    return OAEP(mgf=MGF1(_MASKS[mask_name]()), algorithm=_DIGESTS[digest_name](), label=None)


def _decrypt(content: Element, key: bytes) -> bytes:
    method = content.find(xenc("EncryptionMethod"))
    algorithm = None if method is None else method.get("Algorithm")
    cipher_text = _cipher_value(content)
    if algorithm in _CBC_KEYS and len(key) == _CBC_KEYS[algorithm]:
        return _decrypt_cbc(cipher_text, key)
    if algorithm in _GCM_KEYS and len(key) == _GCM_KEYS[algorithm]:
        return AESGCM(key).decrypt(cipher_text[:_NONCE_LENGTH], cipher_text[_NONCE_LENGTH:], None)
    raise _Undecryptable


def _decrypt_cbc(cipher_text: bytes, key: bytes) -> bytes:
    """AES-CBC with the padding of XML encryption 5.2: the last byte counts, the others are arbitrary.

    The signature over the cipher text was verified before, so this is no oracle.
    """
    decryptor = Cipher(AES(key), CBC(cipher_text[:_IV_LENGTH])).decryptor()
    padded = decryptor.update(cipher_text[_IV_LENGTH:]) + decryptor.finalize()
    if not padded or not 1 <= padded[-1] <= min(_IV_LENGTH, len(padded)):
        raise _Undecryptable
    return padded[: -padded[-1]]


def _cipher_value(element: Element) -> bytes:
    """The bytes within the message; a reference to elsewhere is never followed."""
    text = element.findtext(f"{xenc('CipherData')}/{xenc('CipherValue')}")
    if not text:
        raise _Undecryptable
    return from_base64(text)
