"""`bin/kith COMMAND`: what an operator can do from the shell.

Without a command it lists the house's own, and not Django's, which are there too.
"""

import os
import sys

import django
from django.core.management import execute_from_command_line, get_commands, load_command_class


def own_commands() -> list[tuple[str, str]]:
    """Every command a room brings, with the sentence that says what it does."""
    rooms = {name: room for name, room in get_commands().items() if room.startswith("kith.")}
    return [(name, load_command_class(rooms[name], name).help) for name in sorted(rooms)]


def list_commands() -> None:
    django.setup()
    print("bin/kith COMMAND [--data DIR]")
    for name, what in own_commands():
        print(f"  {name:<12} {what}")
    print("bin/kith COMMAND --help says more about one of them.")


def main() -> None:
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "kith.house.settings")
    if len(sys.argv) > 1:
        execute_from_command_line(["bin/kith", *sys.argv[1:]])
    else:
        list_commands()


if __name__ == "__main__":
    try:
        main()
    except KeyboardInterrupt:  # Ctrl-C says nothing
        sys.exit(130)
