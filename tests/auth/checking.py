"""The gateway's side of these tests: the makelaar it has pinned, its own keys, and the check itself."""

from dataclasses import replace
from datetime import datetime, timedelta

from ibadmin.auth.makelaars import Makelaar
from ibadmin.auth.provider import KeyPair, ServiceProvider
from ibadmin.auth.request import PendingRequest
from ibadmin.auth.response import VerifiedLogin, verify
from ibadmin.auth.signatures import NamedCertificate
from tests.auth.messages.answers import Message
from tests.auth.messages.elements import (
    CONSUMER,
    MAKELAAR,
    MAKELAAR_KEY_NAME,
    NOW,
    PROVIDER,
    PROVIDER_KEY_NAME,
    REQUEST_ID,
    SERVICE_ID,
    SERVICE_UUID,
    certificate,
    private_key,
)

ASKED_AT = NOW - timedelta(seconds=40)


def key_pair(owner: str, name: str) -> KeyPair:
    return KeyPair(name, private_key(owner), certificate(owner))


def provider() -> ServiceProvider:
    pair = key_pair("provider", PROVIDER_KEY_NAME)
    return ServiceProvider(PROVIDER, CONSUMER, SERVICE_ID, SERVICE_UUID, signing=pair, encryption=(pair,))


def makelaar() -> Makelaar:
    pinned = (NamedCertificate(MAKELAAR_KEY_NAME, certificate("makelaar")),)
    return Makelaar("Voorbeeldmakelaar", MAKELAAR, "https://makelaar.example.nl/sso", pinned)


def check(
    answer: Message | str | bytes,
    *,
    by: Makelaar | None = None,
    to: ServiceProvider | None = None,
    now: datetime = NOW,
    asked_at: datetime = ASKED_AT,
) -> VerifiedLogin:
    """Verify an answer to the one request of these tests."""
    encoded = answer.encoded() if isinstance(answer, Message) else answer
    request = PendingRequest(REQUEST_ID, asked_at)
    return verify(encoded, makelaar=by or makelaar(), provider=to or provider(), request=request, now=now)


def rolled_over() -> ServiceProvider:
    """The provider after a new encryption key: the old one still opens what was under way."""
    newer = key_pair("provider-next", "provider-next")
    return replace(provider(), encryption=(newer, *provider().encryption))
