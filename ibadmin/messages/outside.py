"""What failed outside the program: store, network, keyring, gateway, files."""

from collections.abc import Mapping, Sequence
from dataclasses import replace

from ibadmin import errors
from ibadmin.errors import OutsideFailure
from ibadmin.language import mark, translate
from ibadmin.messages import words
from ibadmin.messages.explanation import Explanation
from ibadmin.messages.results import report_lost, result_lost
from ibadmin.messages.system import FAILURES, system_failure
from ibadmin.plain_text import harmless
from ibadmin.system import SystemFailure

_NETWORK = mark("Are you on Gemnet or Diginetwerk? It can be reached over those two only (manual 1.1).")
_STORE = {
    "missing": (mark("There is no store yet at {place}."), mark("Make one with: ibadmin store init")),
    "exists": (mark("There is a store already at {place}; it was left as it is."), mark("See: ibadmin store check")),
    "outdated": (mark("The store at {place} is of an older ibadmin."), mark("Renew it with: ibadmin store upgrade")),
    "newer": (mark("The store at {place} is of a newer ibadmin than this one."), mark("Renew ibadmin itself.")),
    "busy": (
        mark("The store at {place} was in use by others all the time that we waited; nothing was changed."),
        mark("Try again in a moment."),
    ),
    "unreachable": (mark("The store at {place} does not answer."), _NETWORK),
    "untrusted": (
        mark("The store at {place} could not prove over TLS that it is the store, so nothing was sent to it."),
        mark(
            "Put the root certificate of the store's operator in ~/.postgresql/root.crt, or name its file in the "
            "store's address with sslrootcert=FILE; the address must name the host as its certificate does."
        ),
    ),
    "refused": (
        mark("The store at {place} does not let this account in."),
        mark("See which user the store's address names, and the password in ~/.pgpass or PGPASSFILE."),
    ),
    "not_founder": (
        mark("The account with which you came to {place} may not make a store there; nothing was made."),
        mark("It needs CREATEROLE, and CREATEDB or an empty database of its own. It need not be a superuser."),
    ),
    "not_owner": (
        mark("The account with which you came to {place} is not one of those that keep this store."),
        mark("Come as whoever made the store, or have them grant you the role of its owner."),
    ),
    "not_gateway": (
        mark("The account with which you came to {place} is not the gateway's own, so no gateway is served there."),
        mark(
            "Leave the user out of the store's address: the gateway then comes as its own role, which can let people "
            "in and nothing else. Its password belongs in ~/.pgpass; see docs/operations.md."
        ),
    ),
    "standby": (
        mark("No server of the store at {place} takes changes at this moment; one may be taking over."),
        "",
    ),
    "lost": (mark("The connection to the store at {place} was lost; nothing was changed."), ""),
    "unreadable": (
        mark("The file at {place} is not a store of ibadmin, or was never finished."),
        mark("See whether it is the right one: ibadmin doctor"),
    ),
    "not_a_store": (
        mark("The file at {place} is no store, or its first page is damaged; nothing was changed."),
        mark("See whether it is the right one: ibadmin doctor. If it is, put the backup of the store back."),
    ),
    "damaged": (
        mark("The store at {place} is damaged; nothing was changed."),
        mark("Put back the last backup in which nothing is wrong; docs/operations.md says how."),
    ),
    "empty": (
        mark("The file at {place} is empty: there is no store in it."),
        mark("Put the backup of the store back; or delete that file, and make a new store: ibadmin store init"),
    ),
    "dangling": (
        mark("{place} is a link to {about}, which does not exist."),
        mark("Put the store back there, or have the link lead to where it is now."),
    ),
    "full": (
        mark("There is no room left on the disk of the store ({place}); nothing was changed."),
        mark("Make room there, and run the command again. Looking at what is in the store needs no room."),
    ),
    "read_only": (
        mark("The disk of the store ({place}) is read-only; nothing was changed."),
        mark("Make that disk writable, and run the command again. Looking at what is in the store works as it is."),
    ),
    "too_large": (
        mark("The system does not let the file of the store ({place}) become any larger; nothing was changed."),
        mark("Allow larger files, with: ulimit -f"),
    ),
    "log_unread": (
        mark("The disk of the store ({place}) is read-only, and its last changes cannot be read from there."),
        mark("Make that disk writable, or copy the store to another with the file beside it that ends in -wal."),
    ),
    "no_memory": (
        mark("There is not enough memory to work with the store ({place}); nothing was changed."),
        mark("Let other programs end, or allow more with: ulimit -v"),
    ),
    "disk": (
        mark("The disk of the store ({place}) does not do what it should; nothing was changed."),
        mark("Have the disk looked at before anything else, and see that there is a backup of the store."),
    ),
    "replaced": (
        mark("The file of the store at {place} was moved, deleted or replaced while it was open; nothing was changed."),
        mark("See that the right file is there; then run the command again, or start the server again."),
    ),
    "two_revisions": (
        mark("The store at {place} says that it is at two revisions at once."),
        mark("Put back the last backup in which nothing is wrong; docs/operations.md says how."),
    ),
    "key_damaged": (
        mark("The key of the verification codes at {place} is damaged: it must be 32 bytes, as 64 hexadecimal digits."),
        mark("Put the key back from the backup; until then no code is issued or checked."),
    ),
    "key_missing": (
        mark("The key that belongs to the store is not at {place}; without it no verification code can be checked."),
        mark("Put it back from the backup of the store, where it belongs to the same day."),
    ),
}
_TRACES = {
    "held": (
        mark("The user is deleted, but another program still holds old pages of {place}."),
        mark("Let the other ibadmin programs end, then erase what is left: ibadmin store check"),
    ),
    "full": (
        mark("The user is deleted. Traces in {place} could not be removed yet: there is no room left on its disk."),
        mark("Make room there, twice as much as the store takes; then erase what is left: ibadmin store check"),
    ),
    "no_memory": (
        mark("The user is deleted. Traces in {place} could not be removed yet: there is not enough memory."),
        mark("Let other programs end, then erase what is left: ibadmin store check"),
    ),
}
_PROXY = mark("See the variable HTTPS_PROXY; NO_PROXY names what is reached without a proxy.")
_INSPECTED = mark(
    "Does your organisation inspect TLS? Then name the file of its root certificate: SSL_CERT_FILE=FILE, or a folder "
    "with SSL_CERT_DIR."
)
_TELL_THEM = mark("Tell whoever runs the gateway, and see that the clock of this machine is right: ibadmin doctor")
_CERTIFICATE = mark("The certificate of {place} is not one that this machine trusts.")
_GATEWAY_AWAY = {
    "unknown_host": (mark("There is no host {about}."), mark("See which address the profile gives: ibadmin doctor")),
    "refused": (mark("The gateway at {place} refuses connections."), _NETWORK),
    "no_route": (mark("There is no way from here to {place}."), _NETWORK),
    "timeout": (mark("The gateway at {place} does not answer in time."), _NETWORK),
    "proxy_unreachable": (mark("The proxy {about} cannot be reached."), _PROXY),
    "proxy_refused": (mark("The proxy {about} lets nothing through to {place}."), _PROXY),
    "proxy_password": (mark("The proxy {about} asks for a password."), _PROXY),
    "proxy_malformed": (mark("The proxy {about} does not answer as a proxy does."), _PROXY),
    "proxy_setting": (mark("HTTPS_PROXY is no address of a proxy, such as http://proxy.example:8080."), _PROXY),
    "certificate_unknown": (
        mark("The certificate of {place} is signed by {about}, which this machine does not trust."),
        _INSPECTED,
    ),
    "certificate_expired": (mark("The certificate of {place} expired on {about}."), _TELL_THEM),
    "certificate_early": (mark("The certificate of {place} is only valid from {about} on."), _TELL_THEM),
    "certificate_name": (mark("The certificate of {place} is for another name: {about}."), _INSPECTED),
    "certificates_setting": (
        mark("{about} names nothing with certificates, so that none can be trusted."),
        mark("Let it name a file (SSL_CERT_FILE) or a folder (SSL_CERT_DIR), or take it away."),
    ),
    "not_tls": (mark("What answers at {place} does not speak TLS."), _INSPECTED),
    "not_ours": (
        mark("What answers at {place} is no gateway of ibadmin."),
        mark("Is a page of your network in between, or is the address of the profile wrong? ibadmin doctor"),
    ),
    "unwell": (
        mark("The gateway at {place} cannot let anybody in at this moment: its store does not answer."),
        mark("Try again in a moment."),
    ),
    "other": (mark("The gateway at {place} cannot be reached."), _NETWORK),
}
_KEYRING = {
    "none": mark("There is no keyring on this system to keep your session in."),
    "timeout": mark("The keyring of this system did not answer within three seconds."),
    "locked": mark("The keyring of this system is locked."),
    "configuration": mark("The configuration of the keyring cannot be read: {place}"),
}
_KEYRING_FILE = mark("Mend that file, or take it away; then log in again.")
_KEYRING_STEPS = (
    mark("Unlock or install a keyring, such as GNOME Keyring or KWallet, and log in again."),
    mark("On a server: start the shell with dbus-run-session, or choose a keyring with PYTHON_KEYRING_BACKEND."),
    mark("Or keep the session in a file that only you can read: IBADMIN_SESSION_STORAGE=file ibadmin login"),
)
_LOGIN_AGAIN = mark("Log in again with: ibadmin login")
_LOGIN = {
    "timeout": (mark("The login was not finished in time."), _LOGIN_AGAIN),
    "cancelled": (mark("The login was cancelled at eHerkenning."), _LOGIN_AGAIN),
    "refused": (
        mark("The answer of the makelaar was not good enough to let anyone in."),
        mark("Log in again with: ibadmin login. If it happens again, contact {servicedesk}."),
    ),
    "no_such_makelaar": (
        mark("The gateway has no makelaar of that name."),
        mark("Leave --makelaar out, or ask who runs the gateway which names there are."),
    ),
    "code_used": (mark("This login was used already, or it has expired."), _LOGIN_AGAIN),
    "address_invalid": (
        mark("This is not the address at which the login ended."),
        mark("Copy the whole address from the browser, from http to the end."),
    ),
}
_GATEWAY = {
    "unreadable": mark("it cannot be read"),
    "missing": mark("it does not exist"),
    "not_allowed": mark("this account may not read it"),
    "a_folder": mark("it is a folder"),
    "not_a_file": mark("it is not a file"),
    "not_a_folder": mark("a part of its path is not a folder"),
    "too_large": mark("it is too large"),
    "malformed": mark("it is not TOML"),
    "wrong_kind": mark("a value in it should be a text, a number or a table, and is another"),
    "makelaar_twice": mark("a makelaar stands in it twice"),
    "levels_unknown": mark("it names a table of levels that does not exist"),
    "not_a_key": mark("it is not a private key without a password"),
    "not_a_certificate": mark("it is not a certificate"),
    "not_rsa": mark("it is not an RSA key"),
    "key_too_short": mark("the key is too short"),
    "key_and_certificate_differ": mark("key and certificate do not belong together"),
    "signer_expired": mark("the certificate that signs it has expired"),
    "not_an_entity": mark("it is not the metadata of one makelaar"),
    "not_one_role": mark("it does not describe exactly one makelaar"),
    "saml2_missing": mark("this makelaar does not speak SAML 2.0"),
    "sso_missing": mark("it does not say where to log in"),
    "sso_invalid": mark("the place where to log in is not a safe address"),
    "certificate_missing": mark("it holds no certificate to check signatures with"),
    "certificate_invalid": mark("a certificate in it cannot be read"),
    "valid_until_invalid": mark("the date until which it is valid is no date"),
    "expired": mark("the date until which it is valid is over"),
    "digest_malformed": mark("what should be the SHA-256 of this file is no SHA-256"),
    "another_file": mark("it is not the file whose SHA-256 is in gateway.toml"),
    "signed_by_another": mark("it is not signed with the certificate that gateway.toml names"),
    "address_invalid": mark("the address in it must begin with https and end with the name"),
    "listen_invalid": mark("where to listen is no IP address with a port"),
    "listen_not_here": mark("the address on which it says to listen is not one of this machine"),
    "port_not_allowed": mark("this account may not listen on the port that it names"),
    "not a list of people": mark("it is not a list of people"),
}


