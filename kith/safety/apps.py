from importlib import import_module

from django.apps import AppConfig


class Safety(AppConfig):
    name = "kith.safety"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        import_module("kith.safety.policy")
        import_module("kith.safety.tasks")
