from django.apps import AppConfig


class Moments(AppConfig):
    name = "kith.moments"
    default_auto_field = "django.db.models.BigAutoField"
