from django.apps import AppConfig


class Connections(AppConfig):
    name = "kith.connections"
    default_auto_field = "django.db.models.BigAutoField"
