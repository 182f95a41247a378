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
from ibadmin.app.changes import Decided, Silent
from ibadmin.app.codec import Unreadable
from ibadmin.app.operations import CHANGES_MADE, OPERATIONS, PREVIEWS, Operation
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
ROUTE = "ibadmin.route"
"""The key of the environ under which the operation's path stands for the log, with no id in it."""
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
        rules += [Rule(path, endpoint=path, methods=["POST"]) for path in (PREVIEWS, CHANGES_MADE)]
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
            endpoint, path = self._routes.bind("").match(request.path, request.method)
            request.environ[ROUTE] = endpoint.path if isinstance(endpoint, Operation) else endpoint
            if isinstance(endpoint, Operation):
                return self._answer(endpoint, request, path)
            return self._decided(request, makes=endpoint == CHANGES_MADE)
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

    def _decided(self, request: Request, *, makes: bool) -> Response:
        """The word on a change, and a conflict (409) where it was to be made and was not."""
        token, asked = _token(request), codec.read_change(_body(request))
        if not makes:
            decided = self._application.preview(token, asked.change, asked.options)
        else:
            decided = self._application.apply(token, asked.change, asked.options, asked.digest, Silent())
        status = HTTPStatus.OK if decided.applied or not makes else HTTPStatus.CONFLICT
        return Response(codec.write_answer(Decided, decided), status, content_type=_JSON)


def _token(request: Request) -> str:
    """The session token that came along (RFC 6750, 2.1); raises LoginNeeded."""
    credentials = request.authorization
    if credentials is None or credentials.type != "bearer" or not credentials.token:
        raise LoginNeeded("none")
    return credentials.token


def _question(operation: Operation, request: Request, path: Mapping[str, str]) -> Question[Any]:
    """The question as it was asked, with nothing in it that would be overlooked; raises Unreadable."""
    if operation.method == "GET":
        _refuse_query(request)
        question: Question[Any] = operation.question(**path)
        return question
    asked: Question[Any] = codec.read_question(operation.question, _body(request))
    return asked


def _body(request: Request) -> bytes:
    _refuse_query(request)
    if request.mimetype != _JSON:
        raise UnsupportedMediaType
    return request.get_data(cache=False)


def _refuse_query(request: Request) -> None:
    if request.query_string:
        raise Unreadable("This operation takes no query")


def _gravity(response: Response) -> int:
    return logging.ERROR if response.status_code >= HTTPStatus.INTERNAL_SERVER_ERROR else logging.INFO
