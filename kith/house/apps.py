from django.apps import AppConfig


class House(AppConfig):
    name = "kith.house"
    default_auto_field = "django.db.models.BigAutoField"
