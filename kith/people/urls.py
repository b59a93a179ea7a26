from django.urls import path

from .views import arriving, codes, entering, inviting, leaving, me, needs

app_name = "people"
urlpatterns = [
    path("in/", entering.enter, name="enter"),
    path("out/", entering.out, name="out"),
    path("recover/", entering.recover, name="recover"),
    path("again/", entering.again, name="again"),
    path("arrive/", arriving.start, name="arrive"),
    path("arrive/name/", arriving.name, name="arrive_name"),
    path("arrive/passphrase/", arriving.passphrase, name="arrive_passphrase"),
    path("arrive/walls/", arriving.walls, name="arrive_walls"),
    path("arrive/needs/", needs.arriving, name="arrive_needs"),
    path("arrive/first/", arriving.first, name="arrive_first"),
    path("arrive/<str:secret>/", arriving.start, name="arrive_by"),
    path("needs/", needs.needs, name="needs"),
    path("needs/kept/", needs.kept, name="needs_kept"),
    path("needs/say/", needs.say, name="say"),
    path("me/", me.me, name="me"),
    path("me/name/", me.name, name="name"),
    path("me/name/changed/", me.name_changed, name="renamed"),
    path("me/passphrase/", me.passphrase, name="passphrase"),
    path("me/passphrase/changed/", me.passphrase_changed, name="passphrase_changed"),
    path("me/codes/", codes.codes, name="codes"),
    path("me/codes/shown/", codes.shown, name="codes_shown"),
    path("me/walls/", arriving.own_walls, name="walls"),
    path("me/sessions/", me.open_sessions, name="sessions"),
    path("me/sessions/others/", me.end_others, name="end_others"),
    path("me/sessions/<str:token>/end/", me.end_session, name="end_session"),
    path("me/access/<str:token>/stop/", me.stop_access, name="stop_access"),
    path("me/invitations/", inviting.invitations, name="invitations"),
    path("me/invitations/new/", inviting.invite, name="invite"),
    path("me/invitations/<str:token>/back/", inviting.take_back, name="take_back"),
    path("me/copy/", leaving.read_copy, name="copy"),
    path("me/copy/file/", leaving.copy_file, name="copy_file"),
    path("me/leaving/", leaving.leave, name="leave"),
]
