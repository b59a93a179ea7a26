"""A fault on purpose, so that the bench is seen to find it: People asks too often, and looks at all
moments of the house each time."""

import os

from django.conf import settings

from kith.moments.models import Moment
from kith.people.sessions import View

ASKED_FOR = "KITH_BENCH_PLANTED"  # in the environment


class TooMuch:
    """A middleware."""

    def __init__(self, get_response: View):
        self.get_response = get_response

    def __call__(self, request):  # type: ignore[no-untyped-def]
        if request.path == "/people/":
            for _ in range(12):
                Moment.objects.exists()
            list(Moment.objects.values_list("pk", flat=True))
        return self.get_response(request)


def plant() -> None:
    if os.environ.get(ASKED_FOR):
        settings.MIDDLEWARE.append("bench.town.planted.TooMuch")
