"""How many users one run may switch off or delete before somebody says their number; the manual is silent on this."""

from collections import Counter
from collections.abc import Mapping, Sequence

from ibadmin.model import User
from ibadmin.rules.manual import Reason, Refusal, refuse_for

MOST_AT_ONCE = 10
SHARE = 5
"""One in so many of an organisation's active users."""


def within(leaving: Sequence[User], active: Mapping[int, int], expected: int | None) -> None:
    """Refuse a run that is larger than it was meant to be; `active` counts the active users of each organisation.

    With a number that was said, that number it must be; for none at all there is nothing to count. Somebody who is
    switched off alone is shown by name, whatever share of a small organisation that is.
    """
    count = len(leaving)
    if count == 0:
        return
    if expected is not None:
        refuse_for([Reason(Refusal.NOT_AS_EXPECTED, str(expected), str(count))] if expected != count else [])
    elif count > MOST_AT_ONCE:
        refuse_for([Reason(Refusal.TOO_MANY_AT_ONCE, str(count))])
    elif count > 1:
        refuse_for(_large_shares(leaving, active))


def complete(present: int, absent: int) -> None:
    """Refuse to take an export for all who work somewhere when most of the active users are not in it.

    A file that was cut off, or is another department's, looks like that; no number that is said makes it right.
    """
    if absent > present:
        refuse_for([Reason(Refusal.EXPORT_INCOMPLETE, str(present), str(present + absent))])


def _large_shares(leaving: Sequence[User], active: Mapping[int, int]) -> list[Reason]:
    labels = {user.organisation.id: user.organisation.label for user in leaving}
    counts = Counter(user.organisation.id for user in leaving)
    return [
        Reason(Refusal.TOO_LARGE_A_SHARE, labels[place], str(count))
        for place, count in counts.items()
        if count * SHARE > active.get(place, 0)
    ]
