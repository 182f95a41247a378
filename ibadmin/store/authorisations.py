"""The autorisatiematrix: every role of every user who may be seen, and who granted it (2.2)."""

from collections.abc import Iterator
from contextlib import closing

from ibadmin.model import Grant, GrantState
from ibadmin.model.audit import Authorisation
from ibadmin.model.people import full_name
from ibadmin.store.connection import Connection
from ibadmin.store.sight import Sight
from ibadmin.store.sql import authorisations as sql


class Authorisations:
    """The roles of the users whom one person may see."""

    def __init__(self, connection: Connection, sight: Sight) -> None:
        self._connection = connection
        self._sight = sight

    def all(self, *, organisation: str = "", state: str = "") -> Iterator[Authorisation]:
        """By organisation, name, product and role, narrowed where asked."""
        asked = {**self._sight.parameters, "organisation": organisation, "state": state}
        with closing(self._connection.stream(self._sight.through(sql.EVERY), asked)) as found:
            for row in found:
                id_, username, status, last_login_at, first_name, initials, infix, surname = row[:8]
                product, role, held, granted_at, code, name, granted_by = row[8:]
                yield Authorisation(
                    user=id_,
                    username=username,
                    full_name=full_name(first_name, initials, infix, surname) if surname is not None else None,
                    status=status,
                    organisation=code,
                    organisation_name=name,
                    grant=Grant(product, role, GrantState(held), granted_at),
                    granted_by=granted_by,
                    last_login_at=last_login_at,
                )
