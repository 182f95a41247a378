"""What `doctor` and `store check` found, and what to do about it."""

from ibadmin.findings import Finding, Verdict
from ibadmin.language import mark, translate
from ibadmin.messages import words
from ibadmin.messages.errors import error
from ibadmin.plain_text import harmless

_VERDICTS = {Verdict.OK: mark("ok"), Verdict.WARNING: mark("warning"), Verdict.ERROR: mark("error")}

_RESTORE = mark("Put back the last backup in which nothing is wrong; docs/operations.md says how.")
_AROUND = mark("Somebody worked on the store around ibadmin: find out who, and compare with a backup.")
_CLOCK = mark("Set the clock of this machine right: sessions and logins go by it.")
_WHOSE = mark("See whose they were: ibadmin audit list --since {about} --until {about}")
_NEW_METADATA = mark("Ask {about} for its new metadata.")
_NO_BROWSER = mark("Log in with: ibadmin login --no-browser")

# (check, problem): what is the matter, and what to do.
_SENTENCES: dict[tuple[str, str], tuple[str, str]] = {
    ("program", ""): (mark("{about}, {value}."), ""),
    ("libraries", ""): (mark("Libraries: {value}."), ""),
    ("libraries", "missing"): (mark("The library {about} is missing."), mark("Install ibadmin anew.")),
    ("language", ""): (mark("The language is {about}, by {value}."), ""),
    ("language", "default"): (mark("The language is {about}, for no variable asks for one."), ""),
    ("terminal", ""): (mark("The terminal is {about} columns wide and writes {value}."), ""),
    ("terminal", "none"): (mark("Not a terminal: results are written as tab-separated values."), ""),
    ("terminal", "narrow"): (
        mark("The terminal is {about} columns wide, so tables leave columns out."),
        mark("Make it wider, or ask for all of it with --output."),
    ),
    ("terminal", "encoding"): (
        mark("The terminal writes {value}, in which not every name can be shown."),
        mark("Choose a locale that ends in UTF-8, such as LANG=nl_NL.UTF-8."),
    ),
    ("variables", ""): (mark("Set in the environment, which goes before the profile: {about}."), ""),
    ("variables", "unknown"): (
        mark("{about} is set, and ibadmin knows no such variable."),
        mark("Is it misspelled? The README names them all."),
    ),
    ("profile", ""): (mark("The profile is {about}, from {value}."), ""),
    ("profile", "no_file"): (mark("The profile is {about}; there is no {value}, so it is as ibadmin has it."), ""),
    ("setting", ""): (mark("{about}: {value}"), ""),
    ("browser", ""): (mark("A browser can be opened here."), ""),
    ("browser", "asked"): (mark("No browser is opened, as was asked."), _NO_BROWSER),
    ("browser", "ssh"): (mark("No browser can be opened here: this is a terminal of another machine."), _NO_BROWSER),
    ("browser", "wsl"): (mark("No browser can be opened from within WSL."), _NO_BROWSER),
    ("browser", "no_display"): (mark("No browser can be opened here: there is no display."), _NO_BROWSER),
    ("browser", "text_browser"): (
        mark("The browser here shows text alone; nobody can log in with it."),
        _NO_BROWSER,
    ),
    ("store", ""): (mark("The store at {about} is at revision {value}."), ""),
    ("store", "shared"): (mark("The store at {about} answers."), ""),
    ("connection", ""): (mark("Connected to the store as {about}, over {value}."), ""),
    ("connection", "nearby"): (mark("Connected to the store as {about}, within this machine and without TLS."), ""),
    ("connection", "unencrypted"): (
        mark("Connected to the store as {about} without TLS: whoever is on the way can read along, and pose as it."),
        mark("Leave sslmode out of the store's address, and have the server speak TLS, as docs/operations.md says."),
    ),
    ("revision", ""): (mark("The store is at revision {value}."), ""),
    ("file", ""): (mark("Closed to others: {about}."), ""),
    ("file", "open"): (mark("{about} is open to others ({value})."), mark("Close it: chmod 600 {about}")),
    ("file", "not_yours"): (
        mark("{about} belongs to somebody else."),
        mark("Give it to whoever runs ibadmin: chown {about}"),
    ),
    ("folder", ""): (mark("Yours alone, with room: {about}."), ""),
    ("folder", "open"): (mark("Others can write in {about} ({value})."), mark("Close it: chmod 700 {about}")),
    ("folder", "not_yours"): (
        mark("{about} belongs to somebody else."),
        mark("Give it to whoever runs ibadmin: chown -R YOU {about}"),
    ),
    ("folder", "closed"): (
        mark("{about} does not let you make files in it ({value})."),
        mark("Open it to yourself alone: chmod 700 {about}"),
    ),
    ("folder", "read_only"): (mark("The disk of {about} is read-only, so nothing can be changed there."), ""),
    ("folder", "full"): (mark("There is hardly any room left on the disk of {about}."), mark("Make room there.")),
    ("clock", ""): (mark("The clock says {value}."), ""),
    ("clock", "behind"): (mark("The clock is behind: the audit was last written at {value}."), _CLOCK),
    ("clock", "differs"): (mark("The clock is {value} seconds off that of the gateway."), _CLOCK),
    ("login_days", ""): (mark("Logins in the last {about} days: {value}."), ""),
    ("login_days", "peak"): (mark("On {about} there were {value} logins, many more than on other days."), _WHOSE),
    ("wrong_codes", ""): (mark("Wrong verification codes in the last {about} days: {value}."), ""),
    ("wrong_codes", "peak"): (
        mark("On {about} {value} verification codes were wrong, many more than on other days."),
        _WHOSE,
    ),
    ("session_place", ""): (mark("The session is kept in {about}, which answers."), ""),
    ("session", ""): (mark("Logged in as {about}, for {value} seconds more."), ""),
    ("gateway", ""): (mark("The gateway at {about} answers."), ""),
    ("gateway", "own"): (mark("The gateway runs inside the login, from {about}, with: {value}."), ""),
    ("gateway", "demo"): (mark("The gateway runs inside the login, from {about}, with the makelaar of the demo."), ""),
    ("gateway", "not_set_up"): (
        mark("The gateway is not set up in {about}, so nobody can log in with this profile."),
        mark("Set it up as docs/operations.md says, or try the demo: ibadmin demo"),
    ),
    ("gateway", "served"): (mark("The gateway's files are in {about}, with: {value}."), ""),
    ("gateway", "another_address"): (
        mark("The profile has the gateway at {about}, and gateway.toml at {value}."),
        mark("Make them the same, and hand the metadata to the makelaars if the address is a new one."),
    ),
    ("metadata", ""): (mark("The metadata of {about} is valid until {value}."), ""),
    ("metadata", "expires"): (mark("The metadata of {about} is valid until {value} only."), _NEW_METADATA),
    ("metadata_signer", ""): (mark("What signs the metadata of {about} is valid until {value}."), ""),
    ("metadata_signer", "expires"): (
        mark("What signs the metadata of {about} is valid until {value} only."),
        mark("Ask {about} which certificate signs it from then on, and compare that by telephone."),
    ),
    ("certificate", ""): (mark("Our certificate for {about} is valid until {value}."), ""),
    ("certificate", "expires"): (
        mark("Our certificate for {about} is valid until {value} only."),
        mark("Have a new one made, and hand the new metadata to the makelaars: ibadmin server metadata"),
    ),
    ("certificate", "expired"): (
        mark("Our certificate for {about} was valid until {value}."),
        mark("Have a new one made, and hand the new metadata to the makelaars: ibadmin server metadata"),
    ),
    ("makelaar", ""): (mark("The certificate of {about} is valid until {value}."), ""),
    ("makelaar", "expires"): (
        mark("The certificate of {about} is valid until {value} only."),
        _NEW_METADATA,
    ),
    ("makelaar", "expired"): (
        mark("The certificate of {about} was valid until {value}."),
        _NEW_METADATA,
    ),
    ("integrity", ""): (mark("Every page of the store is sound."), ""),
    ("integrity", "damaged"): (mark("The store is damaged: {value}"), _RESTORE),
    ("values", ""): (mark("Every value is what its column says."), ""),
    ("values", "damaged"): (mark("{about}: the column {value} cannot be what it says."), _RESTORE),
    ("values", "more"): (mark("More values than these {value} are damaged."), _RESTORE),
    ("definitions", ""): (mark("All {value} tables are as they were made, with their triggers."), ""),
    ("definitions", "differs"): (mark("{about} is not as it was made, or is not there."), _AROUND),
    ("definitions", "enforced"): (
        mark("All {value} tables, functions, policies and grants are as they were made."),
        "",
    ),
    ("definitions", "outdated"): (
        mark("The functions, policies and grants of the store are those of another ibadmin."),
        mark("Renew them with: ibadmin store upgrade"),
    ),
    ("logins", ""): (mark("Every login of the store is somebody's session."), ""),
    ("logins", "orphaned"): (
        mark("{value} logins of the store are of sessions that are over."),
        mark("The next login drops them; or do it now: ibadmin store check --clean"),
    ),
    ("erasure", "replayed"): (
        mark("{value} users were deleted again, who came back with a backup; looked for at: {about}."),
        "",
    ),
    ("logins", "cleaned"): (mark("{value} logins were dropped, of sessions that are over."), ""),
    ("indexes", ""): (mark("The server finds its way through every index that is needed."), ""),
    ("indexes", "idle"): (
        mark("The server reads whole tables, and never used: {about}."),
        mark("Let the server count anew what there is, with ANALYZE in psql."),
    ),
    ("references", ""): (mark("Nothing refers to what is not there."), ""),
    ("references", "dangling"): (mark("{value} rows refer to what is not there, in {about}."), _RESTORE),
    ("orphans", ""): (mark("Nothing is in the store that no command puts there."), ""),
    ("orphans", "user_untraced"): (mark("{value} users are not in the audit."), _AROUND),
    ("orphans", "code_not_awaited"): (mark("{value} verification codes are open for who needs none."), _AROUND),
    ("orphans", "form_without_product"): (mark("{value} registrations of administrators name no product."), _AROUND),
    ("orphans", "membership_impossible"): (
        mark("{value} memberships are not of a gemeente in a samenwerkingsverband."),
        _AROUND,
    ),
    ("chain", ""): (mark("The audit is whole: {value} rows, and every chain holds."), ""),
    ("chain", "altered"): (mark("{about}: row {value} of the audit is not as it was written."), _AROUND),
    ("chain", "gap"): (mark("{about}: a row of the audit is missing before or at {value}."), _AROUND),
    ("erasure", ""): (mark("Nothing is left of who was deleted."), ""),
    ("erasure", "owed"): (
        mark("Traces of who was deleted are still in the store's files: another program keeps them."),
        mark("Let the other ibadmin programs end, and run this again: ibadmin store check"),
    ),
    ("erasure", "owed_full"): (
        mark("Traces of who was deleted are still in the store's files: there is no room to remove them."),
        mark("Make room there, twice as much as the store takes, and run this again: ibadmin store check"),
    ),
    ("erasure", "owed_yet"): (
        mark("Traces of who was deleted are still in the store's files, and could not be removed now."),
        mark("Where ibadmin may write and there is memory for it, run this again: ibadmin store check"),
    ),
}


def verdict(verdict: Verdict) -> str:
    """How it stands, in a word."""
    return translate(_VERDICTS[verdict])


def finding(found: Finding) -> str:
    """What was found, in a sentence."""
    if found.cause is not None:
        return error(found.cause).what
    said = translate(_SENTENCES[found.check, found.problem][0])
    return said.format(about=harmless(found.about), value=harmless(found.value))


def advice(found: Finding) -> tuple[str, ...]:
    """What to do about it; nothing where nothing needs to be done."""
    if found.cause is not None:
        return error(found.cause).next_steps
    step = translate(_SENTENCES[found.check, found.problem][1])
    return (step.format(about=harmless(found.about), servicedesk=words.servicedesk()),) if step else ()