def outside_failure(raised: OutsideFailure) -> Explanation:
    """What failed outside, and how to get round it."""
    match raised:
        case errors.StoreUnreachable():
            return _store_unreachable(raised)
        case errors.ResultCut(location=location):
            said = mark(
                "The store at {place} went away while the result was being written: what is there of it is not whole."
            )
            step = mark("Run the command again, and use nothing of what it wrote before.")
            return _explained(raised, said, [step], location, {"location": location})
        case errors.ResultUnwritten():
            return result_lost(raised)
        case errors.ReportLost():
            return report_lost(raised)
        case errors.FlushFailed(location=location):
            said = mark("The disk of the store ({place}) did not confirm the change: it was made, or it was not.")
            steps = [
                mark("Look before you do anything else: ibadmin audit list, or of what is your own: ibadmin me show"),
                mark("Then have the disk looked at, and see that there is a backup of the store."),
            ]
            return _explained(raised, said, steps, location, {"location": location})
        case errors.StoreDamaged():
            return _damaged(raised)
        case errors.CommitInDoubt(location=location, operation=operation):
            said = mark(
                "The store at {place} did not confirm that it keeps the change: by now it has all of it, or nothing."
            )
            return _explained(raised, said, [], location, {"location": location, "operation": operation})
        case errors.ErasureUnfinished(location=location, why=why):
            otherwise = mark("The user is deleted. Traces in {place} could not be removed yet.")
            said, step = _TRACES.get(why, (otherwise, mark("Erase what is left: ibadmin store check")))
            return _explained(raised, said, [step], location, {"location": location, "why": why})
        case errors.KeyringUnavailable(why=why):
            said = _KEYRING.get(why) or mark("The keyring of this system cannot be used.")
            mend = (_KEYRING_FILE,) if raised.path else _KEYRING_STEPS
            return _explained(raised, said, mend, raised.path, {"why": why, "path": raised.path})
        case errors.SessionFileUnsafe(path=path):
            said = mark("The file with your session is not yours alone, so it was not used: {place}")
            step = mark("Delete that file, and log in again with: ibadmin login")
            return _explained(raised, said, [step], path, {"path": path})
        case errors.GatewayUnreachable(address=address):
            said, step = _GATEWAY_AWAY.get(raised.why) or _GATEWAY_AWAY["other"]
            if raised.why.startswith("certificate") and not raised.about:
                said = _CERTIFICATE
            details = {"address": address, "why": raised.why, "about": raised.about}
            return _explained(
                raised, said, [step, mark("For questions: {servicedesk}.")], address, details, raised.about
            )
        case errors.ServerSaid(problem=problem, text=text):
            said = mark("The server answered: {about} ({place})")
            step = mark("This ibadmin may be older than the server: renew it.")
            return _explained(raised, said, [step], problem, {"problem": problem, "text": text}, text)
        case errors.GatewayMisconfigured():
            return _gateway_misconfigured(raised)
        case errors.PortTaken(port=port):
            said = mark("Port {place} of this machine is in use.")
            step = mark("Choose another with --port, or leave --port out.")
            if not raised.allowed:
                said = mark("You may not use port {place} of this machine.")
                step = mark("Choose one above 1023 with --port, or leave --port out.")
            if raised.settings:
                step = mark("Choose another with listen in {settings}.")
            return _explained(raised, said, [step], str(port), {"port": port, "settings": raised.settings})
        case errors.DemoRunning():
            return _explained(raised, mark("The demo is running already."), [mark("Wait until it has ended.")], "", {})
        case errors.LoginFailed(why=why):
            said, step = _LOGIN.get(why, (mark("The login did not come to an end."), _LOGIN_AGAIN))
            return _explained(raised, said, [step], "", {"why": why})
        case errors.FileUnwritable(path=path):
            said = mark("This file cannot be written: {place}")
            step = mark("Choose another place, or make room there.")
            return _explained(raised, said, [step], path, {"path": path, "problem": raised.problem})
        case _:
            return _explained(raised, mark("Something outside ibadmin failed."), [mark("Try again.")], "", {})


