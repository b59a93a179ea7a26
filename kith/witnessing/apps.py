from importlib import import_module

from django.apps import AppConfig


class Witnessing(AppConfig):
    name = "kith.witnessing"

    def ready(self) -> None:
        for part in ("policy", "page", "bringing", "tasks", "notices"):
            import_module(f"{self.name}.{part}")
