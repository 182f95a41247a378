"""What the gateway answers to the command line: JSON that nobody keeps."""

import json
from collections.abc import Mapping

from werkzeug.wrappers import Response

from ibadmin.rules.manual import Refused


def answer(status: int, content: Mapping[str, object]) -> Response:
    """One JSON document."""
    return Response(json.dumps(content), status, {"Cache-Control": "no-store"}, mimetype="application/json")


def failed(status: int, code: str, why: str = "") -> Response:
    """Why not, in stable words."""
    return answer(status, {"error": {"code": code, "why": why}})


def refused(refusal: Refused) -> Response:
    """Every reason why a rule says no."""
    reasons = [
        {"refusal": reason.refusal.code, "subject": reason.subject, "value": reason.value} for reason in refusal.reasons
    ]
    return answer(403, {"error": {"code": refusal.code, "reasons": reasons}})
