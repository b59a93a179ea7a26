from importlib import import_module

from django.apps import AppConfig


class Ground(AppConfig):
    name = "kith.ground"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        import_module(f"{self.name}.rotation")
