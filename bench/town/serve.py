"""`python -m bench.town.serve`: as bin/run serves, with an empty page beside the others."""

from django.conf import settings
from django.core.management import call_command

from bench import PORT

from . import planted


def main() -> None:
    settings.ROOT_URLCONF = "bench.town.beside"
    planted.plant()
    call_command("serve", port=PORT)


if __name__ == "__main__":
    main()
