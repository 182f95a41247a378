"""Users as they are in the store, always through the filter that says whom the caller may see."""

from collections.abc import Iterable, Iterator, Sequence
from datetime import datetime
from typing import Any

from sqlalchemy import ColumnElement, CompoundSelect, Connection, and_, exists, func, select, union

from ibadmin.errors import Ambiguous, NotFound
from ibadmin.model import GrantState, Role, User, UserStatus
from ibadmin.store.engine import is_shared
from ibadmin.store.isolation import Sight
from ibadmin.store.rows import as_parameter, fixed, key, named, rows_of
from ibadmin.store.schema import audit, grants, organisations, users
from ibadmin.store.search import contains, folded, search_name
from ibadmin.store.user_rows import SELECT_USERS, users_from

_asked = rows_of("asked")
_in_places = users.c.organisation_id.in_(select(key(_asked, users.c.organisation_id, "id")).select_from(_asked))
_LIST_ORDER = (users.c.organisation_id, users.c.search_name, users.c.id)
_ROWS_AHEAD = 500
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
            part = as_parameter([{"name": name} for name in names[start : start + _NAMES_AT_ONCE]])
            for user in self._read(users.c.id.in_(self._candidates()), {"asked": part}, (users.c.id,)):
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
        return self._read(users.c.status == fixed(UserStatus.PENDING))

    def listed(self, *, organisation: str = "", status: str = "", role: str = "", product: str = "") -> Iterator[User]:
        """All users that may be seen, narrowed where asked, by organisation and name."""
        held = (
            exists()
            .where(
                grants.c.user_id == users.c.id,
                *([grants.c.role == role] if role else []),
                *([grants.c.product == product] if product else []),
            )
            # The outer query reads the grants as well, for every role of whoever has this one.
            .correlate(users)
        )
        return self._read(
            and_(
                self._sight.users,
                *([organisations.c.code == organisation] if organisation else []),
                *([users.c.status == status] if status else []),
                *([held] if role or product else []),
            )
        )

    def dormant(self, before: datetime, *, organisation: str = "") -> Iterator[User]:
        """The active users who have not logged in since; of who never did, the end of the registration counts.

        Whoever was switched on again since is given the time to log in.
        """
        used_at = func.coalesce(users.c.last_login_at, users.c.registered_at)
        switched_on = exists().where(
            audit.c.organisation_id == users.c.organisation_id,
            audit.c.subject == users.c.audit_id,
            audit.c.action == "user_reactivated",
            audit.c.at >= before,
        )
        place = [organisations.c.code == organisation] if organisation else []
        return self._read(and_(users.c.active, used_at < before, ~switched_on, *place))

    def searched(self, text: str) -> Iterator[User]:
        """Users with this text in their name (2.1): by the index of names alone, and only then the rows."""
        found = and_(self._sight.places, contains(users.c.search_name, "text"))
        if is_shared(self._connection.engine):
            # PostgreSQL would read each row before it looks at the name; SQLite has it from the index that it walks.
            found = users.c.id.in_(select(users.c.id).where(self._sight.users, found))
        return self._read(found, {"text": folded(text.strip())})

    def with_address(self, organisation_id: int, email_address: str) -> User | None:
        """The user of this organisation who typed this e-mail address, for whom a form may be taken in.

        Raises Ambiguous when two did.
        """
        typed = and_(users.c.organisation_id == organisation_id, users.c.email_address == email_address.strip().lower())
        if is_shared(self._connection.engine):
            # The one address that the policies let the servicedesk look up.
            wanted = f"{organisation_id} {email_address.strip().lower()}"
            self._connection.execute(select(func.set_config("ibadmin.address", wanted, True)))
        query = SELECT_USERS.where(self._sight.registrable, typed).order_by(*_LIST_ORDER)
        found = list(users_from(self._connection.execute(query, self._sight.parameters)))
        _only(email_address, found)
        return next(iter(self._with_fellows(found)), None)

    def identified(self, user_id: str) -> User:
        """The user with this id, which is the store's own."""
        return next(self._read(users.c.id == user_id))

    def known(self, pseudonym: str, kvk_number: str) -> User | None:
        """Whoever logs in with this pseudonym at this KvK number."""
        return next(self._read(and_(users.c.pseudonym == pseudonym, organisations.c.kvk_number == kvk_number)), None)

    def active_in(self, organisation_ids: Iterable[int]) -> dict[int, int]:
        """How many active users these organisations have, of those that may be seen."""
        places = as_parameter([{"id": place} for place in sorted(organisation_ids)])
        counted = self._connection.execute(
            select(users.c.organisation_id, func.count())
            .where(_in_places, users.c.active, self._sight.users)
            .group_by(users.c.organisation_id),
            {**self._sight.parameters, "asked": places},
        )
        return {row[0]: row[1] for row in counted}

    def called(self, audit_ids: Iterable[str]) -> dict[str, str]:
        """What to call who stands in the audit under these identifiers: those who may be seen and are still there."""
        wanted = select(key(_asked, users.c.audit_id, "name")).select_from(_asked)
        found = self._connection.execute(
            select(users.c.audit_id, func.coalesce(users.c.username, users.c.id).label("name")).where(
                users.c.audit_id.in_(wanted), self._sight.users
            ),
            {**self._sight.parameters, "asked": as_parameter([{"name": each} for each in audit_ids])},
        )
        return {row.audit_id: row.name for row in found}

    def under(self, audit_ids: Iterable[str]) -> tuple[User, ...]:
        """Those who stand in the audit under these identifiers and are still there."""
        wanted = select(key(_asked, users.c.audit_id, "name")).select_from(_asked)
        asked = as_parameter([{"name": each} for each in audit_ids])
        return tuple(self._read(users.c.audit_id.in_(wanted), {"asked": asked}))

    def usernames_like(self, organisation_id: int, base: str) -> frozenset[str]:
        """User names of the organisation that start like this one; unfiltered, because they must be unique.

        `base` is made of lower-case ASCII letters, digits and dots, so everything that starts with it comes before
        it with a tilde behind.
        """
        if is_shared(self._connection.engine):
            taken = select(func.usernames_taken(organisation_id, base))
            return frozenset(self._connection.scalars(taken))
        found = self._connection.scalars(
            select(users.c.username).where(
                users.c.organisation_id == organisation_id, users.c.username >= base, users.c.username < f"{base}~"
            )
        )
        return frozenset(name for name in found if name)

    def _candidates(self) -> CompoundSelect[str]:
        """The ids that the names may stand for, each found through an index of its own."""
        here = self._sight.places
        return union(
            select(users.c.id).where(named(users.c.id, "asked")),
            select(users.c.id).where(here, named(users.c.username, "asked")),
            select(users.c.id).where(here, named(users.c.email_address, "asked")),
        )

    def _read(
        self,
        wanted: ColumnElement[bool],
        parameters: dict[str, str] | None = None,
        order: Sequence[ColumnElement[Any]] = _LIST_ORDER,
    ) -> Iterator[User]:
        query = SELECT_USERS.where(self._sight.users, wanted).order_by(*order)
        streamed = query.execution_options(yield_per=_ROWS_AHEAD)
        # Closed also when no more than the first is asked for: on a server it would go on standing ready.
        with self._connection.execute(streamed, {**self._sight.parameters, **(parameters or {})}) as found:
            yield from users_from(found)

    def _with_fellows(self, found: Sequence[User]) -> tuple[User, ...]:
        """Administrators with the other active administrators of their organisation, for who may be the last."""
        places = sorted({user.organisation.id for user in found if user.administrator})
        if not places:
            return tuple(found)
        rows = self._connection.execute(_ADMINISTRATORS, {"asked": as_parameter([{"id": place} for place in places])})
        by_place: dict[int, set[str]] = {}
        for place, user_id in rows:
            by_place.setdefault(place, set()).add(user_id)
        return tuple(
            user._replace(fellow_administrators=frozenset(by_place.get(user.organisation.id, set()) - {user.id}))
            for user in found
        )


_ADMINISTRATORS = (
    select(users.c.organisation_id, users.c.id)
    .distinct()
    .join(grants, grants.c.user_id == users.c.id)
    .where(
        _in_places,
        grants.c.role == fixed(Role.ADMINISTRATOR),
        grants.c.state == GrantState.ACTIVE.value,
    )
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
