from django.apps import AppConfig


class Home(AppConfig):
    name = "kith.home"
    default_auto_field = "django.db.models.BigAutoField"
