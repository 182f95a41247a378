"""What the gateway answers to the command line: JSON that nobody keeps."""

import json
from collections.abc import Mapping

from werkzeug.wrappers import Response

from ibadmin.errors import Conflict, IbadminError, LoginFailed, LoginNeeded, StoreUnreachable
from ibadmin.rules.manual import Refused


def answer(status: int, content: Mapping[str, object]) -> Response:
    """One JSON document."""
    return Response(json.dumps(content), status, {"Cache-Control": "no-store"}, mimetype="application/json")


def told(error: IbadminError) -> Response:
    """What the command line hears of an error that can be expected."""
    match error:
        case Refused():
            return refused(error)
        case LoginFailed() | LoginNeeded() | StoreUnreachable():
            return failed(status_of(error), error.code, error.why)
        case _:
            return failed(status_of(error), error.code)


def status_of(error: IbadminError) -> int:
    """What HTTP calls it."""
    match error:
        case LoginFailed():
            return 400
        case LoginNeeded():
            return 401
        case Refused():
            return 403
        case Conflict():
            return 409
        case _:
            return 503


def failed(status: int, code: str, why: str = "") -> Response:
    """Why not, in stable words."""
    return answer(status, {"error": {"code": code, "why": why}})


def refused(refusal: Refused) -> Response:
    """Every reason why a rule says no."""
    reasons = [
        {"refusal": reason.refusal.code, "subject": reason.subject, "value": reason.value} for reason in refusal.reasons
    ]
    return answer(403, {"error": {"code": refusal.code, "reasons": reasons}})
