"""One part, in a process and a house of its own: python -m bench.faulting PART [--planted FAULT]

Its one line of output is JSON.
"""

import json
import time
from argparse import ArgumentParser, Namespace
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path
from urllib.parse import unquote, urlsplit

from django.conf import settings
from django.core.management import call_command
from django.db import connection

from tests import servers

from .found import Found, Wanted
from .parts import PARTS


def arguments() -> Namespace:
    parser = ArgumentParser()
    parser.add_argument("part", choices=PARTS)
    parser.add_argument("--rounds", type=int, required=True)
    parser.add_argument("--acts", type=int, required=True)
    parser.add_argument("--planted", default="")
    parser.add_argument("--lease", default="")
    return parser.parse_args()


def found(asked: Namespace) -> Found:
    with ExitStack() as stack:
        database = stack.enter_context(database_of_its_own()) if settings.KITH.database else None
        call_command("ready")
        wanted = Wanted(asked.rounds, asked.acts, asked.planted, asked.lease, database)
        return PARTS[asked.part].run(wanted)


@contextmanager
def database_of_its_own() -> Iterator[servers.Postgres]:
    """Where KITH_DATABASE says that it is."""
    folder = Path(unquote(urlsplit(settings.KITH.database).netloc.partition("@")[2]))
    with servers.postgres_in(folder) as database:
        yield database
        connection.close()


def main() -> None:
    asked = arguments()
    began = time.monotonic()
    row = found(asked).as_row()
    print(json.dumps({**row, "seconds": round(time.monotonic() - began, 1)}))


if __name__ == "__main__":
    main()
