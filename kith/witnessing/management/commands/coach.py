import os
import sys
from typing import Any

from django.core.management.base import BaseCommand

from kith.witnessing.line_by_line import answers


class Command(BaseCommand):
    """Needs no database: drafts are read where they come in, and nothing of them is kept."""

    help = "Reads drafts from standard input, a JSON object on a line, and says what it hears."
    requires_system_checks = []

    def handle(self, *args: Any, **options: Any) -> None:
        try:
            for answer in answers(sys.stdin.buffer):
                self.stdout.write(answer)
                self.stdout.flush()
        except BrokenPipeError:  # whoever read the answers has gone
            nowhere = os.open(os.devnull, os.O_WRONLY)
            os.dup2(nowhere, sys.stdout.fileno())  # or Python complains when it ends
