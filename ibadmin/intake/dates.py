"""The last day of somebody, as personnel systems and spreadsheets in the Netherlands write it."""

import re
from datetime import UTC, date, datetime, timedelta

from ibadmin.intake.values import NO, YES, says_nothing

PLACEHOLDER = date.min
"""Stands for every day up to `_FIRST`: systems write those for "nothing known"."""
STILL_THERE = date.max
"""Stands for every day from 2200 on: systems write those for "no end"."""

_FIRST = date(1980, 1, 1)
_FAR = 2200
_MOMENT = re.compile(
    r"(?P<day>.*\S)(?: +|t)(?P<hour>\d\d?):(?P<minute>\d\d)(?::\d\d(?:[.,]\d+)?)?(?: ?[ap]m)?"
    r" ?(?P<zone>z|utc|gmt|[+-]\d\d(?::?\d\d)?)?"
)
_YEAR_FIRST = re.compile(r"(?P<year>\d{4})(?P<between>[-/.])(?P<month>\d\d?)(?P=between)(?P<day>\d\d?)")
_DAY_FIRST = re.compile(r"(?P<day>\d\d?)[-/. ](?P<month>\d\d?|[a-z]+)\.?[-/. ](?P<year>\d{4}|\d\d)")
_NOUGHTS = re.compile(r"[-0/. ]*")
_SERIAL = re.compile(r"(?P<days>\d{5,7})(?:[.,]\d+)?")
_MONTHS = ("jan", "feb", "mrt", "apr", "mei", "jun", "jul", "aug", "sep", "okt", "nov", "dec")
_OTHER_MONTHS = {"maa": 3, "mar": 3, "may": 5, "oct": 10}
_SERIALS_BEGIN = date(1899, 12, 30)
_LAST_SERIAL = (STILL_THERE - _SERIALS_BEGIN).days


def has_left(text: str, today: date) -> bool:
    """Whether somebody is gone today: after their last day, or by a plain yes; raises ValueError for anything else.

    The last day is one of work.
    """
    said = last_day(text)
    return said if isinstance(said, bool) else said is not None and PLACEHOLDER < said < today


def last_day(text: str) -> date | bool | None:
    """The day that a cell names, a plain yes or no, or None where it says nothing; raises ValueError for the rest.

    A day comes before its month, as the Dutch write it. A moment with a zone is on a day of the Netherlands.
    """
    said = text.strip().lower()
    if said in YES:
        return True
    if said in NO:
        return False
    moment = _MOMENT.fullmatch(said)
    said = moment["day"] if moment else said
    if says_nothing(said) or _NOUGHTS.fullmatch(said):
        return None
    day = _day(said)
    if moment and moment["zone"] and _FIRST < day < STILL_THERE:
        return day_here(_instant(day, moment))
    return day


def day_here(moment: datetime) -> date:
    """The day in the Netherlands at a moment: an hour ahead of UTC, and two in the summer time of the EU."""
    at = moment.astimezone(UTC)
    begins, ends = (_last_sunday(at.year, month) for month in (3, 10))
    return (at + timedelta(hours=2 if begins <= at < ends else 1)).date()


def _last_sunday(year: int, month: int) -> datetime:
    """One o'clock UTC on the last Sunday of a month with 31 days."""
    last = datetime(year, month, 31, 1, tzinfo=UTC)
    return last - timedelta(days=last.isoweekday() % 7)


def _instant(day: date, moment: re.Match[str]) -> datetime:
    zone = moment["zone"]
    minutes = 0
    if zone[0] in "+-":
        digits = zone[1:].replace(":", "").ljust(4, "0")
        minutes = int(zone[0] + "1") * (int(digits[:2]) * 60 + int(digits[2:]))
    at = datetime(day.year, day.month, day.day, int(moment["hour"]), int(moment["minute"]), tzinfo=UTC)
    return at - timedelta(minutes=minutes)


def _day(said: str) -> date:
    if found := _YEAR_FIRST.fullmatch(said) or _DAY_FIRST.fullmatch(said):
        return _written(found["year"], found["month"], found["day"])
    if re.fullmatch(r"\d{8}", said):
        return _eight_digits(said)
    if found := _SERIAL.fullmatch(said):
        return _serial(found["days"])
    if re.fullmatch(r"\d{4}", said) and int(said) >= _FAR:
        return STILL_THERE
    raise ValueError(said)


def _written(year: str, month: str, day: str) -> date:
    """Of a day that stands for nothing or for ever only the year counts: 00-01-1900 is no day, nor is 99-99-9999.

    A year in two digits is of this century, and 00 may as well be 1900.
    """
    full = int(year) if len(year) == 4 else 2000 + int(year)
    if full < _FIRST.year or year == "00":
        return PLACEHOLDER
    if full >= _FAR:
        return STILL_THERE
    return _told(date(full, _month(month), int(day)))


def _told(day: date) -> date:
    return PLACEHOLDER if day <= _FIRST else day if day.year < _FAR else STILL_THERE


def _eight_digits(said: str) -> date:
    """Year, month and day, or the other way round; raises ValueError where it could be either."""
    if said.startswith("9999") or said.endswith("9999"):
        return STILL_THERE
    days = set()
    for year, month, day in ((said[:4], said[4:6], said[6:]), (said[4:], said[2:4], said[:2])):
        if int(year) < _FAR:
            try:
                days.add(_told(date(int(year), int(month), int(day))))
            except ValueError:
                continue
    if len(days) != 1:
        raise ValueError(said)
    return days.pop()


def _serial(digits: str) -> date:
    """A day as the number that Excel has for it; six digits may be a day, a month and a year as well."""
    if len(digits) == 6 and any(
        1 <= int(digits[2:4]) <= 12 and 1 <= int(day) <= 31 for day in (digits[:2], digits[4:])
    ):
        raise ValueError(digits)
    if int(digits) > _LAST_SERIAL:
        raise ValueError(digits)
    return _told(_SERIALS_BEGIN + timedelta(days=int(digits)))


def _month(said: str) -> int:
    if said.isdigit():
        return int(said)
    return _OTHER_MONTHS[said[:3]] if said[:3] in _OTHER_MONTHS else _MONTHS.index(said[:3]) + 1
