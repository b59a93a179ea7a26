from django.urls import path

from . import views

app_name = "moments"
urlpatterns = [
    path("with/<str:token>/wave/", views.wave, name="wave"),
    path("with/<str:token>/note/", views.note, name="note"),
    path("with/<str:token>/invite/", views.invite, name="invite"),
    path("with/<str:token>/talk/", views.asking, name="talk"),
    path("with/<str:token>/talk/ask/", views.ask, name="ask"),
    path("with/<str:token>/said/", views.said, name="said"),
    path("moments/<str:token>/back/", views.take_back, name="take_back"),
    path("asks/<str:token>/", views.wait, name="wait"),
    path("asks/<str:token>/back/", views.unask, name="unask"),
    path("asks/<str:token>/accept/", views.accept, name="accept"),
    path("asks/<str:token>/not-now/", views.not_now, name="not_now"),
    path("talks/<str:token>/", views.talk, name="in_talk"),
    path("talks/<str:token>/look/", views.look, name="look"),
    path("talks/<str:token>/minute/", views.minute, name="minute"),
    path("talks/<str:token>/slower/", views.slower, name="slower"),
    path("talks/<str:token>/stop/", views.stop, name="stop"),
    path("lines/<str:token>/back/", views.unsay, name="unsay"),
]
