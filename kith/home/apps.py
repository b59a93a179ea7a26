from importlib import import_module

from django.apps import AppConfig


class Home(AppConfig):
    name = "kith.home"

    def ready(self) -> None:
        import_module(f"{self.name}.policy")
