"""Dutch or English: which of the two the program speaks, and what a sentence is in it.

English is the source text; `locale/nl` holds the Dutch catalogue, made by `tools/catalogue.py`.
"""

from collections.abc import Mapping
from gettext import GNUTranslations, NullTranslations
from pathlib import Path

LOCALE = Path(__file__).with_name("locale")
DOMAIN = "ibadmin"
VARIABLES = ("IBADMIN_LANGUAGE", "LC_ALL", "LC_MESSAGES", "LANG")

# A process speaks one language at a time. gettext itself keeps this module-wide as well, but asks the operating
# system's environment at every look-up, where the program is given its environment as a value.
_catalogue = NullTranslations()


def chosen(environ: Mapping[str, str]) -> str:
    """Which language the settings of the terminal ask for: `nl` or `en`.

    `IBADMIN_LANGUAGE` overrides; then the first of LC_ALL, LC_MESSAGES and LANG that is set decides, as in POSIX.
    """
    for name in VARIABLES:
        if value := environ.get(name):
            return "nl" if value.lower().partition("_")[0].partition(".")[0] == "nl" else "en"
    return "en"


def bind(environ: Mapping[str, str]) -> str:
    """Speak the language that the terminal asks for from now on, and say which that is."""
    language = chosen(environ)
    _bind(language)
    return language


def _bind(language: str) -> None:
    global _catalogue  # noqa: PLW0603  (the one binding that the comment above explains)
    if language == "en":
        _catalogue = NullTranslations()
        return
    with (LOCALE / language / "LC_MESSAGES" / f"{DOMAIN}.mo").open("rb") as compiled:
        _catalogue = GNUTranslations(compiled)


def translate(message: str) -> str:
    """The sentence in the language of the terminal; the English text itself where that is English."""
    # The empty message is the catalogue's own header.
    return _catalogue.gettext(message) if message else ""


def translate_plural(one: str, many: str, n: int) -> str:
    """The sentence for this number of things."""
    return _catalogue.ngettext(one, many, n)


def mark(message: str) -> str:
    """The English text itself: for a sentence in a table that is looked up by `translate` when it is shown."""
    return message
