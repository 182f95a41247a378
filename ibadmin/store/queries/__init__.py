"""Every statement as SQLAlchemy Core says it, once for both engines, typed by the tables of `schema`.

Nothing that runs imports this: `make generate` compiles it to the SQL in `sql`, which a test compiles anew. So a
command starts without SQLAlchemy, and whoever wants to know what the database is asked reads it there.

A name is a statement; a function of a `Filter` is one that depends on whom somebody may see, and is compiled for each
kind of `Sight`. What the program says at run time is a `bindparam`; every other value stands in the SQL itself, where
a planner sees it.
"""
