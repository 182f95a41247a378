"""The rule that nothing may be skipped, tried on a small suite of its own."""

import pytest

PLUGIN = ("-p", "tests.no_skips", "-p", "no:randomly")


IN_A_FIXTURE = """
import pytest

@pytest.fixture
def browser():
    pytest.skip("no browser")

def test_it(browser):
    pass
"""


@pytest.mark.parametrize(
    "source",
    [
        pytest.param("import pytest\n\ndef test_it():\n    pytest.skip('no browser')\n", id="within a test"),
        pytest.param("import pytest\n\n@pytest.mark.skip('no browser')\ndef test_it():\n    pass\n", id="by a mark"),
        pytest.param(IN_A_FIXTURE, id="in a fixture"),
        pytest.param("import pytest\n\n@pytest.mark.xfail\ndef test_it():\n    assert False\n", id="expected to fail"),
    ],
)
def test_a_skipped_test_fails_the_run(pytester: pytest.Pytester, source: str) -> None:
    pytester.makepyfile(source)
    result = pytester.runpytest(*PLUGIN)
    assert result.ret == pytest.ExitCode.TESTS_FAILED
    assert {"failed", "errors"} & set(result.parseoutcomes())


def test_a_skipped_module_fails_the_run(pytester: pytest.Pytester) -> None:
    pytester.makepyfile("import pytest\n\npytest.importorskip('a_library_that_nobody_has')\n")
    result = pytester.runpytest(*PLUGIN)
    assert result.ret != pytest.ExitCode.OK
    assert result.parseoutcomes().get("errors") == 1


def test_a_suite_that_skips_nothing_passes(pytester: pytest.Pytester) -> None:
    pytester.makepyfile("def test_it():\n    pass\n")
    assert pytester.runpytest(*PLUGIN).ret == pytest.ExitCode.OK
