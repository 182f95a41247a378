"""A browser for the tests of the login: follows the pages by HTTP as one person, and refuses to be opened unasked."""

from collections.abc import Iterator
from concurrent.futures import Future, ThreadPoolExecutor
from contextlib import contextmanager
from dataclasses import dataclass, field

from ibadmin.auth.simulator import Person
from ibadmin.auth.walk import Page, walk


@dataclass
class WalkingBrowser:
    """Opening it starts the walk in the background, as a real browser would; `ended` gives the last page."""

    person: Person
    executor: ThreadPoolExecutor
    means: str = "kpn"
    opened: list[str] = field(default_factory=list)
    walks: list[Future[Page]] = field(default_factory=list)

    def open(self, address: str) -> bool:
        self.opened.append(address)
        self.walks.append(self.executor.submit(walk, address, self.person, self.means))
        return True

    def ended(self) -> Page:
        return self.walks[-1].result(timeout=20)


@contextmanager
def walking_browser(person: Person) -> Iterator[WalkingBrowser]:
    with ThreadPoolExecutor(max_workers=1) as executor:
        yield WalkingBrowser(person, executor)


def unopened(address: str) -> bool:
    """For tests in which no browser may be opened."""
    raise AssertionError(f"the browser was opened at {address.partition('?')[0]}")
