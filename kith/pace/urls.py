from django.urls import path

from . import views

app_name = "pace"
urlpatterns = [
    path("rest/", views.rest, name="rest"),
    path("rest/begin/", views.begin, name="begin"),
    path("rest/end/", views.end, name="end"),
    path("rest/limit/", views.limit, name="limit"),
    path("drafts/", views.drafts, name="drafts"),
    path("drafts/keep/", views.keep, name="keep"),
    path("drafts/keep/quietly/", views.keep_quietly, name="keep_quietly"),
    path("drafts/hold/", views.hold, name="hold"),
    path("drafts/<str:token>/let-go/", views.let_go, name="let_go"),
]
