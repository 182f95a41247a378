"""`ibadmin users`: who signed up, who may get in, and who no longer (2, 2.1, 2.3).

One module for each thing that a beheerder does: look, verify, edit, switch off and on and delete.
"""

from ibadmin.help import group
from ibadmin.language import mark

VERBS = {
    **dict.fromkeys(("pending", "list", "search", "show"), "ibadmin.commands.users.lists"),
    "verify": "ibadmin.commands.users.verification",
    "edit": "ibadmin.commands.users.editing",
    "sync": "ibadmin.commands.users.sync",
    **dict.fromkeys(("deactivate", "reactivate", "delete"), "ibadmin.commands.users.standing"),
}

app = group(mark("See who signed up, verify them, switch them off and on, delete them."), VERBS)
