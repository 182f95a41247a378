"""The application as a WSGI application: routes a request to its question, and every outcome to an answer.

The process that serves it speaks English (`language.bind`); terminals make their sentences in their own language.
"""

import logging
from collections.abc import Iterable, Mapping
from http import HTTPStatus
from typing import TYPE_CHECKING, Any

from werkzeug.exceptions import HTTPException, UnsupportedMediaType
from werkzeug.routing import BaseConverter, Map, Rule
from werkzeug.wrappers import Request, Response

from ibadmin import messages
from ibadmin.app import codec
from ibadmin.app.application import Application, Question
from ibadmin.app.codec import Unreadable
from ibadmin.app.operations import OPERATIONS, Operation
from ibadmin.errors import IbadminError, LoginNeeded
from ibadmin.server import listing, problems

if TYPE_CHECKING:
    from _typeshed.wsgi import StartResponse, WSGIEnvironment

_HEADERS = {
    "Cache-Control": "no-store",
    "Content-Security-Policy": "default-src 'none'; frame-ancestors 'none'",
    "Referrer-Policy": "no-referrer",
    "Strict-Transport-Security": "max-age=31536000",
    "X-Content-Type-Options": "nosniff",
}
_JSON = "application/json"
_log = logging.getLogger(__name__)
# Whoever serves it says where the log goes.
logging.getLogger(__package__).addHandler(logging.NullHandler())


class _RandomId(BaseConverter):
    """The random id of a user, and nothing that a person would choose."""

    regex = "[0-9a-f]{20}"


def _rule(operation: Operation) -> Rule:
    path = operation.path.replace("{", "<id:").replace("}", ">")
    return Rule(path, endpoint=operation, methods=[operation.method])


class Server:
    """The use cases for whoever comes with a session token; the application decides who that is."""

    def __init__(self, application: Application) -> None:
        self._application = application
        rules = [_rule(operation) for operation in OPERATIONS]
        self._routes = Map(rules, merge_slashes=False, converters={"id": _RandomId})

    def __call__(self, environ: "WSGIEnvironment", start_response: "StartResponse") -> Iterable[bytes]:
        """Answers one request."""
        request = Request(environ, populate_request=False)
        request.max_content_length = codec.MOST_BYTES
        response = self._response(request)
        response.headers.extend(_HEADERS)
        return response(environ, start_response)

    def _response(self, request: Request) -> Response:
        try:
            operation, path = self._routes.bind("").match(request.path, request.method)
            return self._answer(operation, request, path)
        except HTTPException as wrong:
            headers = dict(wrong.get_headers())
            allowed = {name: value for name, value in headers.items() if name == "Allow"}
            return problems.plain(HTTPStatus(wrong.code or 400), headers=allowed)
        except Unreadable as wrong:
            return problems.plain(HTTPStatus.BAD_REQUEST, str(wrong))
        except IbadminError as error:
            response = problems.answer(error)
            _log.log(_gravity(response), "not done", extra={"reason": error.code})
            return response
        except Exception as bug:  # noqa: BLE001 - here alone: what nobody foresaw is answered, and told without its text
            _log.error("bug", extra={"steps": "\n".join(messages.steps_to(bug))})
            return problems.plain(HTTPStatus.INTERNAL_SERVER_ERROR)

    def _answer(self, operation: Operation, request: Request, path: Mapping[str, str]) -> Response:
        token = _token(request)
        question = _question(operation, request, path)
        if codec.is_listing(question.answer):
            return listing.answer(self._application, token, question)
        answer = self._application.read(token, question)
        return Response(codec.write_answer(question.answer, answer), content_type=_JSON)


def _token(request: Request) -> str:
    """The session token that came along (RFC 6750, 2.1); raises LoginNeeded."""
    credentials = request.authorization
    if credentials is None or credentials.type != "bearer" or not credentials.token:
        raise LoginNeeded("none")
    return credentials.token


def _question(operation: Operation, request: Request, path: Mapping[str, str]) -> Question[Any]:
    """The question as it was asked, with nothing in it that would be overlooked; raises Unreadable."""
    if request.query_string:
        raise Unreadable("This operation takes no query")
    if operation.method == "GET":
        question: Question[Any] = operation.question(**path)
        return question
    if request.mimetype != _JSON:
        raise UnsupportedMediaType
    asked: Question[Any] = codec.read_question(operation.question, request.get_data(cache=False))
    return asked


def _gravity(response: Response) -> int:
    return logging.ERROR if response.status_code >= HTTPStatus.INTERNAL_SERVER_ERROR else logging.INFO
