from django.apps import AppConfig


class Hosts(AppConfig):
    name = "kith.hosts"
    default_auto_field = "django.db.models.BigAutoField"
