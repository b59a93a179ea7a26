from django.apps import AppConfig


class Ground(AppConfig):
    name = "kith.ground"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        from . import rotation  # noqa: F401, PLC0415  (it says when it is due)