def _damaged(raised: errors.StoreDamaged) -> Explanation:
    """Which value it is, by table, row and column; the value itself is not repeated."""
    said = translate("The store is damaged: column {column} of row {key} in table {table} cannot be what it says.")
    unknown = translate("The store is damaged: a value in it cannot be what its column says.")
    place = {"table": raised.table, "key": raised.key, "column": raised.column}
    sentence = (said if raised.table else unknown).format(**{name: harmless(each) for name, each in place.items()})
    return Explanation(
        sentence,
        raised.code,
        (translate("See what else is wrong with it: ibadmin store check"),),
        details={"location": raised.location, **place},
    )


def _explained(
    raised: OutsideFailure,
    said: str,
    steps: Sequence[str],
    place: str,
    details: Mapping[str, str | int],
    about: str = "",
) -> Explanation:
    servicedesk = words.servicedesk()
    named = {name: harmless(str(value)) for name, value in details.items()}
    next_steps = tuple(translate(step).format(servicedesk=servicedesk, **named) for step in steps if step)
    what = translate(said).format(place=harmless(place), about=harmless(about))
    return Explanation(what, raised.code, next_steps, details=details)


def _store_unreachable(raised: errors.StoreUnreachable) -> Explanation:
    """The store, or the file or folder in the way, of which the system can say the same as of any other."""
    details = {"location": raised.location, "why": raised.why}
    if raised.why in FAILURES and raised.why not in _STORE:
        in_the_way = system_failure(SystemFailure(raised.location, raised.why, raised.about, raised.about))
        return replace(in_the_way, code=raised.code, details=details)
    said, step = _STORE.get(raised.why, (mark("The store at {place} cannot be used."), ""))
    return _explained(raised, said, [step], raised.location, details, raised.about)


def _gateway_misconfigured(raised: errors.GatewayMisconfigured) -> Explanation:
    """A file of the gateway; a word that is not here is the check that unsafe XML failed, for whoever made the file."""
    problem = translate(_GATEWAY.get(raised.problem) or mark("it is not safe XML"))
    if raised.problem not in _GATEWAY and raised.problem.endswith("_missing"):
        missing = translate("{name} is missing in it")
        problem = missing.format(name=harmless(raised.problem.removesuffix("_missing")))
    said = translate("The gateway cannot use {place}: {problem}.").format(place=harmless(raised.path), problem=problem)
    step = translate("Put the right file there; what belongs there stands in docs/operations.md.")
    return Explanation(said, raised.code, (step,), details={"path": raised.path, "problem": raised.problem})
