"""Every value survives the way there and back, and nothing that does not fit is read."""

import json
from contextlib import suppress
from datetime import UTC, datetime
from importlib import import_module
from pkgutil import iter_modules
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from ibadmin import app, messages
from ibadmin.app import codec
from ibadmin.app.application import Question
from ibadmin.app.audit import ListAudit, VerifyChains
from ibadmin.app.codec import Problem, Unreadable
from ibadmin.app.operations import OPERATIONS, Operation, operation_of
from ibadmin.app.reports import DormantUsers
from ibadmin.app.users import SearchUsers, ShowUser
from ibadmin.app.wire import PROBLEMS, packed_error
from ibadmin.auth.flaws import ResponseRefused
from ibadmin.errors import IbadminError, InvalidInput, ServerSaid
from tests.messages.told import raised
from tests.server.site import QUESTIONS, as_values
from tests.server.test_same_answers import named
from tests.test_documents import families

ABOUT = Problem("Conflict", 409, "Somebody was faster.")
ERRORS = [*raised(), IbadminError()]
FIELDS = st.sampled_from(["name", "text", "user", "days", "organisation", "since", "until", "kept", "answer"])
ERROR_FIELDS = st.sampled_from(sorted({name for error in ERRORS for name in packed_error(error)}))


@pytest.mark.parametrize("question", QUESTIONS, ids=named)
def test_a_question_survives(question: Question[Any]) -> None:
    assert codec.read_question(type(question), codec.write_question(question)) == question


@pytest.mark.parametrize("operation", OPERATIONS, ids=lambda operation: operation.path)
def test_every_answer_has_its_place_on_the_wire(operation: Operation) -> None:
    kind = operation.question._field_defaults["answer"]
    for part in codec.parts(kind) if codec.is_listing(kind) else (kind,):
        with pytest.raises(Unreadable):
            codec.read_answer(part, b"[0]")


@pytest.mark.parametrize("error", ERRORS, ids=lambda error: type(error).__name__)
def test_an_error_survives(error: IbadminError) -> None:
    read = codec.read_problem(codec.write_problem(error, ABOUT))
    assert as_values(read) == as_values(error)


def test_every_error_has_its_place_on_the_wire() -> None:
    # The verifier's word is for the log alone.
    ours = {each for each in families() if each.__module__.startswith("ibadmin.")} - {ResponseRefused}
    assert sorted(map(str, PROBLEMS.values())) == sorted(map(str, ours))
    assert {type(error) for error in ERRORS} == ours


def test_no_field_of_an_error_takes_the_place_of_a_member_of_every_problem() -> None:
    own = {name for error in raised() for name in list(packed_error(error))[2:]}
    assert own & {"type", "code", *Problem._fields} == set()


def test_every_question_of_the_application_has_its_operation() -> None:
    modules = [import_module(f"ibadmin.app.{each.name}") for each in iter_modules(app.__path__) if not each.ispkg]
    classes = {each for module in modules for each in vars(module).values() if isinstance(each, type)}
    asked = {each for each in classes if "answer" in getattr(each, "_field_defaults", {})}
    assert asked == {operation.question for operation in OPERATIONS}


def test_every_kind_of_question_has_one_operation_with_which_it_is_asked() -> None:
    kinds = [type(question) for question in QUESTIONS]
    assert {operation_of(question).question for question in QUESTIONS} == set(kinds)
    asked_at = [operation.question for operation in OPERATIONS if "{" not in operation.path]
    assert sorted(map(str, asked_at)) == sorted(map(str, set(asked_at)))


TOO_DEEP = b'{"kept":' + b"[" * 8 + b"]" * 8 + b"}"
HOSTILE: dict[str, tuple[type, bytes]] = {
    "nothing": (SearchUsers, b""),
    "no JSON": (SearchUsers, b"text=jan"),
    "cut off": (SearchUsers, b'{"text":"jan'),
    "two documents": (SearchUsers, b'{"text":"jan"}{"text":"jan"}'),
    "no object": (SearchUsers, b'["jan"]'),
    "a field missing": (SearchUsers, b"{}"),
    "an unknown field": (SearchUsers, b'{"text":"jan","until":"2021-12-01"}'),
    "the answer's type": (SearchUsers, b'{"text":"jan","answer":"User"}'),
    "a key twice": (SearchUsers, b'{"text":"jan","text":"piet"}'),
    "a key twice, once in disguise": (SearchUsers, b'{"text":"jan","te\\u0078t":"piet"}'),
    "a key twice further in": (VerifyChains, b'{"kept":{"GM-1":[1,"a"],"GM-1":[2,"b"]}}'),
    "a number for a text": (SearchUsers, b'{"text":1}'),
    "nothing for a text": (SearchUsers, b'{"text":null}'),
    "an object for a text": (ShowUser, b'{"name":{"$ne":""}}'),
    "a zero byte": (SearchUsers, b'{"text":"jan\\u0000"}'),
    "half a character": (SearchUsers, b'{"text":"\\ud800"}'),
    "no UTF-8": (SearchUsers, b'{"text":"\xff"}'),
    "a byte order mark": (SearchUsers, b'\xef\xbb\xbf{"text":"jan"}'),
    "a text without an end": (SearchUsers, b'{"text":"%b"}' % (b"a" * 5000)),
    "a day for a moment": (ListAudit, b'{"since":"2021-12-01"}'),
    "a moment without its zone": (ListAudit, b'{"since":"2021-12-01T09:30:00"}'),
    "a text for a number": (DormantUsers, b'{"days":"45"}'),
    "a fraction for a number": (DormantUsers, b'{"days":45.5}'),
    "truth for a number": (DormantUsers, b'{"days":true}'),
    "a negative number": (DormantUsers, b'{"days":-1}'),
    "a number beyond all days": (DormantUsers, b'{"days":99999999999999999999}'),
    "not a number": (DormantUsers, b'{"days":NaN}'),
    "infinite": (DormantUsers, b'{"days":1e999}'),
    "too deep": (VerifyChains, TOO_DEEP),
    "without a bottom": (VerifyChains, b"[" * 1_000_000),
    "without a bottom, in objects": (VerifyChains, b'{"a":' * 200_000),
    "too many rows": (VerifyChains, b'{"kept":{%b}}' % b",".join(b'"%d":[1,"a"]' % n for n in range(100_001))),
    "too large": (SearchUsers, b'{"text":"jan"}' + b" " * codec.MOST_BYTES),
    "quotes without an end": (SearchUsers, b'"' + b'\\"' * 2_000_000),
}


