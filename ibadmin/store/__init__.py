"""Where users, roles and organisations are kept: SQLAlchemy Core over SQLite, one transaction a command.

`engine` opens, `view` is the transaction in which a command looks and `unit` the one in which it writes. The readers
(`users`, `organisations`, `sessions`, `trail`) give frozen values, always through `isolation`, which says in one place
who sees what. `record` writes facts: `changes` says which `statements` each needs, `audit` adds its row to the `chain`.
`erasure` cleans the files after a deletion, `upgrade` brings a store to this program's revision, and `schema` holds
every invariant that can stand there.
"""
