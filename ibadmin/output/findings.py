"""What was found, as records for scripts and as lines for people, and what an upkeep command did."""

from collections.abc import Iterator, Sequence

from ibadmin.findings import Finding
from ibadmin.language import mark
from ibadmin.output.changes import Result
from ibadmin.output.layout import cells_wide
from ibadmin.output.shape import Column, Kind, Record, Shape, Show

FINDINGS = Shape(
    (
        Column("check", mark("Check"), Show.KEY),
        Column("verdict", mark("Verdict"), Show.KEY),
        Column("problem", mark("Problem"), Show.NARROW),
        Column("about", mark("About"), Show.NARROW),
        Column("value", mark("Value"), Show.NARROW),
        Column("message", mark("Finding"), Show.NARROW),
        Column("advice", mark("Advice"), Show.NARROW, Kind.CODES),
    ),
    ("check", "verdict"),
)

STORE_CHANGES = Shape(
    (
        Column("result", mark("Result"), Show.NARROW),
        Column("store", mark("Store"), Show.KEY),
        Column("before", mark("From revision"), Show.NARROW),
        Column("after", mark("To revision"), Show.NARROW),
        Column("added", mark("Added"), Show.NARROW, Kind.CODES),
    ),
    ("store",),
)


def finding_record(found: Finding, message: str, advice: Sequence[str]) -> Record:
    """One finding: `check`, `verdict` and `problem` are stable words, `message` and `advice` are for people."""
    return {
        "check": found.check,
        "verdict": found.verdict.value,
        "problem": found.word or None,
        "about": found.about or None,
        "value": found.value or None,
        "message": message,
        "advice": list(advice),
    }


def finding_lines(verdict: str, widest: int, message: str, advice: Sequence[str]) -> Iterator[str]:
    """One finding for a person: how it stands, what was found, and below that what to do."""
    yield f"{verdict}{' ' * (widest - cells_wide(verdict))}  {message}\n"
    yield from (f"{' ' * widest}  -> {step}\n" for step in advice)


def store_record(result: Result, place: str, before: str | None, after: str | None, added: Sequence[str]) -> Record:
    """A store that was made (`before` is null) or renewed."""
    return {"result": result.value, "store": place, "before": before, "after": after, "added": list(added)}
