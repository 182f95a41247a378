"""Flag before environment before profile before default, and nothing that is not understood."""

from collections.abc import Mapping
from pathlib import Path

import pytest

from ibadmin.errors import SettingsInvalid
from ibadmin.settings import Settings, load


@pytest.fixture
def config(tmp_path: Path) -> Path:
    """A folder for profiles."""
    folder = tmp_path / "config"
    folder.mkdir()
    return folder


def loaded(
    config: Path, profile: str = "", variables: Mapping[str, str] | None = None, flags: Mapping[str, str] | None = None
) -> Settings:
    """The settings with this text in the profile's file."""
    (config / "default.toml").write_text(profile, encoding="utf-8")
    here = {"IBADMIN_CONFIG_DIR": str(config), "IBADMIN_DATA_DIR": str(config.parent / "data")}
    return load(flags or {}, {**here, **(variables or {})})


def test_without_anything_said_the_store_is_in_the_folder_of_the_profile(config: Path) -> None:
    settings = load({}, {"IBADMIN_CONFIG_DIR": str(config), "IBADMIN_DATA_DIR": "/data"})
    assert (settings.profile, settings.store) == ("default", Path("/data/default/store.sqlite"))
    assert (settings.session_storage, settings.browser, settings.gateway) == ("keyring", "auto", "")
    assert set(settings.origins.values()) == {"default"}


def test_the_profile_goes_before_the_default(config: Path) -> None:
    settings = loaded(config, 'browser = "none"\n')
    assert (settings.browser, settings.origins["browser"]) == ("none", str(config / "default.toml"))


def test_the_environment_goes_before_the_profile(config: Path) -> None:
    settings = loaded(config, 'browser = "none"\n', {"IBADMIN_BROWSER": "auto"})
    assert (settings.browser, settings.origins["browser"]) == ("auto", "IBADMIN_BROWSER")


def test_a_flag_goes_before_all(config: Path) -> None:
    settings = loaded(config, 'store = "/a"\n', {"IBADMIN_STORE": "/b"}, {"store": "/c"})
    assert (settings.store, settings.origins["store"]) == (Path("/c"), "--store")


def test_an_empty_variable_says_nothing(config: Path) -> None:
    assert loaded(config, 'browser = "none"\n', {"IBADMIN_BROWSER": ""}).browser == "none"


def test_each_profile_has_a_place_of_its_own(config: Path) -> None:
    (config / "test.toml").write_text("")
    here = {"IBADMIN_CONFIG_DIR": str(config), "IBADMIN_DATA_DIR": "/data", "IBADMIN_PROFILE": "test"}
    assert load({}, here).directory == Path("/data/test")


@pytest.mark.parametrize(
    ("profile", "name", "problem"),
    [
        ("nonsense", "profile", "malformed"),
        ('tokn = "x"\n', "tokn", "unknown"),
        ('language = "nl"\n', "language", "unknown"),
        ("browser = 1\n", "browser", "not_text"),
        ('browser = "lynx"\n', "browser", "not_a_choice"),
        ('session_storage = "none"\n', "session_storage", "not_a_choice"),
        ('output = "xml"\n', "output", "not_a_choice"),
        ('gateway = "http://gateway.example"\n', "gateway", "not_https"),
        ('gateway = "http://127.0.0.1.example"\n', "gateway", "not_https"),
        ('gateway = "http://user@127.0.0.1"\n', "gateway", "not_https"),
        ('gateway = "https://"\n', "gateway", "not_https"),
        ('server = "http://server.example"\n', "server", "not_https"),
        ('server = "https://server.example"\nstore = "/srv/store.sqlite"\n', "server", "beside_store"),
    ],
)
def test_what_is_not_understood_is_named_with_where_it_stands(
    config: Path, profile: str, name: str, problem: str
) -> None:
    with pytest.raises(SettingsInvalid) as raised:
        loaded(config, profile)
    assert (raised.value.origin, raised.value.name, raised.value.problem) == (
        str(config / "default.toml"),
        name,
        problem,
    )


@pytest.mark.parametrize("gateway", ["https://gateway.example/", "http://127.0.0.1:8080", "http://[::1]:8080/"])
def test_a_gateway_is_elsewhere_over_https_or_on_this_machine(config: Path, gateway: str) -> None:
    assert loaded(config, variables={"IBADMIN_GATEWAY": gateway}).gateway == gateway.rstrip("/")


def test_a_profile_that_is_asked_for_must_be_there(config: Path) -> None:
    with pytest.raises(SettingsInvalid) as raised:
        load({"profile": "test"}, {"IBADMIN_CONFIG_DIR": str(config)})
    assert raised.value.problem == "missing"


@pytest.mark.parametrize("profile", ["../x", "a/b", ".", "a b", "a.b"])
def test_a_profile_is_a_name_and_no_path(config: Path, profile: str) -> None:
    with pytest.raises(SettingsInvalid):
        load({"profile": profile}, {"IBADMIN_CONFIG_DIR": str(config)})
