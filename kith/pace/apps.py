from django.apps import AppConfig


class Pace(AppConfig):
    name = "kith.pace"
    default_auto_field = "django.db.models.BigAutoField"
