"""Users as they are in the store, always through the filter that says whom the caller may see."""

from collections.abc import Iterable, Iterator, Sequence
from contextlib import closing
from datetime import datetime

from ibadmin.errors import Ambiguous, NotFound
from ibadmin.model import User
from ibadmin.store.connection import NOTHING, Connection, Parameters
from ibadmin.store.rows import as_names, as_places
from ibadmin.store.search import folded, search_name
from ibadmin.store.sight import Sight
from ibadmin.store.sql import users as sql
from ibadmin.store.statement import Seen
from ibadmin.store.user_rows import users_from

_NAMES_AT_ONCE = 10_000


class Users:
    """The users whom one person may see."""

    def __init__(self, connection: Connection, sight: Sight) -> None:
        self._connection = connection
        self._sight = sight

    def found(self, names: Sequence[str]) -> list[tuple[User, ...]]:
        """Who has exactly this user name, e-mail address or id, for each name: nobody, one, or more than one."""
        asked = [name.strip().lower() for name in names]
        fitting: dict[str, tuple[User, ...]] = dict.fromkeys(asked, ())
        for user in self._with_fellows(list(self._called_one_of(list(fitting)))):
            for name in _names(user):
                if name in fitting:
                    fitting[name] += (user,)
        return [tuple(sorted(those, key=_in_list)) if len(those := fitting[name]) > 1 else those for name in asked]

    def _called_one_of(self, names: Sequence[str]) -> Iterator[User]:
        """Each user once who has one of these names, ten thousand names at a time."""
        seen: set[str] = set()
        for start in range(0, len(names), _NAMES_AT_ONCE):
            part = as_names(names[start : start + _NAMES_AT_ONCE])
            for user in self._few(sql.CALLED_ONE_OF, {"asked": part}):
                if user.id not in seen:
                    seen.add(user.id)
                    yield user

    def named(self, names: Sequence[str]) -> tuple[User, ...]:
        """The users with exactly these names, in the order asked, each once.

        Raises NotFound with every name that fits nobody, and Ambiguous for one that fits two.
        """
        found = self.found(names)
        if missing := [name.strip().lower() for name, fitting in zip(names, found, strict=True) if not fitting]:
            raise NotFound("user", list(dict.fromkeys(missing)))
        for name, fitting in zip(names, found, strict=True):
            _only(name, fitting)
        return tuple({user.id: user for (user, *_) in found}.values())

    def one(self, name: str) -> User:
        """The user with exactly this user name, e-mail address or id."""
        return self.named([name])[0]

    def pending(self) -> Iterator[User]:
        """Who waits for a beheerder (2.1); handled users are not here any more."""
        return self._many(sql.PENDING)

    def listed(self, *, organisation: str = "", status: str = "", role: str = "", product: str = "") -> Iterator[User]:
        """All users that may be seen, narrowed where asked, by organisation and name."""
        return self._many(
            sql.LISTED, {"organisation": organisation, "status": status, "role": role, "product": product}
        )

    def dormant(self, before: datetime, *, organisation: str = "") -> Iterator[User]:
        """The active users who have not logged in since; of who never did, the end of the registration counts.

        Whoever was switched on again since is given the time to log in.
        """
        return self._many(sql.DORMANT, {"before": before, "organisation": organisation})

    def searched(self, text: str) -> Iterator[User]:
        """Users with this text in their name (2.1)."""
        return self._many(sql.SEARCHED, {"text": folded(text.strip())})

    def with_address(self, organisation_id: int, email_address: str) -> User | None:
        """The user of this organisation who typed this e-mail address, for whom a form may be taken in.

        Raises Ambiguous when two did.
        """
        address = email_address.strip().lower()
        if self._connection.engine.is_shared:
            from ibadmin.store.sql import calls  # noqa: PLC0415 - the shared store's alone

            # The one address that the policies let the servicedesk look up.
            self._connection.run(calls.ADDRESS_WANTED, {"address": f"{organisation_id} {address}"})
        typed: Parameters = {"organisation_id": organisation_id, "email_address": address}
        found = list(self._few(sql.WITH_ADDRESS, typed))
        _only(email_address, found)
        return next(iter(self._with_fellows(found)), None)

    def identified(self, user_id: str) -> User:
        """The user with this id, which is the store's own."""
        return next(self._few(sql.IDENTIFIED, {"id": user_id}))

    def known(self, pseudonym: str, kvk_number: str) -> User | None:
        """Whoever logs in with this pseudonym at this KvK number."""
        return next(self._few(sql.KNOWN, {"pseudonym": pseudonym, "kvk_number": kvk_number}), None)

    def active_in(self, organisation_ids: Iterable[int]) -> dict[int, int]:
        """How many active users these organisations have, of those that may be seen."""
        asked = {**self._sight.parameters, "asked": as_places(organisation_ids)}
        return dict(self._connection.run(self._sight.through(sql.ACTIVE_IN), asked))

    def called(self, audit_ids: Iterable[str]) -> dict[str, str]:
        """What to call who stands in the audit under these identifiers: those who may be seen and are still there."""
        asked = {**self._sight.parameters, "asked": as_names(audit_ids)}
        return dict(self._connection.run(self._sight.through(sql.CALLED), asked))

    def under(self, audit_ids: Iterable[str]) -> tuple[User, ...]:
        """Those who stand in the audit under these identifiers and are still there."""
        return tuple(self._few(sql.UNDER, {"asked": as_names(audit_ids)}))

    def usernames_like(self, organisation_id: int, base: str) -> frozenset[str]:
        """User names of the organisation that start like this one; unfiltered, because they must be unique.

        `base` is made of lower-case ASCII letters, digits and dots, so everything that starts with it comes before
        it with a tilde behind.
        """
        asked: Parameters = {"organisation_id": organisation_id, "base": base, "behind": f"{base}~"}
        if self._connection.engine.is_shared:
            from ibadmin.store.sql import calls  # noqa: PLC0415 - the shared store's alone

            taken = self._connection.run(calls.USERNAMES_TAKEN, asked)
        else:
            taken = self._connection.run(sql.USERNAMES, asked)
        return frozenset(name for (name,) in taken if name)

    def _few(self, seen: Seen, parameters: Parameters) -> Iterator[User]:
        return users_from(self._connection.run(self._sight.through(seen), {**self._sight.parameters, **parameters}))

    def _many(self, seen: Seen, parameters: Parameters = NOTHING) -> Iterator[User]:
        """Closed when no more is asked for: on a server it would go on standing ready."""
        asked = {**self._sight.parameters, **parameters}
        with closing(self._connection.stream(self._sight.through(seen), asked)) as found:
            yield from users_from(found)

    def _with_fellows(self, found: Sequence[User]) -> tuple[User, ...]:
        """Administrators with the other active administrators of their organisation, for who may be the last."""
        places = {user.organisation.id for user in found if user.administrator}
        if not places:
            return tuple(found)
        by_place: dict[int, set[str]] = {}
        for place, user_id in self._connection.run(sql.ADMINISTRATORS, {"asked": as_places(places)}):
            by_place.setdefault(place, set()).add(user_id)
        return tuple(
            user._replace(fellow_administrators=frozenset(by_place.get(user.organisation.id, set()) - {user.id}))
            for user in found
        )


def _in_list(user: User) -> tuple[int, str, str]:
    """Where the user stands in a list: those of one name stand there as they do in every other."""
    name = search_name(user.details, user.username or "") if user.details else ""
    return user.organisation.id, name, user.id


def _names(user: User) -> set[str]:
    return {user.id, user.username or "", user.details.email_address if user.details else ""}


def _only(name: str, found: Sequence[User]) -> None:
    if len(found) > 1:
        raise Ambiguous(name, [(user.id, user.label, user.organisation.label) for user in found])
