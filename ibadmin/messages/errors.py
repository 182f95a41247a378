"""Every error of the program, explained: what is the matter, and what to do next."""

from ibadmin import errors, failures
from ibadmin.errors import IbadminError
from ibadmin.language import mark, translate, translate_plural
from ibadmin.messages import files, outside, problems, system, words
from ibadmin.messages.explanation import Explanation, Ground
from ibadmin.messages.refusals import next_step, reason
from ibadmin.model.sessions import IDLE_MINUTES
from ibadmin.plain_text import harmless, lookalikes
from ibadmin.rules.manual import Refused
from ibadmin.system import SystemFailure

_LOGIN_NEEDED = {
    "none": mark("Nobody is logged in here."),
    "idle": mark("Your session is over: {minutes} minutes without activity (manual 1.1)."),
    "hard_end": mark("Your session is over: it had reached its longest time."),
    "ended": mark("Your session is over: it was ended."),
    "clock": mark("Your session is over: the clock of this machine was set back."),
    "unreadable": mark("Nobody is logged in here: {path} holds no session."),
}
_SETTINGS = {
    "missing": mark("There is no {name} here: {origin}."),
    "malformed": mark("{origin}: {name} is not written as it should be."),
    "not_a_choice": mark("{origin}: {name} has a value that does not exist."),
    "unknown": mark("{origin}: there is no setting called {name}."),
    "needed": mark('{origin} must name the {name} of the shared store: {name} = "https://...".'),
    "open": mark("{origin}: others can write this {name}, so it was not used. Close it: chmod 600 {origin}"),
    "not_the_demos": mark("{origin} is not the demo's own {name}, so it was left as it is."),
    "not_https": mark("{origin}: {name} must begin with https."),
    "store_elsewhere": mark("{origin}: the store is at the {name}, and this command needs it here."),
    "beside_store": mark("{origin}: a profile has a store or a {name}, never both."),
    "password": mark(
        "{origin}: a password stands in the address of the {name}, where others can read it. Put it in the file "
        "~/.pgpass or one that PGPASSFILE names, or in a service file (PGSERVICEFILE)."
    ),
    "scheme": mark(
        "{origin}: the address of a shared {name} begins with postgresql://; of a {name} in a file, give the path."
    ),
    "a_folder": mark("{origin}: {name} is a folder, and must be a file."),
    "not_a_folder": mark("{origin}: {name} is not a folder."),
    "no_home": mark("{origin}: {name} begins with a home folder that does not exist."),
    "not_text": mark("{origin}: the value of {name} must stand in quotes."),
}
_NOT_FOUND = {
    "user": (mark("Not found among the users that you manage: {names}."), mark("ibadmin users search TEXT")),
    "organisation": (mark("Organisation not found: {names}."), mark("ibadmin organisations list")),
    "session": (mark("Session not found: {names}."), mark("ibadmin sessions list")),
    "registration": (mark("Registration not found: {names}."), mark("ibadmin administrators list")),
    "product": (mark("Product not found: {names}."), mark("ibadmin roles matrix")),
    "role": (mark("Role not found: {names}."), mark("ibadmin roles matrix")),
}


