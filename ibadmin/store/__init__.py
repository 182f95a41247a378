"""Where users, roles and organisations are kept: on SQLite or PostgreSQL, one transaction a command.

`engine` opens, `view` is the transaction in which a command looks and `unit` the one in which it writes. The readers
(`users`, `organisations`, `sessions`, `trail`) give frozen values, always through a `sight`. `record` writes facts:
`changes` says which statements each needs, `audit` adds its row to the `chain`. `erasure` cleans the files after a
deletion, `upgrade` brings a store to this program's revision.

`queries` has every statement in SQLAlchemy Core, over the tables of `schema`, which hold every invariant that can stand
there; `sql` is what `make generate` compiles of them, and what a `connection` runs.
"""
