"""Profiles, such as production and test: which one is meant, and where each keeps its things."""

from collections.abc import Mapping
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from platformdirs import PlatformDirs

DEFAULT = "default"
SETTINGS = (
    *("store", "server", "certificate_authority", "session_storage"),
    *("gateway", "gateway_directory", "simulator", "browser", "output"),
)
_OTHERS = ("config_dir", "data_dir", "profile", "language", "debug")
PREFIX = "IBADMIN_"
VARIABLES = frozenset(f"{PREFIX}{name.upper()}" for name in (*SETTINGS, *_OTHERS))


def unknown(variables: Mapping[str, str]) -> list[str]:
    """The variables that look like a setting and are none."""
    return sorted(name for name in variables if name.startswith(PREFIX) and name not in VARIABLES)


def asked(name: str, variables: Mapping[str, str]) -> str:
    """The profile in force: as typed, as the environment says, or the default."""
    return name or variables.get("IBADMIN_PROFILE") or DEFAULT


def is_name(text: str) -> bool:
    """Whether a profile can be called this; a name is a part of paths, so it holds no more than letters and digits."""
    return text.replace("-", "").replace("_", "").isalnum()


def there(variables: Mapping[str, str]) -> list[str]:
    """The profiles that have a file."""
    found = (path.stem for path in config_directory(variables).glob("*.toml"))
    return sorted(name for name in found if is_name(name))


def config_directory(variables: Mapping[str, str]) -> Path:
    """Where the profiles are, one TOML file each; raises RuntimeError where the account has no home."""
    chosen = variables.get("IBADMIN_CONFIG_DIR")
    return Path(chosen) if chosen else _absolute(_directories().user_config_path)


def data_directory(variables: Mapping[str, str], profile: str) -> Path:
    """Where a profile keeps its embedded store, its gateway and its session file; raises RuntimeError as well."""
    chosen = variables.get("IBADMIN_DATA_DIR")
    return (Path(chosen) if chosen else _absolute(_directories().user_data_path)) / profile


def _absolute(path: Path) -> Path:
    # Without a home some versions of platformdirs leave the `~` as it is.
    if not path.is_absolute():
        raise RuntimeError
    return path


def _directories() -> "PlatformDirs":
    import platformdirs  # noqa: PLC0415 - for who has not said where

    return platformdirs.PlatformDirs("ibadmin")