def error(raised: IbadminError) -> Explanation:
    """What is the matter and what to do next, for every error that the program knows."""
    match raised:
        case Refused():
            return _refused(raised)
        case errors.InvalidInput():
            return problems.invalid_input(raised)
        case errors.InvalidChoice():
            return problems.invalid_choice(raised)
        case failures.FileMalformed():
            return files.file_malformed(raised)
        case failures.RowsRefused():
            return files.rows_failed(raised, [(failure, error(failure.cause)) for failure in raised.failures])
        case failures.Interrupted(kept):
            return files.interrupted_at(kept)
        case errors.AnswerNeeded(flag=flag):
            step = translate("Give the answer beforehand: add {flag}").format(flag=harmless(flag))
            said = translate("This command has a question, and there is nobody here to answer it.")
            return Explanation(said, raised.code, (step,), details={"flag": flag})
        case errors.Declined():
            return Explanation(translate("Nothing was changed."), raised.code)
        case errors.SettingsInvalid():
            return _settings_invalid(raised)
        case errors.LoginNeeded(why=why, path=path):
            said = translate(_LOGIN_NEEDED.get(why) or mark("You are not logged in."))
            said, step = said.format(path=harmless(path), minutes=IDLE_MINUTES), translate("Log in with: ibadmin login")
            return Explanation(said, raised.code, (step,), details={"why": why})
        case errors.NotFound():
            return _not_found(raised)
        case failures.DoubtfulMatch():
            return _ambiguous(raised, translate("It is not sure whom {name} means; nothing was done:"))
        case errors.Ambiguous():
            return _ambiguous(raised, translate("More than one user is called {name}; nothing was done:"))
        case errors.Conflict(names=names):
            said = translate("Somebody else was changing this at the same time, so nothing was done: {names}.")
            if not names:
                said = translate("Somebody else was changing the same thing at this moment, so nothing was done.")
            step = translate("See how it is now, and run the command again.")
            details = {"names": list(names)}
            return Explanation(said.format(names=words.named(names)), raised.code, (step,), details=details)
        case SystemFailure():
            return system.system_failure(raised)
        case errors.OutsideFailure():
            return outside.outside_failure(raised)
        case errors.CheckFailed(findings=findings):
            said = translate_plural("The check found {count} thing.", "The check found {count} things.", findings)
            return Explanation(said.format(count=findings), raised.code, details={"findings": findings})
        case errors.DemoStopped():
            return _demo_stopped(raised)
        case _:
            return system.bug(raised)


def wrong_usage(sentence: str, command_path: str) -> Explanation:
    """The command line could not be understood."""
    step = translate("See how it works: {command} --help").format(command=harmless(command_path))
    return Explanation(harmless(sentence), "wrong_usage", (step,))


def _refused(raised: Refused) -> Explanation:
    """One reason is the sentence itself; several stand below it."""
    grounds = tuple(
        Ground(each.refusal.code, each.subject, reason(each), each.value, each.refusal.section)
        for each in raised.reasons
    )
    steps = tuple(dict.fromkeys(map(next_step, raised.reasons)))
    what = grounds[0].message if len(grounds) == 1 else translate("This cannot be done, and nothing was changed:")
    return Explanation(what, raised.code, steps, grounds)


def _settings_invalid(raised: errors.SettingsInvalid) -> Explanation:
    said = translate(_SETTINGS.get(raised.problem) or mark("{origin}: {name} cannot be used."))
    return Explanation(
        said.format(origin=harmless(raised.origin), name=harmless(raised.name)),
        raised.code,
        (translate("See which settings there are and where they come from: ibadmin doctor"),),
        details={"origin": raised.origin, "name": raised.name, "problem": raised.problem},
    )


def _not_found(raised: errors.NotFound) -> Explanation:
    said, command = _NOT_FOUND.get(raised.kind, (mark("Not found: {names}."), ""))
    steps = (translate("Look it up with: {command}").format(command=translate(command)),) if command else ()
    details = {"kind": raised.kind, "names": list(raised.names)}
    what = [translate(said).format(names=words.named(raised.names))]
    alike = translate("{name} has a letter that only looks like {letter}: {code}.")
    for name in raised.names:
        what += [alike.format(name=harmless(name), letter=letter, code=code) for letter, code in lookalikes(name)]
    return Explanation(" ".join(what), raised.code, steps, details=details)


def _ambiguous(raised: errors.Ambiguous, said: str) -> Explanation:
    grounds = tuple(
        Ground("candidate", id_, harmless(f"{id_}: {username}, {organisation}"), username)
        for id_, username, organisation in raised.candidates
    )
    return Explanation(
        said.format(name=harmless(raised.name)),
        raised.code,
        (translate("Give the id of the one that you mean."),),
        grounds,
        {
            "name": raised.name,
            "candidates": [
                {"id": id_, "username": username, "organisation": organisation}
                for id_, username, organisation in raised.candidates
            ],
        },
    )


def _demo_stopped(raised: errors.DemoStopped) -> Explanation:
    said = translate("The demo stopped: ibadmin {command} ended with exit code {code}.")
    return Explanation(
        said.format(command=harmless(raised.command), code=raised.ended_with),
        raised.code,
        (translate("What went wrong stands above; to begin anew: ibadmin demo"),),
        details={"command": raised.command, "ended_with": raised.ended_with},
    )
