"""Errors as answers (RFC 9457): the status of each, and how much of it may leave the server."""

from collections.abc import Mapping
from http import HTTPStatus

from werkzeug.wrappers import Response

from ibadmin import errors, failures, messages
from ibadmin.app import codec
from ibadmin.app.codec import Problem
from ibadmin.errors import IbadminError
from ibadmin.rules.manual import Refused

MEDIA_TYPE = "application/problem+json"
_PASSING = frozenset({"busy", "lost", "standby", "unreachable"})
"""Why a store is away for a moment, after which the same request may well be answered."""

_CODES = {
    HTTPStatus.BAD_REQUEST: "request_malformed",
    HTTPStatus.NOT_FOUND: "operation_unknown",
    HTTPStatus.METHOD_NOT_ALLOWED: "method_not_allowed",
    HTTPStatus.REQUEST_ENTITY_TOO_LARGE: "body_too_large",
    HTTPStatus.UNSUPPORTED_MEDIA_TYPE: "not_json",
    HTTPStatus.INTERNAL_SERVER_ERROR: "internal_error",
}


def answer(error: IbadminError) -> Response:
    """Returns the answer that tells of an error of ours, without what is the server's own to know."""
    told = _told(error)
    if told is None:
        return plain(HTTPStatus.INTERNAL_SERVER_ERROR)
    status = status_of(told)
    headers = {"WWW-Authenticate": "Bearer"} if status is HTTPStatus.UNAUTHORIZED else {}
    said = messages.error(told)
    # One reason is the sentence itself.
    about = Problem(status.phrase, status, " ".join(dict.fromkeys((said.what, *said.reasons))))
    return _response(status, codec.write_problem(told, about), headers)


def plain(status: HTTPStatus, detail: str = "", headers: Mapping[str, str] | None = None) -> Response:
    """Returns the answer for what HTTP itself has a word for."""
    about = Problem(status.phrase, status, detail or status.description)
    code = _CODES.get(status, status.name.lower())
    return _response(status, codec.write_unknown(code, about), headers or {})


def status_of(error: IbadminError) -> HTTPStatus:
    """Returns the status with which an error is answered."""
    match error:
        case errors.InvalidInput() | errors.InvalidChoice():
            return HTTPStatus.BAD_REQUEST
        case errors.LoginNeeded():
            return HTTPStatus.UNAUTHORIZED
        case errors.NotFound() | failures.RowsNotFound():
            return HTTPStatus.NOT_FOUND
        case errors.Ambiguous() | failures.RowsAmbiguous() | errors.Conflict():
            return HTTPStatus.CONFLICT
        case Refused() | failures.RowsRefused():
            return HTTPStatus.FORBIDDEN
        case errors.StoreUnreachable(why=why) if why in _PASSING:
            return HTTPStatus.SERVICE_UNAVAILABLE
        case errors.CommitInDoubt():
            return HTTPStatus.SERVICE_UNAVAILABLE
        case _:
            return HTTPStatus.INTERNAL_SERVER_ERROR


def _told(error: IbadminError) -> IbadminError | None:
    """The error as it leaves; None for one that says nothing to a client."""
    match error:
        case errors.StoreUnreachable(why=why):
            return errors.StoreUnreachable("", why)
        case errors.StoreDamaged():
            return errors.StoreDamaged()
        case errors.CommitInDoubt(operation=operation):
            return errors.CommitInDoubt("", operation)
        case errors.LoginNeeded(why=why, session_id=session_id):
            return errors.LoginNeeded(why, session_id)
        case _ if status_of(error) is HTTPStatus.INTERNAL_SERVER_ERROR:
            return None
        case _:
            return error


def _response(status: HTTPStatus, body: bytes, headers: Mapping[str, str]) -> Response:
    return Response(body, status, headers, content_type=MEDIA_TYPE)
