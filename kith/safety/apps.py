from django.apps import AppConfig


class Safety(AppConfig):
    name = "kith.safety"
    default_auto_field = "django.db.models.BigAutoField"
