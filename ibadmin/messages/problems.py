"""What is wrong with a value that was typed, field by field."""

from ibadmin.errors import InvalidChoice, InvalidInput
from ibadmin.language import mark, translate
from ibadmin.messages.explanation import Explanation, Ground
from ibadmin.messages.words import field_name, listed
from ibadmin.plain_text import harmless

_PROBLEMS = {
    "required": mark("{field} is required."),
    "malformed": mark("{field} is not written as it should be."),
    "too_long": mark("{field} is too long."),
    "in_the_future": mark("{field} must not be in the future."),
    "out_of_range": mark("{field} must lie between the years 1900 and 2200."),
    "twice": mark("{field} is given twice."),
    "unreadable": mark("{field} cannot be read."),
    "another_store": mark("{field} is the audit of another store, or of this one before it was changed by hand."),
    "lacks_organisation": mark("{field} does not have the audit of every organisation of this store."),
    "older_than_store": mark("{field} ends before the audit of this store does, so it cannot tell what came after."),
    "a_folder": mark("{field} is a folder."),
    "not_there": mark("{field} does not exist."),
    "web_address": mark("{field} is an address on the web, not a file: save it first."),
    "same_file": mark("{field} names a file that this command uses for something else."),
    "own_file": mark("{field} names a file of ibadmin itself."),
    "workbook": mark("{field} would be no workbook: let the name end in .csv, .tsv, .json or .jsonl."),
    "not_permitted": mark("{field} may not be read by you."),
    "too_large": mark("{field} is larger than 128 MiB, or has no end; give it in parts."),
    "needs_contact_person": mark("{field} is for contact persons only."),
}
_MALFORMED = {
    "salutation": mark("{field} must be heer or mevrouw."),
    "phone_number": mark("{field} must be eight to fifteen digits, such as 030 123 45 67 or +31 30 123 45 67."),
    "email_address": mark("{field} must be an address such as j.jansen@gemeente.nl."),
    "contact_email": mark("{field} must be an address such as j.jansen@gemeente.nl."),
    "address": mark("{field} must begin with https."),
    "kvk_number": mark("{field} must be eight digits."),
    "returned_on": mark("{field} must be a day such as 2026-01-31."),
    "left_on": mark("{field} must be a day such as 31-12-2026 or 2026-12-31, or ja or nee (yes or no)."),
    "code": mark("{field} may hold letters, digits and hyphens."),
    "since": mark("{field} must be a day or a time, such as 2026-01-31 or 2026-01-31T09:30."),
    "until": mark("{field} must be a day or a time, such as 2026-01-31 or 2026-01-31T09:30."),
    "head": mark("{field} must be an organisation, a number and a hash, such as GM-0342:12:3f0c..."),
    "department": mark("{field} may hold letters, digits, spaces and the signs . , ' - / & : + ( )"),
    "organisation_name": mark("{field} may hold letters, digits, spaces and the signs . , ' - / & : + ( )"),
}
_MALFORMED_NAME = mark("{field} may hold letters, spaces and the signs . , ' -")
_OF_A_ROLE = ("product", "role")
_NAMES = ("initials", "first_name", "infix", "surname", "name")


def problem(name: str, word: str) -> str:
    """What is wrong with one field, in a sentence that says what is right."""
    return translate(_sentence(name, word)).format(field=field_name(name))


def _sentence(name: str, word: str) -> str:
    if word == "malformed" and name in _NAMES:
        return _MALFORMED_NAME
    if word == "malformed" and name in _MALFORMED:
        return _MALFORMED[name]
    return _PROBLEMS.get(word) or mark("{field} cannot be accepted.")


def invalid_input(raised: InvalidInput) -> Explanation:
    """Every field that needs another look, at once (1.2)."""
    grounds = tuple(Ground(word, name, problem(name, word)) for name, word in raised.problems)
    what = grounds[0].message if len(grounds) == 1 else translate("These cannot be accepted yet; nothing was changed:")
    unsaid = [f"--{name}" for name, word in raised.problems if word == "required" and name in _OF_A_ROLE]
    step = translate("Say it for everybody with {options}, or for each in a column of the file")
    return Explanation(
        what,
        raised.code,
        (step.format(options=listed(unsaid)),) if unsaid else (),
        grounds=grounds,
        details={"problems": [{"field": name, "problem": word} for name, word in raised.problems]},
    )


def invalid_choice(raised: InvalidChoice) -> Explanation:
    """A value that is not one of those that there are."""
    choices = harmless(listed(raised.choices))
    return Explanation(
        translate("{value} does not exist as {name}.").format(
            value=harmless(raised.value), name=field_name(raised.name)
        ),
        raised.code,
        (translate("Choose from: {choices}").format(choices=choices),) if choices else (),
        details={"name": raised.name, "value": raised.value, "choices": list(raised.choices)},
    )
