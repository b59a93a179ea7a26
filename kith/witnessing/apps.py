from django.apps import AppConfig


class Witnessing(AppConfig):
    name = "kith.witnessing"
