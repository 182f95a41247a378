"""The SQL that runs, on SQLite and on PostgreSQL: written by `make generate` from `queries`, and never by hand."""
