"""Surnames with their infix, as systems write them that have no field for it, and every way to write an infix."""

import re

_WORDS = frozenset(
    {
        *(
            "van",
            "de",
            "der",
            "den",
            "het",
            "t",
            "s",
            "ter",
            "ten",
            "te",
            "tot",
            "in",
            "op",
            "aan",
            "bij",
            "onder",
            "over",
        ),
        *("uit", "uijt", "voor", "von", "vom", "zu", "zum", "du", "des", "la", "le", "les", "da", "dos", "di"),
        *("v", "d", "vd", "vda", "vdn", "vander", "vande", "vanden", "vant", "opt", "int"),
    }
)
"""The parts of infixes, without signs; a part that is an infix by itself is in `_ALONE`."""
_ALONE = frozenset(
    {"s", "d", "in", "op", "aan", "bij", "onder", "over", "uit", "voor", "tot", "la", "le", "les", "da", "di", "zu"}
)
_SAME = {"het": "t"}
_SIGNS = re.compile(r"[\s.\-\u2010\u2011\u2013'\u2019\u2018`\u00b4/]+")
_IN_BRACKETS = re.compile(r"(?P<surname>[^()]*\S) *\((?P<infix>[^()]+)\)")
_AFTER_COMMA = re.compile(r"(?P<surname>[^,]*\S) *, *(?P<infix>[^,]+)")
_WORD = re.compile(r"['\u2019\u2018`\u00b4]?[^\W\d_]+(?:[./]+|['\u2019](?=\S)| +|$) *")


def plain(text: str) -> str:
    """A name without what systems change in it: capitals, blanks, hyphens, dots and the form of apostrophes."""
    return _SIGNS.sub("", text).casefold()


def taken_apart(surname: str) -> tuple[str, str]:
    """The infix and the surname in what may be both; the infix is empty where there is none.

    `van der Berg`, `Berg, van der`, `Berg (van der)`, `Berg v.d.`
    """
    for form in (_IN_BRACKETS, _AFTER_COMMA):
        if (found := form.fullmatch(surname.strip())) and _is_infix(found["infix"]):
            return found["infix"].strip().replace("/", "."), found["surname"]
    end, taken = 0, 0
    while (found := _WORD.match(surname, end)) and plain(found[0]) in _WORDS and found.end() < len(surname):
        end = found.end()
        taken = end if _is_infix(surname[:end]) else taken
    if not taken:
        words = surname.split()
        for place in range(1, len(words)):
            if _is_infix(" ".join(words[place:])):
                return " ".join(words[place:]).replace("/", "."), " ".join(words[:place])
    return surname[:taken].strip().replace("/", "."), surname[taken:].strip()


def _is_infix(text: str) -> bool:
    words = _words(text)
    return bool(words) and all(word in _WORDS for word in words) and not (len(words) == 1 and words[0] in _ALONE)


def _words(text: str) -> list[str]:
    return [_SAME.get(word, word) for word in map(str.casefold, _SIGNS.split(text)) if word]


def is_same_infix(known: str, said: str) -> bool:
    """True for the infix that is known, in any spelling: `v.d.` and `vd` may be `van der`."""
    if plain(known) == plain(said):
        return True
    ours, theirs = _words(known), _words(said)
    if len(theirs) == 1 and len(ours) == len(theirs[0]) > 1:
        theirs = list(theirs[0])
    return len(ours) == len(theirs) and all(map(str.startswith, ours, theirs))
