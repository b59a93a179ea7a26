from django.urls import path

from . import views

app_name = "connections"
urlpatterns = [
    path("people/", views.people, name="people"),
    path("with/<str:token>/", views.bond, name="bond"),
    path("with/<str:token>/wish/", views.wish, name="wish"),
    path("with/<str:token>/wish/open-up/", views.open_up, name="open_up"),
    path("with/<str:token>/back/", views.back, name="back"),
    path("with/<str:token>/wall/", views.wall, name="wall"),
    path("with/<str:token>/let-go/", views.let_go, name="let_go"),
    path("distances/", views.distances, name="distances"),
    path("distances/<str:token>/unwish/", views.unwish, name="unwish"),
    path("distances/<str:token>/lift/", views.lift, name="lift"),
    path("meet/", views.meet, name="meet"),
    path("meet/phrase/", views.phrase, name="phrase"),
    path("porch/", views.porch, name="porch"),
    path("porch/get-up/", views.get_up, name="get_up"),
    path("porch/<str:token>/wave/", views.wave_across, name="wave_across"),
]
