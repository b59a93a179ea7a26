from django.urls import path

from . import views

app_name = "home"
urlpatterns = [
    path("", views.front, name="front"),
    path("today/", views.today, name="today"),
    path("today/smaller/", views.smaller, name="smaller"),
    path("today/not-today/", views.not_today, name="not_today"),
]
