"""How many walks: `--acts 50000` walks further, `--first-seed 1000` elsewhere."""


def pytest_generate_tests(metafunc):
    """A test that walks says how many acts one of its walks stands for."""
    if "seed" in metafunc.fixturenames:
        first, acts = metafunc.config.getoption("first_seed"), metafunc.config.getoption("acts")
        metafunc.parametrize("seed", range(first, first + max(1, acts // metafunc.module.A_WALK)))
