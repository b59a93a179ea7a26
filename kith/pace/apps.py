from importlib import import_module

from django.apps import AppConfig


class Pace(AppConfig):
    name = "kith.pace"

    def ready(self) -> None:
        for part in ("policy", "tasks"):
            import_module(f"{self.name}.{part}")
