from django.urls import path

from . import views

app_name = "hosts"
urlpatterns = [
    path("hosts/", views.page, name="page"),
    path("hosts/tick/", views.tick, name="tick"),
    path("hosts/look-after/<str:token>/", views.look_after, name="look_after"),
    path("hosts/brought/<str:token>/", views.open_brought, name="open"),
    path("hosts/brought/<str:token>/words/", views.words, name="words"),
    path("hosts/brought/<str:token>/answer/", views.decide, name="decide"),
    path("hosts/brought/<str:token>/pause/", views.pause, name="pause"),
    path("hosts/openings/", views.openings, name="openings"),
    path("hosts/pauses/", views.pauses, name="pauses"),
    path("hosts/pauses/<str:token>/end/", views.end_pause, name="end_pause"),
    path("hosts/invitations/", views.invite, name="invite"),
    path("hosts/invitations/<str:token>/back/", views.take_back, name="take_back"),
    path("hosts/greeters/", views.greeters, name="greeters"),
    path("greeting/", views.greeting, name="greeting"),
    path("hosts/access/", views.access, name="access"),
    path("hosts/access/<str:token>/stop/", views.stop_access, name="stop_access"),
    path("hosts/lines/", views.lines, name="lines"),
    path("hosts/lines/confirm/", views.confirm, name="confirm"),
    path("hosts/lines/withdraw/", views.withdraw, name="withdraw"),
    path("hosts/here/", views.here, name="here"),
    path("hosts/here/gone/", views.gone, name="gone"),
    path("hosts/choices/", views.choices, name="choices"),
]
