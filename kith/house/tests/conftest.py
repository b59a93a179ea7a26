import pytest


@pytest.fixture
def live_in(settings):
    """`live_in(folder, **other)`: from now on the house keeps its files there."""

    def moved(folder, **other):
        kith = settings.KITH
        values = {name: getattr(kith, name) for name in kith.__slots__}
        settings.KITH = type(kith)(**{**values, "data": folder, **other})

    return moved
