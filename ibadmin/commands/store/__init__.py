"""`ibadmin store`: making the store, renewing it, looking it over, and letting the first person in."""

from ibadmin.help import group
from ibadmin.language import mark

VERBS = {
    **dict.fromkeys(("init", "upgrade", "check"), "ibadmin.commands.store.files"),
    **dict.fromkeys(("heads", "receipts"), "ibadmin.commands.store.receipts"),
    "welcome": "ibadmin.commands.store.first_employee",
}

app = group(mark("Make the store, renew it, look it over, and let the first person in."), VERBS)
