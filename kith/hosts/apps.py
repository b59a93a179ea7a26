from importlib import import_module

from django.apps import AppConfig


class Hosts(AppConfig):
    name = "kith.hosts"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        for part in ("policy", "tasks", "life"):
            import_module(f"{self.name}.{part}")
