"""Our half and the bundled makelaar's, which share no code: each takes what the other writes."""

from base64 import b64encode
from dataclasses import replace
from pathlib import Path
from urllib.parse import urlsplit

import pytest

from ibadmin.auth.flaws import Flaw, ResponseRefused
from ibadmin.auth.makelaars import Makelaar, read_makelaar
from ibadmin.auth.metadata import metadata
from ibadmin.auth.request import PendingRequest, post_form, redirect_address
from ibadmin.auth.response import verify
from ibadmin.auth.simulator import answers, requests
from ibadmin.auth.simulator.keys import key_pair
from ibadmin.auth.simulator.people import Person, read_means
from ibadmin.auth.simulator.provider import read_provider
from ibadmin.model import AssuranceLevel, Identity
from tests.auth.checking import provider
from tests.auth.messages.elements import KVK_NUMBER, NOW, PROVIDER, PSEUDONYM, REQUEST_ID, SERVICE_UUID

ADDRESS = "https://makelaar.example.nl/sso"
PERSON = Person("j.jansen", "secret", "J. Jansen", KVK_NUMBER, AssuranceLevel.LOA2PLUS, pseudonym=PSEUDONYM)
KNOWN = {PROVIDER: read_provider(metadata(provider()), SERVICE_UUID)}
REQUEST = PendingRequest(REQUEST_ID, NOW)


@pytest.fixture(scope="module")
def keys(tmp_path_factory: pytest.TempPathFactory) -> answers.SigningKeys:
    folder: Path = tmp_path_factory.mktemp("makelaar")
    pairs = [key_pair(folder / name, name, NOW) for name in ("makelaar", "authority")]
    return answers.SigningKeys(*pairs)


def pinned(keys: answers.SigningKeys) -> Makelaar:
    return read_makelaar(answers.metadata(ADDRESS, keys), name="Demo")


def asked(keys: answers.SigningKeys) -> requests.LoginRequest:
    fields = post_form(provider(), pinned(keys), REQUEST_ID, "relay", NOW).fields
    return requests.read_posted(fields["SAMLRequest"], fields["RelayState"], KNOWN, ADDRESS, NOW)


def test_the_makelaar_takes_our_question_by_form(keys: answers.SigningKeys) -> None:
    request = asked(keys)
    assert (request.id, request.relay_state, request.consumer) == (REQUEST_ID, "relay", provider().acs_url)


def test_the_makelaar_takes_our_question_by_address(keys: answers.SigningKeys) -> None:
    query = urlsplit(redirect_address(provider(), pinned(keys), REQUEST_ID, "relay", NOW)).query
    request = requests.read_redirected(query, KNOWN, ADDRESS, NOW)
    assert (request.id, request.service_id) == (REQUEST_ID, provider().service_id)


def test_we_take_the_answer_of_the_makelaar(keys: answers.SigningKeys) -> None:
    answer = answers.success(asked(keys), PERSON, read_means()[0], keys, NOW)
    login = verify(encoded(answer), makelaar=pinned(keys), provider=provider(), request=REQUEST, now=NOW)
    assert login.identity == Identity(PSEUDONYM, KVK_NUMBER, AssuranceLevel.LOA2PLUS)


def test_we_take_it_when_the_makelaar_says_that_the_person_broke_off(keys: answers.SigningKeys) -> None:
    answer = answers.failure(asked(keys), keys, NOW)
    with pytest.raises(ResponseRefused) as refused:
        verify(encoded(answer), makelaar=pinned(keys), provider=provider(), request=REQUEST, now=NOW)
    assert refused.value.flaw is Flaw.CANCELLED


def test_we_take_no_answer_to_the_question_of_another(keys: answers.SigningKeys) -> None:
    answer = answers.success(asked(keys), PERSON, read_means()[0], keys, NOW)
    others = replace(REQUEST, id="_of_somebody_else")
    with pytest.raises(ResponseRefused) as refused:
        verify(encoded(answer), makelaar=pinned(keys), provider=provider(), request=others, now=NOW)
    assert refused.value.flaw is Flaw.IN_RESPONSE_TO


def encoded(answer: bytes) -> str:
    return b64encode(answer).decode()
