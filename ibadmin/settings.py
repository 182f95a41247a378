"""What the program goes by: a flag before `IBADMIN_*` before the profile's TOML file before the default."""

import re
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from ibadmin import profiles
from ibadmin.errors import SettingsInvalid

NAMES = ("store", "session_storage", "gateway", "gateway_directory", "simulator", "browser", "output")
CHOICES = {
    "session_storage": ("keyring", "file"),
    "browser": ("auto", "none"),
    "output": ("table", "json", "jsonl", "csv", "tsv", "ids"),
}
CODE_KEY = "codes.key"
# Nobody on the way may read along; on this machine itself nobody is on the way.
SAFE_ADDRESS = re.compile(r"https://\S+|http://(127\.0\.0\.1|\[::1\])(:\d+)?/?")
_SHARED_STORE = ("postgresql://", "postgres://")
# Anything that stands before an @ as a password does, also where it is not written as an address should be.
_PASSWORD = re.compile(r"[^?]*:[^?]*@|.*[?&](ssl)?password=", re.IGNORECASE)
DEFAULTS = {"session_storage": "keyring", "browser": "auto"}


@dataclass(frozen=True, slots=True)
class Settings:
    """One profile, such as `production` or `test`; `origins` says of each setting where it came from.

    The store is a file, or as a text the address of a shared one. `code_key` is the key of the verification codes: it
    lies beside a file, and of a shared store with the gateway.
    """

    profile: str
    profile_file: Path
    directory: Path
    store: Path | str
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


def load(flags: Mapping[str, str], variables: Mapping[str, str]) -> Settings:
    """Settle every setting; raises SettingsInvalid for an unknown name, a bad value or an unreadable file."""
    profile = profiles.asked(flags.get("profile", ""), variables)
    if not profiles.is_name(profile):
        raise SettingsInvalid("--profile", "profile", "malformed")
    path = profiles.config_directory(variables) / f"{profile}.toml"
    from_file = _read(path) if path.exists() or profile != profiles.DEFAULT else {}
    values, origins = dict(DEFAULTS), dict.fromkeys(NAMES, "default")
    for name in NAMES:
        variable = f"IBADMIN_{name.upper()}"
        for origin, value in (
            (str(path), from_file.get(name)),
            (variable, variables.get(variable)),
            (f"--{name}", flags.get(name)),
        ):
            if value:
                values[name], origins[name] = value, origin
    for name, choices in CHOICES.items():
        if values.get(name) and values[name] not in choices:
            raise SettingsInvalid(origins[name], name, "not_a_choice")
    if values.get("gateway") and not SAFE_ADDRESS.fullmatch(values["gateway"]):
        raise SettingsInvalid(origins["gateway"], "gateway", "not_https")
    directory = profiles.data_directory(variables, profile)
    store = _store(values.get("store") or str(directory / "store.sqlite"), origins["store"])
    gateway_directory = Path(values.get("gateway_directory") or directory / "gateway").expanduser()
    return Settings(
        profile=profile,
        profile_file=path,
        directory=directory,
        store=store,
        code_key=store.with_name(f"{store.name}.key") if isinstance(store, Path) else gateway_directory / CODE_KEY,
        session_storage=values["session_storage"],
        gateway=values.get("gateway", "").rstrip("/"),
        gateway_directory=gateway_directory,
        simulator=Path(values["simulator"]).expanduser() if values.get("simulator") else None,
        browser=values["browser"],
        output=values.get("output", ""),
        origins=origins,
    )


def _store(value: str, origin: str) -> Path | str:
    """A file, or the address of a shared store; raises SettingsInvalid for a password, which is no setting."""
    scheme = next((each for each in _SHARED_STORE if value.startswith(each)), None)
    if scheme is None:
        return Path(value).expanduser()
    if _PASSWORD.match(value.removeprefix(scheme)):
        raise SettingsInvalid(origin, "store", "password")
    return value


def _read(path: Path) -> dict[str, str]:
    try:
        content = tomllib.loads(path.read_text(encoding="utf-8"))
    except FileNotFoundError as missing:
        raise SettingsInvalid(str(path), "profile", "missing") from missing
    except (OSError, UnicodeDecodeError, tomllib.TOMLDecodeError) as unreadable:
        raise SettingsInvalid(str(path), "profile", "malformed") from unreadable
    for name, value in content.items():
        if name not in NAMES:
            raise SettingsInvalid(str(path), name, "unknown")
        if not isinstance(value, str):
            raise SettingsInvalid(str(path), name, "not_text")
    return content
