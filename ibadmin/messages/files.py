"""What is said of files with many users: what is wrong in them, for whom it cannot be done, and how far it came."""

from collections.abc import Iterator, Sequence

from ibadmin.failures import DoneInPart, Failure, FileMalformed, Flaw, Interrupted, PossibleInPart, Remark, RowsRefused
from ibadmin.language import mark, translate, translate_plural
from ibadmin.messages import problems
from ibadmin.messages.explanation import MOST_IN_JSON, Explanation, Ground
from ibadmin.messages.words import field_name, listed
from ibadmin.plain_text import harmless

_FLAWS = {
    "undecodable": mark("here stands something that is no text"),
    "spreadsheet": mark("this is a workbook; save it as CSV (in Excel: CSV UTF-8)"),
    "no_heading": mark(
        "no column says who is meant; name one of them Gebruikersnaam, E-mailadres or Id, or write one user a line"
    ),
    "compressed": mark("this is a compressed file; take it out first"),
    "archive": mark("this is an archive, such as a ZIP file; take the CSV out of it first"),
    "web_page": mark("this is a web page, whatever it is called; save it as CSV (in Excel: CSV UTF-8)"),
    "xml": mark("this is XML; save it as CSV or JSON Lines"),
    "pdf": mark("this is a PDF; ask for the list as CSV"),
    "image": mark("this is an image; ask for the list as CSV"),
    "document": mark("this is a document of a word processor; save it as CSV"),
    "database": mark("this is a database; write the list out of it as CSV"),
    "program": mark("this is a program"),
    "encrypted": mark("this is an encrypted file; decrypt it first"),
    "encodings_mixed": mark("this line is not UTF-8, while line {value} is; save the file anew as CSV UTF-8"),
    "wrongly_decoded": mark(
        "{value} has letters that were lost when a program took one encoding for another; save the export anew"
    ),
    "two_users": mark("this row names two users, under {value}"),
    "two_values": mark("this row says two different things of {field}, under {value}"),
    "key_twice": mark("the key {value} stands here a second time"),
    "heading_again": mark("this line is a heading again; take it out"),
    "list_open": mark("the list that opens here is not closed: the file was cut off"),
    "too_deep": mark("here lists and objects lie too deep in each other"),
    "heading_twice": mark("a column that is called {value} stands here a second time"),
    "beyond_headings": mark("here stands something under no heading: {value}"),
    "quote_open": mark("a quotation mark opens here and never closes"),
    "quote_astray": mark("behind the closing quotation mark stands more text"),
    "not_json": mark("this is not JSON"),
    "not_an_object": mark("this is JSON, but no object with keys"),
    "not_text": mark("{field} must be a text"),
    "not_yes_or_no": mark("{field} must be ja or nee (yes or no)"),
    "unknown": mark("{value} does not exist as {field}"),
    "nobody": mark("it names nobody: an export that is empty says nothing of anybody"),
    "twice": mark("{value} stands on an earlier line already, with something else"),
}
_MOST_SHOWN = 200
_NAMED = 20


def flaw(found: Flaw) -> str:
    """What is wrong at one place of a file: `line 3, column 2: ...`."""
    place = translate("line {line}, column {column}").format(line=found.line, column=found.column)
    if (found.field, found.problem) == ("user", "malformed"):
        what = translate("{value} is no user name, e-mail address or id").format(value=_shown(found.value))
    elif found.problem in _FLAWS:
        said = translate(_FLAWS[found.problem])
        what = said.format(field=field_name(found.field), value=_shown(found.value))
    else:
        what = problems.problem(found.field, found.problem)
    return f"{place}: {what}"


def _shown(value: str) -> str:
    """The value, or the beginning of a long one; of several headings, all of them."""
    shown = listed(value.split("\n")) if "\n" in value else value
    return harmless(shown if len(shown) <= _MOST_SHOWN else f"{shown[:_MOST_SHOWN]}...")


def file_malformed(raised: FileMalformed) -> Explanation:
    """Everything that is wrong with a file, by line and column."""
    grounds = tuple(Ground(each.problem, each.field, flaw(each), each.value) for each in raised.flaws)
    file = harmless(raised.path) if raised.path != "-" else translate("standard input")
    what = translate("{file} cannot be used, and nothing was changed:").format(file=file)
    template = translate("An empty file with the right headings: ibadmin bulk template COMMAND")
    without = translate("To leave personal details as they are, and look at the last days alone: add --no-details")
    return Explanation(
        f"{what} {grounds[0].message}" if len(grounds) == 1 else what,
        raised.code,
        (without,) if raised.in_details else (template,),
        grounds,
        {
            "path": raised.path,
            "count": len(raised.flaws),
            "flaws": [_place(each) for each in raised.flaws[:MOST_IN_JSON]],
        },
    )


def _place(found: Flaw) -> dict[str, str | int | None]:
    return {
        "line": found.line,
        "column": found.column,
        "field": found.field,
        "problem": found.problem,
        "value": found.value,
    }


