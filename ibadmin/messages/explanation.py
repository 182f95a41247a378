"""What a person, or a script, is told when a command ends early."""

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from ibadmin.language import translate

MOST_STEPS = 10
MOST_REASONS, MOST_IN_JSON = 20, 100
"""How many reasons a person is shown, and how many a script gets; of the others there is a count."""

Json = str | int | None | Sequence["Json"] | Mapping[str, "Json"]


@dataclass(frozen=True, slots=True)
class Ground:
    """One reason in words, with what a script goes by: a stable code and what it is about, as it was given."""

    code: str
    subject: str
    message: str
    value: str = ""
    section: str = ""


@dataclass(frozen=True, slots=True)
class Explanation:
    """What is the matter, why, and what to do next."""

    what: str
    code: str
    next_steps: tuple[str, ...] = ()
    grounds: tuple[Ground, ...] = ()
    details: Mapping[str, Json] = field(default_factory=dict)

    @property
    def reasons(self) -> tuple[str, ...]:
        """Every reason, in words."""
        return tuple(ground.message for ground in self.grounds)


def as_text(explanation: Explanation) -> str:
    """For a person: what, the reasons where there are several, and what to do next."""
    several = explanation.reasons if len(explanation.reasons) > 1 else ()
    more = len(explanation.next_steps) - MOST_STEPS
    steps = [f"-> {step}" for step in explanation.next_steps[:MOST_STEPS]]
    return "\n".join(
        [
            f"ibadmin: {explanation.what}",
            *reason_lines(several),
            *steps,
            *([translate("-> and so on, {count} more").format(count=more)] if more > 0 else ()),
        ]
    )


def reason_lines(reasons: Sequence[str]) -> list[str]:
    """A line for each of the first reasons, and how many more there are."""
    left = len(reasons) - MOST_REASONS
    more = [translate("and {count} more").format(count=left)] if left > 0 else []
    return [f"  - {each}" for each in (*reasons[:MOST_REASONS], *more)]


def as_json(explanation: Explanation) -> str:
    """For a script: one object on one line, in ASCII, so that nothing in it acts on a terminal."""
    grounds = [
        {
            "code": ground.code,
            "section": ground.section,
            "subject": ground.subject,
            "value": ground.value,
            "message": ground.message,
        }
        for ground in explanation.grounds[:MOST_IN_JSON]
    ]
    return json.dumps(
        {
            "error": {
                "code": explanation.code,
                "message": explanation.what,
                "hint": "\n".join(explanation.next_steps),
                "details": explanation.details,
                "reasons": grounds,
            }
        }
    )
