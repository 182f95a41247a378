"""The server's log: one JSON object a line, made of words that we chose, so that nothing of anybody gets in.

Of our own events only the listed fields are written, and of libraries only that they said something and where: their
sentences can hold whole messages. Of an error the type and the way to it, never its text.
"""

import json
import logging
import traceback
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from pathlib import Path
from typing import TextIO

OURS = "ibadmin"
FIELDS = ("address", "method", "route", "status", "milliseconds", "reason", "makelaar", "outcome", "signal")


class JsonLine(logging.Formatter):
    """Formats one record."""

    def format(self, record: logging.LogRecord) -> str:
        """The record as one line of JSON."""
        line: dict[str, object] = {
            "at": datetime.fromtimestamp(record.created, UTC).isoformat(timespec="milliseconds"),
            "level": record.levelname.lower(),
        }
        if record.name.partition(".")[0] == OURS:
            line["event"] = record.msg
            line.update({name: vars(record)[name] for name in FIELDS if name in vars(record)})
        else:
            line.update(event="library", library=record.name, where=f"{record.filename}:{record.lineno}")
        if record.exc_info and record.exc_info[0] is not None:
            steps = traceback.extract_tb(record.exc_info[2])
            line["error"] = record.exc_info[0].__name__
            line["way"] = [f"{Path(step.filename).name}:{step.lineno}" for step in steps]
        return json.dumps(line)


@contextmanager
def logged(stream: TextIO, level: str) -> Iterator[None]:
    """Write our events from this level on, and the warnings of libraries, for as long as this lasts."""
    handler = logging.StreamHandler(stream)
    handler.setFormatter(JsonLine())
    root, ours = logging.getLogger(), logging.getLogger(OURS)
    before = ours.level
    root.addHandler(handler)
    ours.setLevel(level.upper())
    try:
        yield
    finally:
        ours.setLevel(before)
        root.removeHandler(handler)
