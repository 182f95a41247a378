"""`ibadmin users`: who signed up, who may get in, and who no longer (2, 2.1, 2.3).

One module for each thing that a beheerder does: look, verify, edit, switch off and on and delete.
"""

from ibadmin.commands.users import editing, lists, standing, verification
from ibadmin.help import group
from ibadmin.language import mark

app = group(mark("See who signed up, verify them, switch them off and on, delete them."))
for verbs in (lists, verification, editing, standing):
    app.add_typer(verbs.app)
