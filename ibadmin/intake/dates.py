"""The day on which somebody leaves, as personnel systems and spreadsheets in the Netherlands write it."""

import re
from datetime import date, timedelta

from ibadmin.intake.values import NO, YES

_TIME = re.compile(r"[ T]\d{1,2}:\d\d(:\d\d)?([.,]\d+)?(Z|[+-]\d\d:?\d\d)?$", re.IGNORECASE)
_YEAR_FIRST = re.compile(r"(?P<year>\d{4})(?P<between>[-/.]?)(?P<month>\d\d?)(?P=between)(?P<day>\d\d?)")
_DAY_FIRST = re.compile(r"(?P<day>\d\d?)[-/. ](?P<month>\d\d?|[a-z]+)\.?[-/. ](?P<year>\d{4}|\d\d)")
_SERIAL = re.compile(r"[34567]\d{4}")
_MONTHS = ("jan", "feb", "mrt", "apr", "mei", "jun", "jul", "aug", "sep", "okt", "nov", "dec")
_OTHER_MONTHS = {"maa": 3, "mar": 3, "may": 5, "oct": 10}
# What a system writes that must write something.
_NOTHING = re.compile(r"[-0/. ]*")
_SERIALS_BEGIN = date(1899, 12, 30)


def has_left(text: str, today: date) -> bool:
    """Whether somebody is gone today: after their last day, or by a plain yes; raises ValueError for anything else.

    The last day is one of work. A day comes before its month, as the Dutch write it.
    """
    said = _TIME.sub("", text.strip().lower())
    if said in YES:
        return True
    if said in NO or _NOTHING.fullmatch(said):
        return False
    return _day(said) < today


def _day(said: str) -> date:
    if found := _YEAR_FIRST.fullmatch(said) or _DAY_FIRST.fullmatch(said):
        year = int(found["year"])
        return date(year if year > 99 else 2000 + year, _month(found["month"]), int(found["day"]))
    if _SERIAL.fullmatch(said):
        return _SERIALS_BEGIN + timedelta(days=int(said))
    raise ValueError(said)


def _month(said: str) -> int:
    if said.isdigit():
        return int(said)
    return _OTHER_MONTHS[said[:3]] if said[:3] in _OTHER_MONTHS else _MONTHS.index(said[:3]) + 1
