from django.db import models

from kith.people.models import Greeting, Person


class AskedOnes(models.QuerySet["AskedToGreet"]):
    def ask(self, name: str) -> None:
        """Whoever is called that finds it on their own first page. Where nobody is: nothing."""
        person = Person.objects.called(name)
        if person and not Greeting.objects.filter(person=person).exists():
            self.get_or_create(person=person)

    def is_asked(self, person: Person) -> bool:
        return self.filter(person=person).exists()

    def accept(self, person: Person) -> None:
        """I would like to greet newcomers."""
        self.filter(person=person).delete()
        Greeting.objects.get_or_create(person=person)

    def decline(self, person: Person) -> None:
        """Not now, or not any more. No host is told which."""
        self.filter(person=person).delete()
        Greeting.objects.filter(person=person).delete()


class AskedToGreet(models.Model):
    """A host asked this person whether they would greet newcomers. No answer is an answer."""

    person = models.OneToOneField(Person, models.CASCADE, related_name="asked_to_greet")

    objects = AskedOnes.as_manager()