@pytest.mark.parametrize(("kind", "body"), HOSTILE.values(), ids=HOSTILE)
def test_a_body_that_is_not_a_question_is_refused(kind: type, body: bytes) -> None:
    with pytest.raises(Unreadable):
        codec.read_question(kind, body)


def test_a_field_that_is_new_in_an_answer_is_passed_over() -> None:
    kind = operation_of(next(each for each in QUESTIONS if type(each).__name__ == "CountLogins"))
    answer = kind.question._field_defaults["answer"]
    body = b'{"days":[{"day":"2021-12-01","logins":1,"wrong_codes":0,"new":1}],"new":{"deep":[]}}'
    assert codec.read_answer(answer, body).days[0].logins == 1


def test_moments_travel_in_utc() -> None:
    asked = ListAudit(since=datetime(2021, 12, 1, 9, 30, tzinfo=UTC))
    assert codec.write_question(asked) == b'{"organisation":"","user":"","since":"2021-12-01T09:30:00Z","until":null}'


@pytest.mark.parametrize(
    ("body", "problem", "text"),
    [
        (b'{"type":"urn:ibadmin:problem:too-new","code":"too_new","detail":"Renew."}', "too_new", "Renew."),
        (b'{"type":"about:blank","title":"Bad Gateway","status":502}', "502", "Bad Gateway"),
        (b'{"type":"urn:ibadmin:problem:refused","code":"refused","detail":"No.","reasons":0}', "refused", "No."),
        (b'{"code":"long","detail":"%b"}' % (b"a" * 5000), "long", "a" * 300),
    ],
)
def test_a_problem_that_nobody_knows_is_told_in_the_words_of_the_server(body: bytes, problem: str, text: str) -> None:
    read = codec.read_problem(body)
    assert isinstance(read, ServerSaid)
    assert (read.problem, read.text) == (problem, text)


@pytest.mark.parametrize(
    "body", [b"", b"<html>", b"[]", b"{}", b'{"code":1}', b'{"code":"x","detail":1}', b"[" * 10**6]
)
def test_what_is_no_problem_document_is_not_read_as_one(body: bytes) -> None:
    with pytest.raises(Unreadable):
        codec.read_problem(body)


anything = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text() | st.datetimes().map(datetime.isoformat),
    lambda inner: st.lists(inner) | st.dictionaries(FIELDS | st.text(), inner),
    max_leaves=8,
)
bodies = st.binary() | anything.map(lambda value: json.dumps(value).encode())


@settings(max_examples=200, deadline=None)
@given(kind=st.sampled_from([type(question) for question in QUESTIONS]), body=bodies)
def test_any_body_is_a_question_or_is_refused(kind: type, body: bytes) -> None:
    with suppress(Unreadable, InvalidInput):
        assert isinstance(codec.read_question(kind, body), kind)


@settings(max_examples=200, deadline=None)
@given(body=bodies)
def test_any_body_is_a_problem_or_is_not_read(body: bytes) -> None:
    with suppress(Unreadable):
        assert isinstance(codec.read_problem(body), IbadminError)


@settings(max_examples=200, deadline=None)
@given(name=st.sampled_from(list(PROBLEMS)), members=st.dictionaries(ERROR_FIELDS, anything, max_size=4))
def test_an_error_of_ours_with_any_fields_is_told(name: str, members: dict[str, object]) -> None:
    document = {"detail": "d", "code": "c", **members, "type": f"urn:ibadmin:problem:{name}"}
    body = json.dumps(document).encode()
    with suppress(Unreadable):
        assert messages.error(codec.read_problem(body)).what
