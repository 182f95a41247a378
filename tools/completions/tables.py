"""The tables of places, values and Dutch, in the words of each shell; and the whole script around them."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from tools.completions.tree import Place, Tree, Word

ENGINES = Path(__file__).parent


@dataclass(frozen=True)
class Script:
    """A script for one shell: what it is called, and the tables that its engine asks for."""

    file: str
    engine: str
    tables: Mapping[str, str]

    def text(self, version: str) -> str:
        """The script."""
        text = (ENGINES / self.engine).read_text("utf-8").replace("@VERSION@", version)
        for name, lines in self.tables.items():
            text = text.replace(f"@{name}@", lines)
        return text


def scripts(tree: Tree, dutch: Mapping[str, str]) -> Sequence[Script]:
    """A script for every shell."""
    return [_bash(tree), _zsh(tree, dutch), _fish(tree, dutch), _powershell(tree, dutch)]


def _described(words: Iterable[Word]) -> Iterator[str]:
    return (f"{word.name} {word.text}" for word in words)


def _with_kind(words: Iterable[Word]) -> Iterator[str]:
    return (f"{word.name}={word.takes} {word.text}" for word in words)


def _table(lines: Iterable[str], indent: str) -> str:
    return "\n".join(f"{indent}{line}" for line in lines)


def _bash(tree: Tree) -> Script:
    def place(each: Place) -> str:
        verbs = " ".join(word.name for word in each.verbs)
        options = " ".join(f"{word.name}={word.takes}" for word in each.options)
        arguments = " ".join(each.arguments)
        set_ = {"verbs": verbs, "options": options, "arguments": arguments}
        return f"'{each.path}') " + " ".join(f"{name}='{words}'" for name, words in set_.items() if words) + " ;;"

    values = (f"{kind}) words='{' '.join(words)}' ;;" for kind, words in tree.values.items())
    return Script(
        "ibadmin.bash",
        "engine.bash",
        {"PLACES": _table(map(place, tree.places), " " * 8), "VALUES": _table(values, " " * 8)},
    )


def _zsh(tree: Tree, dutch: Mapping[str, str]) -> Script:
    def quoted(words: Iterable[str]) -> str:
        return " ".join("'" + word.replace("'", "'\\''") + "'" for word in words)

    def place(each: Place) -> Iterator[str]:
        yield f"({quoted([each.path])})"
        for name, words in (
            ("verbs", _described(each.verbs)),
            ("flags", _with_kind(each.options)),
            ("operands", iter(each.arguments)),
        ):
            if row := quoted(words):
                yield f"    {name}=({row})"
        yield "    ;;"

    values = (f"({kind}) names=({quoted(words)}) ;;" for kind, words in tree.values.items())
    return Script(
        "_ibadmin",
        "engine.zsh",
        {
            "PLACES": _table((line for each in tree.places for line in place(each)), " " * 8),
            "VALUES": _table(values, " " * 8),
            "DUTCH": _table((quoted(pair) for pair in dutch.items()), " " * 4),
        },
    )


def _fish(tree: Tree, dutch: Mapping[str, str]) -> Script:
    def quoted(words: Iterable[str]) -> str:
        return " ".join("'" + word.replace("\\", "\\\\").replace("'", "\\'") + "'" for word in words)

    def place(each: Place) -> Iterator[str]:
        yield f"case {quoted([each.path])}"
        for name, words in (
            ("verbs", _described(each.verbs)),
            ("flags", _with_kind(each.options)),
            ("operands", iter(each.arguments)),
        ):
            if row := quoted(words):
                yield f"    set {name} {row}"

    values = (
        line for kind, words in tree.values.items() for line in (f"case {kind}", f"    printf '%s\\n' {quoted(words)}")
    )
    said = (
        line for english, text in dutch.items() for line in (f"case {quoted([english])}", f"    echo {quoted([text])}")
    )
    return Script(
        "ibadmin.fish",
        "engine.fish",
        {
            "PLACES": _table((line for each in tree.places for line in place(each)), " " * 8),
            "VALUES": _table(values, " " * 8),
            "DUTCH": _table(said, " " * 8),
        },
    )


def _powershell(tree: Tree, dutch: Mapping[str, str]) -> Script:
    def quoted(word: str) -> str:
        # PowerShell takes typographic quotes for quotes as well.
        return "'" + "".join(c * 2 if c in "'\u2018\u2019\u201a\u201b" else c for c in word) + "'"

    def listed(words: Iterable[str]) -> str:
        return f"@({', '.join(map(quoted, words))})"

    def place(each: Place) -> str:
        rows = {
            "verbs": listed(_described(each.verbs)),
            "flags": listed(_with_kind(each.options)),
            "operands": listed(each.arguments),
        }
        return f"{quoted(each.path)} = @{{ " + "; ".join(f"{name} = {row}" for name, row in rows.items()) + " }"

    values = (f"{quoted(kind)} = {listed(words)}" for kind, words in tree.values.items())
    said = (f"{quoted(english)} = {quoted(text)}" for english, text in dutch.items())
    return Script(
        "ibadmin.ps1",
        "engine.ps1",
        {
            "PLACES": _table(map(place, tree.places), " " * 8),
            "VALUES": _table(values, " " * 8),
            "DUTCH": _table(said, " " * 8),
        },
    )
