"""One Typer function for each verb: parse, ask before the transaction, load, call one rule, record the fact, tell.

A command knows no SQL, no browser and no library: it meets the world through the `Environment` in its context.
"""
