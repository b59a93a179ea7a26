from django.urls import path

from . import views

app_name = "safety"
urlpatterns = [
    path("bring/", views.tell, name="tell"),
    path("bring/sent/", views.sent, name="sent"),
    path("bring/paused/", views.write_back, name="write_back"),
    path("bring/yours/", views.yours, name="yours"),
    path("bring/again/<str:token>/", views.appeal, name="appeal"),
    path("bring/<str:kind>/<str:token>/", views.bring, name="bring"),
]
