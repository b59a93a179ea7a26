import signal
from typing import Any

from django.core.management.base import BaseCommand

from kith.ground.worker import Worker


class Command(BaseCommand):
    help = "Does what is due, beside the server's own worker or instead of one that is busy."

    def handle(self, *args: Any, **options: Any) -> None:
        worker = Worker()
        for name in (signal.SIGTERM, signal.SIGINT):
            signal.signal(name, lambda *_: worker.stop())
        worker.work()