def rows_failed(raised: RowsRefused, explained: Sequence[tuple[Failure, Explanation]]) -> Explanation:
    """Everybody for whom it cannot be done, each with every reason; what can be done stands elsewhere."""
    grounds = tuple(ground for failure, each in explained for ground in _grounds(failure, each))
    steps = tuple(dict.fromkeys(step for _, each in explained for step in each.next_steps))
    count = len(raised.failures)
    said = _said_of_others(raised)
    if not isinstance(raised, DoneInPart) and len({failure.name for failure in raised.failures}) < raised.named:
        steps = (*steps, translate("To do it for the others all the same: add --keep-going"))
    what = said.format(count=count, named=raised.named, others=raised.named - count)
    return Explanation(
        f"{what} {grounds[0].message}" if len(grounds) == 1 else what,
        raised.code,
        steps,
        grounds,
        {
            "named": raised.named,
            "count": count,
            "failures": [
                {"line": failure.line or None, "user": failure.name, "code": failure.cause.code}
                for failure in raised.failures[:MOST_IN_JSON]
            ],
        },
    )


def _said_of_others(raised: RowsRefused) -> str:
    match raised:
        case PossibleInPart():
            return translate("It can be done for {others} of {named}; for {count} it cannot, and nothing was changed:")
        case DoneInPart():
            return translate("Done for {others} of {named}; for {count} it could not be done:")
        case _:
            return translate("For {count} of {named} this cannot be done, and nothing was changed:")


def _grounds(failure: Failure, explained: Explanation) -> Iterator[Ground]:
    """The reasons of one row, behind its line; those of a file have theirs."""
    if isinstance(failure.cause, FileMalformed):
        yield from explained.grounds
        return
    reasons = explained.grounds or (Ground(explained.code, failure.name, explained.what),)
    if explained.code == "ambiguous":
        candidates = listed(f"{ground.subject} ({harmless(ground.value)})" for ground in explained.grounds)
        reasons = (Ground(explained.code, failure.name, f"{explained.what} {candidates}"),)
    for each in reasons:
        said = translate("line {line}: {sentence}").format(line=failure.line, sentence=each.message)
        yield Ground(each.code, each.subject, said if failure.line else each.message, each.value, each.section)


def interrupted_at(kept: bool) -> Explanation:
    """After Ctrl-C, or when the machine asked it to stop: all of it, or nothing."""
    said = (
        translate("Interrupted, but everything had been done by then.")
        if kept
        else translate("Interrupted: nothing was changed.")
    )
    return Explanation(said, Interrupted.code, details={"kept": kept})


_REMARKS = {
    "encoding_assumed": mark("The file is not UTF-8 and does not say what it is: it was read as {value}."),
    "delimiter_assumed": mark("More than one sign could stand between the cells: {value} was taken."),
    "lines_in_quotes": mark("Whole lines stand in quotation marks: these were taken off."),
}


def remark(made: Remark, count: int) -> str:
    """A remark on a file: an assumption, or something that was noticed in it."""
    value = _shown("tab" if made.value == "\t" else made.value)
    each = made.value.split("\n")
    names = " ".join(each[:_NAMED])
    match made.code:
        case "several_headings":
            said = translate("{value} mean the same ({field}); where they differ, {first} counts.")
        case "headings_alike":
            said = translate("{value} mean the same ({field}); a row in which they differ is refused.")
        case "placeholder_day":
            said = translate_plural(
                "{count} last day before 1980 counts as none: systems write such a day where they know none.",
                "{count} last days before 1980 count as none: systems write such a day where they know none.",
                count,
            )
        case "counts_as_nothing":
            said = translate_plural(
                "{value} counts as an empty cell, {count} time.",
                "{value} counts as an empty cell, {count} times.",
                count,
            )
        case "inactive_and_working":
            said = translate_plural(
                "{count} user is inactive here and still works there: {value}. ibadmin users reactivate {names}",
                "{count} users are inactive here and still work there: {value}. ibadmin users reactivate {names}",
                count,
            )
        case "no_last_day":
            said = translate(
                "The file has no column that says who has left, such as Datum uit dienst; so nobody has, unless you "
                "add --complete."
            )
        case _:
            said = translate(_REMARKS[made.code])
    return said.format(
        value=value,
        field=field_name(made.field) if made.field else "",
        count=count,
        names=harmless(names),
        first=harmless(each[0]),
    )


def headings_unused(headings: Sequence[str]) -> str:
    """Columns of a file that the command has no use for, so that a mistyped heading is noticed."""
    return translate("Columns that are not used: {headings}.").format(headings=harmless(listed(headings)))


def nothing_asked() -> str:
    """A file without rows."""
    return translate("The file names nobody; nothing was changed.")


def plan_counts(todo: int, unchanged: int, failed: int) -> str:
    """Above a plan for several users: how many it will be done for, and how many not."""
    said = translate("To do: {todo}. Already so: {unchanged}. Not possible: {failed}.")
    return said.format(todo=todo, unchanged=unchanged, failed=failed)


def and_more(count: int) -> str:
    """Below the first of a long plan."""
    return translate("... and {count} more; all of them with --dry-run").format(count=count)


def number_needed(count: int) -> str:
    """A dry run of more than one run may do."""
    return translate("To really do this, its number must be given: --expect {count}").format(count=count)


def working() -> str:
    """On a terminal, while something takes longer than a moment and nobody knows how far it is."""
    return translate("Working...")


def progress(done: int, of: int) -> str:
    """On a terminal, while something takes longer than a moment."""
    return translate("{done} of {of}").format(done=done, of=of)


def repeated(line: int) -> str:
    """In a report, of somebody for whom the same was asked already."""
    if not line:
        return translate("The same was asked before.")
    return translate("The same was asked on line {line}.").format(line=line)
