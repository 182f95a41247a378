"""Where users, roles and organisations are kept: SQLAlchemy Core over SQLite, one transaction a command.

`engine` opens, `unit` is the transaction that a command works in, the readers (`users`, `organisations`, `sessions`)
give frozen values, `record` turns facts into set-based SQL with their audit rows, and `isolation` says in one place
who sees what.
"""
