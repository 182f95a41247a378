"""The eHerkenning checks: how sure, for which service, at which KvK number, and who (1.1)."""

import re
from collections.abc import Iterator

from ibadmin.auth.answer import Assertion
from ibadmin.auth.documents import Element, only_elements, tags, text_of
from ibadmin.auth.encryption import decrypted_name
from ibadmin.auth.flaws import Flaw, ResponseRefused
from ibadmin.auth.makelaars import Makelaar
from ibadmin.auth.names import (
    ACTING_SUBJECT_ID,
    KVK_NUMBER,
    LEGAL_SUBJECT_ID,
    PSEUDONYMS,
    SERVICE_ID,
    SERVICE_UUID,
    saml,
)
from ibadmin.auth.provider import ServiceProvider
from ibadmin.model import Identity
from ibadmin.rules import fields

# Observed: 64 hexadecimal digits, @, 32 more; it is the makelaar's to choose, but never blank or endless.
_PSEUDONYM = re.compile(r"[!-~]{1,256}")
_MOST_IDENTIFIERS = 10


def identity(assertion: Assertion, *, makelaar: Makelaar, provider: ServiceProvider) -> Identity:
    """The person at the organisation, and the level; whether that is high enough is the rule's to say."""
    level = makelaar.levels.get(assertion.level)
    if level is None:
        raise ResponseRefused(Flaw.LEVEL)
    if _string(assertion, SERVICE_ID, Flaw.SERVICE) != provider.service_id:
        raise ResponseRefused(Flaw.SERVICE)
    if _string(assertion, SERVICE_UUID, Flaw.SERVICE_UUID) != provider.service_uuid:
        raise ResponseRefused(Flaw.SERVICE_UUID)
    legal = list(_names(assertion, LEGAL_SUBJECT_ID, makelaar, provider))
    kvk_number = _one([name for name in legal if name.get("NameQualifier") == KVK_NUMBER], Flaw.KVK_NUMBER)
    acting = list(_names(assertion, ACTING_SUBJECT_ID, makelaar, provider))
    pseudonym = _one([name for name in acting if name.get("NameQualifier") in PSEUDONYMS], Flaw.PSEUDONYM)
    if fields.KVK_NUMBER.fullmatch(kvk_number) is None:
        raise ResponseRefused(Flaw.KVK_NUMBER)
    if _PSEUDONYM.fullmatch(pseudonym) is None:
        raise ResponseRefused(Flaw.PSEUDONYM)
    return Identity(pseudonym=pseudonym, kvk_number=kvk_number, assurance_level=level)


def _string(assertion: Assertion, name: str, flaw: Flaw) -> str:
    values = assertion.attributes.get(name, ())
    if len(values) != 1:
        raise ResponseRefused(flaw)
    return text_of(values[0], flaw)


def _names(assertion: Assertion, attribute: str, makelaar: Makelaar, provider: ServiceProvider) -> Iterator[Element]:
    """The identifiers of an attribute, each decrypted; one that is not for us spoils the lot."""
    plain = set() if makelaar.identifiers_encrypted else {saml("NameID")}
    identifiers: list[Element] = []
    for value in assertion.attributes.get(attribute, ()):
        if not only_elements(value) or set(tags(value)) - {saml("EncryptedID")} - plain:
            raise ResponseRefused(Flaw.IDENTIFIER)
        identifiers.extend(value)
    if len(identifiers) > _MOST_IDENTIFIERS:
        raise ResponseRefused(Flaw.IDENTIFIER)
    for identifier in identifiers:
        yield identifier if identifier.tag in plain else decrypted_name(identifier, provider)


def _one(names: list[Element], flaw: Flaw) -> str:
    if len(names) != 1:
        raise ResponseRefused(flaw)
    return text_of(names[0], flaw)
