"""Ways to make one thing in a message wrong."""

from collections.abc import Callable
from copy import deepcopy

from tests.auth.messages.answers import Edit, attribute
from tests.auth.messages.elements import Element, find


def put(path: str, **attributes: str | None) -> Edit:
    """Set attributes of an element, or with None take them away."""

    def edit(element: Element) -> None:
        target = element if path == "." else find(element, path)
        for name, value in attributes.items():
            if value is None:
                del target.attrib[name]
            else:
                target.set(name, value)

    return edit


def write(path: str, text: str) -> Edit:
    def edit(element: Element) -> None:
        find(element, path).text = text

    return edit


def drop(path: str) -> Edit:
    def edit(element: Element) -> None:
        target = find(element, path)
        parent = target.getparent()
        assert parent is not None
        parent.remove(target)

    return edit


def repeat(path: str) -> Edit:
    def edit(element: Element) -> None:
        target = find(element, path)
        target.addnext(deepcopy(target))

    return edit


def add(path: str, child: Callable[[], Element], position: int | None = None) -> Edit:
    """Add a new element within another, last by default."""

    def edit(element: Element) -> None:
        target = element if path == "." else find(element, path)
        target.insert(len(target) if position is None else position, child())

    return edit


def identifiers(name: str, *values: Callable[[], Element]) -> Edit:
    """Replace the identifiers of an attribute."""

    def edit(element: Element) -> None:
        old = find(element, f".//saml:Attribute[@Name='{name}']")
        old.getparent().replace(old, attribute(name, *(value() for value in values)))  # type: ignore[union-attr]

    return edit
