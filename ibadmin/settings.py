"""What the program goes by: a flag before `IBADMIN_*` before the profile's TOML file before the default."""

import os
import re
import stat
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from ibadmin import profiles
from ibadmin.errors import IbadminError, SettingsInvalid
from ibadmin.system import SystemFailure, of_system, read_file

NAMES = profiles.SETTINGS
CHOICES = {
    "session_storage": ("keyring", "file"),
    "browser": ("auto", "open", "none"),
    "output": ("table", "json", "jsonl", "csv", "csv-excel", "tsv", "ids"),
}
CODE_KEY = "codes.key"
# Nobody on the way may read along; on this machine itself nobody is on the way.
SAFE_ADDRESS = re.compile(r"https://\S+|http://(127\.0\.0\.1|\[::1\])(:\d+)?/?")
_SHARED_STORE = ("postgresql://", "postgres://")
# Anything that stands before an @ as a password does, also where it is not written as an address should be.
_PASSWORD = re.compile(r"[^?]*:[^?]*@|.*[?&](ssl)?password=", re.IGNORECASE)
# A scheme, or a user before a host: no file is called so.
_ADDRESS = re.compile(r"[A-Za-z][A-Za-z0-9+.-]*:/?/|[^/]*:[^/]*@")
DEFAULTS = {"session_storage": "keyring", "browser": "auto"}


@dataclass(frozen=True, slots=True)
class Settings:
    """One profile, such as `production` or `test`; `origins` says of each setting where it came from.

    The store is a file, or as a text the address of a shared one; with a `server`, an address, it is there instead.
    `certificate_authority` is a file or folder that is trusted there besides those of the system. `code_key` is the
    key of the verification codes: it lies beside a file, and of a shared store with the gateway.
    """

    profile: str
    profile_file: Path
    directory: Path
    store: Path | str
    server: str
    certificate_authority: Path | None
    code_key: Path
    session_storage: str
    gateway: str
    gateway_directory: Path
    simulator: Path | None
    browser: str
    output: str
    origins: Mapping[str, str]

    @property
    def lacks_gateway(self) -> bool:
        """Whether nobody can log in: a shared store has its gateway elsewhere, and none is named or set up here."""
        return isinstance(self.store, str) and not self.gateway and not self.gateway_directory.exists()


def directories(variables: Mapping[str, str], profile: str) -> tuple[Path, Path]:
    """The folders of the profiles and of the data of this one; raises SettingsInvalid, SystemFailure."""
    try:
        config, data = profiles.config_directory(variables), profiles.data_directory(variables, profile)
    except RuntimeError:
        raise SystemFailure("", "no_home") from None
    try:
        if not stat.S_ISDIR(data.stat().st_mode):
            raise _blamed(SystemFailure(str(data), "not_a_folder"), "IBADMIN_DATA_DIR", variables)
    except FileNotFoundError:
        # It is made when something is to be kept there.
        pass
    except OSError as error:
        raise _blamed(of_system(error, str(data)), "IBADMIN_DATA_DIR", variables) from None
    return config, data


def _blamed(failure: SystemFailure, variable: str, variables: Mapping[str, str]) -> IbadminError:
    """Returns the error for a folder that cannot be used, or for the variable that names something else as one."""
    if variables.get(variable) and failure.problem == "not_a_folder":
        return SettingsInvalid(variable, failure.path, "not_a_folder")
    return failure


