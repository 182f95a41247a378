"""`ibadmin organisations`: who may use the portal, under which agreements, and who works together (Inleiding, 2.1)."""

from ibadmin.help import group
from ibadmin.language import mark

VERBS = {
    **dict.fromkeys(("list", "show", "add"), "ibadmin.commands.organisations.registry"),
    "agreements": "ibadmin.commands.organisations.agreements",
    "members": "ibadmin.commands.organisations.members",
}

app = group(mark("Take organisations in, and keep their agreements and partnerships."), VERBS)
