from django.apps import AppConfig

from . import fields


class House(AppConfig):
    name = "kith.house"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        fields.speak_as_the_house()
