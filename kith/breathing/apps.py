from importlib import import_module

from django.apps import AppConfig


class Breathing(AppConfig):
    name = "kith.breathing"

    def ready(self) -> None:
        for part in ("policy", "page", "tasks", "rooms"):
            import_module(f"{self.name}.{part}")
