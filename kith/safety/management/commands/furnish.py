from django.core.management.base import BaseCommand

from kith.safety import pages


class Command(BaseCommand):
    help = "Make the pages of Help now anew. Runs at every start; a host's confirmation does it too."

    def handle(self, *args: object, **options: object) -> None:
        pages.furnish()
