from django.urls import path

from . import views

app_name = "breathing"
urlpatterns = [
    path("breathe/", views.breathe, name="breathe"),
    path("breathe/alone/", views.alone, name="alone"),
    path("breathe/company/", views.company, name="company"),
    path("breathe/with/<str:token>/", views.sit_with, name="with"),
    path("breathe/with/<str:token>/invite/", views.invite, name="invite"),
    path("breathe/invites/<str:token>/not-now/", views.not_now, name="not_now"),
    path("breathe/room/", views.room, name="room"),
    path("breathe/rise/", views.rise, name="rise"),
    path("breathe/after/", views.after, name="after"),
    path("breathe/manner/", views.manner, name="manner"),
    path("breathe/record/", views.record, name="record"),
    path("breathe/record/<str:token>/go/", views.let_go, name="let_go"),
]
