from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand
from django.urls import reverse
from django.utils.translation import gettext as _

from kith.ground.turns import turn
from kith.people.models import Invitation, Person


class Command(BaseCommand):
    """A house begins with one host. Asked again, it takes back what it gave before."""

    help = "Prints a one-use invitation for the first host, if the house has no host."

    def handle(self, *args: Any, **options: Any) -> None:
        with turn():
            secret = "" if Person.objects.hosts().exists() else Invitation.objects.first_host()
        if secret:
            address = settings.KITH.origin + reverse("people:arrive_by", args=[secret])
            self.stdout.write(_("For the host, once: %(address)s") % {"address": address})
