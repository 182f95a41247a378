"""The application over HTTP answers as the application in process does, to everybody."""

import json
from datetime import timedelta
from typing import Any

import pytest

from ibadmin.app.application import Question
from ibadmin.app.operations import OPERATIONS
from ibadmin.app.sessions import WhoAmI
from ibadmin.errors import LoginNeeded
from ibadmin.model import User, UserStatus, VerificationCode
from tests.server.site import CALLERS, QUESTIONS, Site, outcome


def named(question: Question[Any]) -> str:
    assert isinstance(question, tuple)
    given = [str(value) for value in question[:-1] if value]
    return " ".join([type(question).__name__, *given])


def without_hash(value: Any) -> object:  # noqa: ANN401 - whatever an answer holds
    """The same without what does not leave the server: the keyed hash of a verification code."""
    if isinstance(value, User):
        code = value.code and VerificationCode(b"", value.code.expires_at, value.code.tries)
        return value._replace(code=code)
    kind: Any = type(value)
    if isinstance(value, tuple) and hasattr(value, "_fields"):
        return kind._make(map(without_hash, value))
    return kind(map(without_hash, value)) if isinstance(value, list | tuple) else value


def is_error(result: object) -> bool:
    return isinstance(result, tuple) and isinstance(result[0], type)


def test_every_operation_is_asked_here() -> None:
    assert {type(question) for question in QUESTIONS} == {operation.question for operation in OPERATIONS}


@pytest.mark.parametrize("caller", CALLERS)
@pytest.mark.parametrize("question", QUESTIONS, ids=named)
def test_both_applications_answer_alike(site: Site, caller: str, question: Question[Any]) -> None:
    token = site.tokens[caller]
    assert outcome(site.remote, token, question) == without_hash(outcome(site.local, token, question))


def test_the_questions_are_answered_to_somebody(site: Site) -> None:
    """Else the comparison above would be one of refusals."""
    answered = {
        type(question)
        for question in QUESTIONS
        for caller in ("servicedesk", "beheerder")
        if not is_error(outcome(site.local, site.tokens[caller], question))
    }
    assert answered == {operation.question for operation in OPERATIONS}


def test_the_first_to_come_with_a_session_that_is_over_is_told_why(site: Site) -> None:
    started = site.world.now - timedelta(minutes=30)
    with pytest.raises(LoginNeeded) as told:
        site.remote.read(site.world.people.session(site.world.karim, started), WhoAmI())
    assert told.value.why == "idle"


def test_the_hash_of_a_verification_code_stays_at_the_server(site: Site) -> None:
    waiting = site.world.user("j.vos")
    assert (waiting.status, waiting.code is not None) == (UserStatus.APPROVED, True)
    answered = site.request("GET", f"/v1/users/{waiting.id}")
    assert list(json.loads(answered.body)["user"]["code"]) == ["expires_at", "tries"]


def test_a_user_is_asked_for_by_the_random_id_in_the_path_alone(site: Site) -> None:
    assert json.loads(site.request("GET", f"/v1/users/{site.world.maria.id}").body)["user"]["username"] == "m.visser"
    assert site.request("GET", "/v1/users/m.visser").status == 404


def test_a_path_holds_no_word_of_a_person() -> None:
    in_braces = [operation for operation in OPERATIONS if "{" in operation.path]
    assert [operation.path for operation in in_braces] == ["/v1/users/{name}"]
    with_fields = {each for each in OPERATIONS if [name for name in each.question._fields if name != "answer"]}
    assert {operation.method for operation in with_fields - {*in_braces}} == {"POST"}


def test_a_listing_ends_with_its_last_line(site: Site) -> None:
    lines = site.request("GET", "/v1/organisations").body.splitlines()
    assert lines[-1] == b'{"complete":true}'
    assert [json.loads(line)["code"] for line in lines[:-1]] == ["GM-0513"]
