import pytest

from kith.people.models import Hosting, Person
from kith.safety.models import Brought, Reason


@pytest.fixture
def other_host(db, passphrase):
    host = Person.objects.welcome("Other host", passphrase.hash)
    Hosting.objects.create(person=host)
    return host


@pytest.fixture
def brought(ana, ben):
    """Ana brought something that concerns Ben."""
    brought = Brought.objects.tell(ana, "It came at night.", Reason.FRIGHTENED)
    Brought.objects.filter(pk=brought.pk).update(about=ben, kind="note")
    return Brought.objects.get(pk=brought.pk)


@pytest.fixture
def page():
    def read(answer):
        assert answer.status_code == 200, answer.status_code
        return answer.content.decode()

    return read
