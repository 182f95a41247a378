"""A store in which something of everything is there, served over HTTP on this machine."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.server.site import Site, open_site


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Site]:
    directory: Path = tmp_path_factory.mktemp("site")
    with open_site(directory) as running:
        yield running
