"""`ibadmin organisations`: who may use the portal, under which agreements, and who works together (Inleiding, 2.1)."""

from ibadmin.commands.organisations import agreements, members, registry
from ibadmin.help import group
from ibadmin.language import mark

app = group(mark("Take organisations in, and keep their agreements and partnerships."))
for verbs in (registry, agreements, members):
    app.add_typer(verbs.app)
