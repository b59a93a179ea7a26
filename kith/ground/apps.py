from django.apps import AppConfig


class Ground(AppConfig):
    name = "kith.ground"
    default_auto_field = "django.db.models.BigAutoField"
