"""What is wrong with the way a command was called: Typer's sentences, in the language of the terminal.

Typer makes these sentences in English while it reads the command line. Each is recognised by its pattern, and said
again with the same names and values; one that is not recognised stays as it is.
"""

import re
from collections.abc import Sequence

from typer._click import ClickException

from ibadmin.language import mark, translate

# Typer's sentence and ours. The longer of two that begin alike comes first.
SENTENCES = {
    "Missing command.": mark("A command is missing."),
    "No such command {name}. Did you mean {suggestions}?": mark("No such command {name}. Did you mean {suggestions}?"),
    "No such command {name}.": mark("No such command {name}."),
    "No such option: {name} (Possible options: {suggestions})": mark("No such option {name}. Is it {suggestions}?"),
    "No such option: {name}": mark("No such option {name}."),
    "Missing argument {name}.": mark("{name} is missing."),
    "Missing option {name}. Choose from:{choices}": mark("The option {name} is missing: one of {choices}."),
    "Missing option {name}.": mark("The option {name} is missing."),
    "Option {name} requires an argument.": mark("The option {name} needs a value."),
    "Option {name} was given more than once.": mark("The option {name} is given more than once; only one can count."),
    "Option {name} does not take a value.": mark("The option {name} takes no value."),
    "Got unexpected extra argument(s) ({values})": mark("More was given than this command takes: {values}"),
    "Invalid value for {name}: {problem}": mark("Invalid value for {name}: {problem}"),
    "{value} is not a valid int range.": mark("{value} is not a whole number."),
    "{value} is not a valid int.": mark("{value} is not a whole number."),
    "{value} is not in the range {range}.": mark("{value} is not in the range {range}."),
    "{value} is not one of {choices}.": mark("{value} is not one of {choices}."),
    "{value} is not text in UTF-8.": mark("{value} is not text in UTF-8."),
    "{value} does not match the formats {choices}.": mark("{value} is not written as {choices}."),
}


def explain(error: ClickException) -> str:
    """Why a command line could not be understood, in a sentence."""
    return _in_our_language(error.format_message())


def output_asked(arguments: Sequence[str]) -> str:
    """The format that a command line asks for, also one that could not be understood; empty when it asks for none."""
    found = ""
    for argument, after in zip(arguments, [*arguments[1:], ""], strict=True):
        if argument == "--":
            break
        if argument in ("-o", "--output"):
            found = after
        elif argument.startswith("--output="):
            found = argument.partition("=")[2]
        elif re.fullmatch(r"-o\w+", argument):
            found = argument.removeprefix("-o")
    return found


def _in_our_language(said: str) -> str:
    for theirs, ours in SENTENCES.items():
        if match := _pattern(theirs).fullmatch(said):
            values = {name: _value(name, value) for name, value in match.groupdict().items()}
            return translate(ours).format(**values)
    return said


def _value(name: str, value: str) -> str:
    match name:
        case "problem":
            return _in_our_language(value)
        case "name":
            # An argument is called by its name in the usage line.
            return "'" + translate(value.strip("'")) + "'"
        case "choices":
            return " ".join(value.split())
        case _:
            return value


def _pattern(sentence: str) -> re.Pattern[str]:
    return re.compile(re.sub(r"\\\{(\w+)\\\}", r"(?P<\1>.+)", re.escape(sentence)), re.DOTALL)
