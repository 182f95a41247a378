"""`ibadmin store`: making the store, renewing it, looking it over, and letting the first person in."""

from ibadmin.commands.store import files, first_employee
from ibadmin.help import group
from ibadmin.language import mark

app = group(mark("Make the store, renew it, look it over, and let the first person in."))
for verbs in (files, first_employee):
    app.add_typer(verbs.app)
