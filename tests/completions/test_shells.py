"""TAB in real shells: the right word, no process of ours for what is fixed, and nothing in a name is ever run."""

import os
import subprocess
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from ibadmin import tab
from tests.completions.terminal import SCRIPTS, SHELLS, Terminal

HOSTILE = (
    "a$(touch canary)",
    "b`touch canary`",
    "c;touch canary;",
    "d'; touch canary; '",
    'e"; touch canary; "',
    "f\\'; touch canary",
    "g* ?.[a-z]",
    "h&touch canary|touch canary>canary",
    "i ${IFS} $HOME ~ #!",
    "j(touch canary)",
    "k{a,b}%s%n\\n\\t",
    "lé 'n “mevrouw”",
)


@pytest.fixture(scope="module", params=SHELLS)
def opened(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Terminal]:
    terminal = Terminal.open(request.param, tmp_path_factory.mktemp("shell") / "home")
    yield terminal
    terminal.close()


@pytest.fixture
def terminal(opened: Terminal) -> Terminal:
    """A terminal on which nothing was shown yet."""
    for file in opened.folder.glob("data/*/shown"):
        file.unlink()
    assert opened.started is not None
    return opened


def show(terminal: Terminal, kind: str, *names: str, profile: str = "default") -> None:
    """The terminal has just shown these names."""
    shown = tab.Shown()
    shown.names.update(dict.fromkeys((kind, name) for name in names))
    tab.keep(terminal.folder / "data" / profile / tab.FILE, shown, time.time())


@pytest.mark.parametrize(
    ("typed", "completed"),
    [
        pytest.param("us", "users ", id="a command"),
        pytest.param("users pen", "users pending ", id="a verb"),
        pytest.param("--profile test --no-color users pen", "--profile test --no-color users pending ", id="behind"),
        pytest.param("users verify --rei", "users verify --reissue ", id="an option"),
        pytest.param("users verify --dry-run --wi", "users verify --dry-run --wi", id="an option of another command"),
        pytest.param("roles grant x --role productb", "roles grant x --role productbeheerder ", id="a role"),
        pytest.param("roles grant x --product wl", "roles grant x --product wlz-registertoets ", id="a product"),
        pytest.param("users list --status pe", "users list --status pending ", id="a status"),
        pytest.param("users list -o ts", "users list -o tsv ", id="an output"),
        pytest.param("users list --output=ts", "users list --output=tsv ", id="an output, joined"),
        pytest.param("users list --output=tsv --st", "users list --output=tsv --status ", id="after a joined one"),
        pytest.param("completion po", "completion powershell ", id="a shell"),
        pytest.param("access explain x ijw upl", "access explain x ijw uploaden ", id="the third argument"),
        pytest.param("access explain a@b.nl ijw upl", "access explain a@b.nl ijw uploaden ", id="after an address"),
        pytest.param("users edit a@b.nl --sal", "users edit a@b.nl --salutation ", id="an option after an address"),
        pytest.param(
            "organisations agreements x --returned ve", "organisations agreements x --returned vecozo=", id="="
        ),
        pytest.param("users search pen", "users search pen", id="what only the person knows"),
        pytest.param("users list --reason 'two words' pen", "users list --reason 'two words' pen", id="quoted"),
        pytest.param("users list -- --wi", "users list -- --wi", id="no option any more"),
        pytest.param("--store scr", "--store screen ", id="a file"),
        pytest.param("--store=scr", "--store=screen ", id="a file, joined"),
    ],
)
def test_what_is_fixed_is_completed_without_a_process(terminal: Terminal, typed: str, completed: str) -> None:
    assert terminal.tab(f"ibadmin {typed}") == f"ibadmin {completed}"
    assert terminal.started == []


@pytest.mark.parametrize(
    ("typed", "kind", "name"),
    [
        ("users show ", "users", "j.jansen"),
        ("users deactivate k.smit ", "users", "j.jansen"),
        ("roles grant k.smit --product iwmo ", "users", "j.jansen"),
        ("organisations show ", "organisations", "GM-0513"),
        ("users list --organisation ", "organisations", "GM-0513"),
    ],
)
def test_a_name_is_asked_once(terminal: Terminal, typed: str, kind: str, name: str) -> None:
    show(terminal, kind, name)
    assert terminal.tab(f"ibadmin {typed}{name[:3]}") == f"ibadmin {typed}{name} "
    assert terminal.started == [f"<__complete><{kind}>"]


def test_names_that_begin_alike_are_completed_as_far_as_they_do(terminal: Terminal) -> None:
    show(terminal, "users", "j.jansen", "j.jansen2")
    assert terminal.tab("ibadmin users show j.j") == "ibadmin users show j.jansen"


def test_the_names_are_those_of_the_profile_that_was_typed(terminal: Terminal) -> None:
    show(terminal, "users", "p.proef", profile="test")
    assert terminal.tab("ibadmin --profile test users show p") == "ibadmin --profile test users show p.proef "
    assert terminal.started == ["<__complete><users><test>"]


def test_the_names_are_those_of_the_profile_that_was_joined(terminal: Terminal) -> None:
    show(terminal, "users", "p.proef", profile="test")
    assert terminal.tab("ibadmin --profile=test users show p") == "ibadmin --profile=test users show p.proef "
    assert terminal.started == ["<__complete><users><test>"]


def test_a_profile_is_completed(terminal: Terminal) -> None:
    (terminal.folder / "config").mkdir(exist_ok=True)
    (terminal.folder / "config" / "production.toml").touch()
    assert terminal.tab("ibadmin --profile prod") == "ibadmin --profile production "
    assert terminal.started == ["<__complete><profiles>"]


@pytest.mark.parametrize("name", HOSTILE)
def test_nothing_in_a_name_is_run_and_the_program_gets_it_as_it_is(terminal: Terminal, name: str) -> None:
    show(terminal, "users", name)
    terminal.enter(f"ibadmin users show {name[0]}")
    assert terminal.started == ["<__complete><users>", f"<users><show><{name}>"]
    assert not list(Path(terminal.folder).rglob("canary"))


def test_nothing_in_a_list_of_names_is_run(terminal: Terminal) -> None:
    show(terminal, "users", *HOSTILE)
    assert terminal.tab("ibadmin users show ") == "ibadmin users show "
    assert terminal.tab("ibadmin users show \t").startswith("ibadmin users show ")
    assert not list(Path(terminal.folder).rglob("canary"))


def test_a_zsh_without_its_completion_says_what_it_needs(tmp_path: Path) -> None:
    (tmp_path / ".zshrc").write_text(f"source <(cat {SCRIPTS}/_ibadmin)\n", "utf-8")
    variables = {**os.environ, "ZDOTDIR": str(tmp_path)}
    seen = subprocess.run(
        ["zsh", "-d", "-i"], check=True, input="exit\n", env=variables, capture_output=True, text=True
    )
    assert seen.stderr.count("ibadmin: TAB needs this line in ~/.zshrc: autoload -Uz compinit && compinit\n") == 1
