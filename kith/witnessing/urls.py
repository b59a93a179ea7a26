from django.urls import path

from . import views

app_name = "witnessing"
urlpatterns = [
    path("tell/", views.tell, name="tell"),
    path("tell/read/", views.read_draft, name="read_draft"),
    path("with/<str:token>/tell/", views.tell_to, name="tell_to"),
    path("told/", views.all_told, name="all_told"),
    path("told/<str:token>/", views.told, name="told"),
    path("told/<str:token>/words/", views.words, name="words"),
    path("told/<str:token>/back/", views.take_back, name="take_back"),
    path("told/<str:token>/wait/", views.wait_on, name="wait_on"),
    path("told/<str:token>/widen/", views.widen, name="widen"),
    path("answers/<str:token>/felt/", views.felt, name="felt"),
    path("answers/<str:token>/wall/", views.wall, name="wall"),
    path("answers/<str:token>/back/", views.unsay, name="unsay"),
    path("room/", views.room, name="room"),
    path("room/open/", views.open_room, name="open"),
    path("room/close/", views.close, name="close"),
    path("room/here/", views.here, name="here"),
    path("room/practice/", views.practice, name="practice"),
    path("offers/<str:token>/take/", views.take, name="take"),
    path("offers/<str:token>/pass/", views.pass_on, name="pass_on"),
    path("holding/<str:token>/", views.hold, name="hold"),
    path("holding/<str:token>/read/", views.read_along, name="read_along"),
    path("holding/<str:token>/answer/", views.answer, name="answer"),
    path("holding/<str:token>/on/", views.hand_on, name="hand_on"),
]
