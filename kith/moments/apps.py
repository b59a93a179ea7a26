from importlib import import_module

from django.apps import AppConfig


class Moments(AppConfig):
    name = "kith.moments"

    def ready(self) -> None:
        for part in ("policy", "page", "bringing", "tasks"):
            import_module(f"{self.name}.{part}")
