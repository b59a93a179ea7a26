"""Every address of the house, room by room; what is asked for most is found soonest."""

from django.urls import include, path

handler404 = "kith.house.refusals.not_found"
handler400 = "kith.house.refusals.not_understood"
handler403 = "kith.house.refusals.not_found"
handler500 = "kith.house.refusals.broken"

urlpatterns = [
    path("", include("kith.home.urls")),
    path("", include("kith.moments.urls")),
    path("", include("kith.connections.urls")),
    path("", include("kith.people.urls")),
    path("", include("kith.pace.urls")),
    path("", include("kith.safety.urls")),
    path("", include("kith.breathing.urls")),
    path("", include("kith.witnessing.urls")),
    path("", include("kith.hosts.urls")),
]
