"""Answers in which a signed assertion is moved away and another put in its place."""

from copy import deepcopy

from ibadmin.auth.flaws import Flaw
from tests.auth.hostile.wrongs import SOMEONE_ELSE, Cases, around, evil
from tests.auth.messages.answers import ACTING, PSEUDO, Message, name_id
from tests.auth.messages.edits import identifiers
from tests.auth.messages.elements import Element, find, make
from tests.auth.messages.encryption import encrypted


def original(root: Element) -> Element:
    return find(root, "saml:Assertion")


def evil_before(root: Element) -> None:
    original(root).addprevious(evil())


def evil_after(root: Element) -> None:
    original(root).addnext(evil())


def evil_around(root: Element) -> None:
    kept = original(root)
    wrapper = evil()
    root.replace(kept, wrapper)
    wrapper.append(kept)


def evil_takes_the_signature(root: Element) -> None:
    kept = original(root)
    wrapper = evil()
    kept.addprevious(wrapper)
    wrapper.insert(1, find(kept, "ds:Signature"))


def evil_with_the_original_in_its_signature(root: Element) -> None:
    kept = original(root)
    wrapper = evil()
    signature = find(kept, "ds:Signature")
    root.replace(kept, wrapper)
    wrapper.insert(1, signature)
    signature.append(kept)


def evil_with_the_original_in_an_object(root: Element) -> None:
    kept = original(root)
    wrapper = evil()
    signature = find(kept, "ds:Signature")
    root.replace(kept, wrapper)
    wrapper.insert(1, signature)
    signature.append(make("ds:Object", children=[kept]))


def evil_in_extensions(root: Element) -> None:
    find(root, "samlp:Status").addprevious(make("samlp:Extensions", children=[evil()]))


def original_in_extensions(root: Element) -> None:
    kept = original(root)
    wrapper = evil()
    root.replace(kept, wrapper)
    wrapper.insert(1, deepcopy(find(kept, "ds:Signature")))
    find(root, "samlp:Status").addprevious(make("samlp:Extensions", children=[kept]))


def original_in_advice(root: Element) -> None:
    kept = original(root)
    wrapper = evil()
    root.replace(kept, wrapper)
    wrapper.insert(1, deepcopy(find(kept, "ds:Signature")))
    find(wrapper, "saml:Conditions").addnext(make("saml:Advice", children=[kept]))


def evil_root(root: Element, hiding: str) -> Element:
    """The whole right answer within a wrong one, in its signature or beside it."""
    outer = deepcopy(root)
    for element in outer.iter():
        for name in {"ID", "Id"} & set(element.attrib):
            element.set(name, f"{element.get(name)}-outer")
    identifiers(ACTING, lambda: encrypted(name_id(SOMEONE_ELSE, PSEUDO)))(find(outer, "saml:Assertion"))
    signature = find(outer, "ds:Signature")
    if hiding == "object":
        signature.append(make("ds:Object", children=[root]))
    else:
        signature.addnext(root)
    return outer


def same_but_someone_else(root: Element) -> None:
    identifiers(ACTING, lambda: encrypted(name_id(SOMEONE_ELSE, PSEUDO)))(original(root))


WRAPPINGS: Cases = {
    "evil answer, right one in its signature": (
        Flaw.SHAPE,
        Message(outer=lambda root: evil_root(root, "object")),
    ),
    "evil answer, right one beside the signature": (
        Flaw.SHAPE,
        Message(outer=lambda root: evil_root(root, "beside")),
    ),
    "evil assertion before": (Flaw.SHAPE, around(evil_before)),
    "evil assertion after": (Flaw.SHAPE, around(evil_after)),
    "evil assertion around": (Flaw.SIGNATURE_MISSING, around(evil_around)),
    "evil assertion with the signature": (Flaw.SHAPE, around(evil_takes_the_signature)),
    "evil assertion, original in its signature": (
        Flaw.SIGNATURE_SHAPE,
        around(evil_with_the_original_in_its_signature),
    ),
    "evil assertion, original in an object": (Flaw.SIGNATURE_SHAPE, around(evil_with_the_original_in_an_object)),
    "evil assertion in extensions": (Flaw.SHAPE, around(evil_in_extensions)),
    "original in extensions": (Flaw.SHAPE, around(original_in_extensions)),
    "original in advice": (Flaw.REFERENCE, around(original_in_advice)),
    "someone else in the signed assertion": (Flaw.SIGNATURE, around(same_but_someone_else)),
}
