import pytest

from tests.house.conftest import furnished, world

from . import visitors as standing

__all__ = ["furnished", "world"]

TRIED = "bad input tried"


@pytest.fixture(scope="module")
def _come(furnished, django_db_blocker):
    with django_db_blocker.unblock():
        return standing.come(furnished)


@pytest.fixture
def visitors(_come):
    return _come


def pytest_terminal_summary(terminalreporter):
    """How many cases there were in all, and the seed with which they can be asked for again."""
    passed = terminalreporter.stats.get("passed", [])
    tried = [kept for each in passed for name, kept in each.user_properties if name == TRIED]
    if tried:
        seeds = ", ".join(sorted({str(seed) for _count, seed in tried}))
        cases = sum(count for count, _seed in tried)
        terminalreporter.write_line(f"bad input: {cases} cases (again: FUZZ={seeds})")