def load(flags: Mapping[str, str], variables: Mapping[str, str], read_profile: bool = True) -> Settings:
    """Settle every setting; raises SettingsInvalid for an unknown name, a bad value or an unreadable file.

    Raises SystemFailure for a folder or file that cannot be used; without the profile's file the rest still counts.
    """
    profile = profiles.asked(flags.get("profile", ""), variables)
    if not profiles.is_name(profile):
        raise SettingsInvalid("--profile", "profile", "malformed")
    config, directory = directories(variables, profile)
    path = config / f"{profile}.toml"
    try:
        from_file = _read(path, profile == profiles.DEFAULT) if read_profile else {}
    except SystemFailure as failure:
        raise _blamed(failure, "IBADMIN_CONFIG_DIR", variables) from None
    values, origins = _gathered(from_file, str(path), flags, variables)
    for name, choices in CHOICES.items():
        if values.get(name) and values[name] not in choices:
            raise SettingsInvalid(origins[name], name, "not_a_choice")
    for name in ("gateway", "server"):
        if values.get(name) and not SAFE_ADDRESS.fullmatch(values[name]):
            raise SettingsInvalid(origins[name], name, "not_https")
    if values.get("server") and values.get("store"):
        raise SettingsInvalid(origins["server"], "server", "beside_store")
    store = _store(values.get("store") or str(directory / "store.sqlite"), origins["store"])
    gateway_directory = _path(values.get("gateway_directory", ""), origins["gateway_directory"], "gateway_directory")
    gateway_directory = gateway_directory or directory / "gateway"
    return Settings(
        profile=profile,
        profile_file=path,
        directory=directory,
        store=store,
        server=values.get("server", "").rstrip("/"),
        certificate_authority=_path(
            values.get("certificate_authority", ""), origins["certificate_authority"], "certificate_authority"
        ),
        code_key=store.with_name(f"{store.name}.key") if isinstance(store, Path) else gateway_directory / CODE_KEY,
        session_storage=values["session_storage"],
        gateway=values.get("gateway", "").rstrip("/"),
        gateway_directory=gateway_directory,
        simulator=_path(values.get("simulator", ""), origins["simulator"], "simulator"),
        browser=values["browser"],
        output=values.get("output", ""),
        origins=origins,
    )


def _gathered(
    from_file: Mapping[str, str], path: str, flags: Mapping[str, str], variables: Mapping[str, str]
) -> tuple[dict[str, str], dict[str, str]]:
    """The value of each setting that has one, and where each came from."""
    values, origins = dict(DEFAULTS), dict.fromkeys(NAMES, "default")
    for name in NAMES:
        variable = f"IBADMIN_{name.upper()}"
        for origin, value in (
            (path, from_file.get(name)),
            (variable, variables.get(variable)),
            (f"--{name}", flags.get(name)),
        ):
            if value:
                values[name], origins[name] = value, origin
    for name, value in values.items():
        if "\0" in value:
            raise SettingsInvalid(origins[name], name, "malformed")
    return values, origins


def _path(value: str, origin: str, name: str) -> Path | None:
    """A path of a setting; raises SettingsInvalid where it begins with a home folder that does not exist."""
    try:
        return Path(value).expanduser() if value else None
    except RuntimeError:
        raise SettingsInvalid(origin, name, "no_home") from None


def _store(value: str, origin: str) -> Path | str:
    """A file, or the address of a shared store; raises SettingsInvalid, also for a password, which is no setting."""
    scheme = next((each for each in _SHARED_STORE if value.startswith(each)), None)
    if scheme is not None:
        if _PASSWORD.match(value.removeprefix(scheme)):
            raise SettingsInvalid(origin, "store", "password")
        return value
    # The address is not repeated: a password may stand in it.
    if _ADDRESS.match(value):
        raise SettingsInvalid(origin, "store", "scheme")
    path = _path(value, origin, "store")
    assert path is not None
    try:
        if path.is_dir():
            raise SettingsInvalid(origin, "store", "a_folder")
    except OSError as error:
        raise of_system(error, str(path)) from None
    return path


def _read(path: Path, may_be_missing: bool) -> dict[str, str]:
    content = read_file(path)
    if content is None:
        if may_be_missing:
            return {}
        raise SettingsInvalid(str(path), "profile", "missing")
    status = path.stat()
    # Whoever writes the profile chooses the store and the makelaar.
    if status.st_mode & stat.S_IWOTH or status.st_uid not in (0, os.geteuid()):
        raise SettingsInvalid(str(path), "profile", "open")
    try:
        values = tomllib.loads(content.decode())
    except (ValueError, RecursionError):
        # Undecodable, not TOML, or deeper than anybody nests.
        raise SettingsInvalid(str(path), "profile", "malformed") from None
    for name, value in values.items():
        if name not in NAMES:
            raise SettingsInvalid(str(path), name, "unknown")
        if not isinstance(value, str):
            raise SettingsInvalid(str(path), name, "not_text")
    return values
