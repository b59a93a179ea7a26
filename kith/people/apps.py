from importlib import import_module

from django.apps import AppConfig


class People(AppConfig):
    name = "kith.people"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        for part in ("policy", "tasks", "sockets"):
            import_module(f"{self.name}.{part}")
