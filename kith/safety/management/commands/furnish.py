from django.core.management.base import BaseCommand

from kith.safety import pages


class Command(BaseCommand):
    help = "Makes the pages of Help now anew. It also runs at every start."

    def handle(self, *args: object, **options: object) -> None:
        pages.furnish()
