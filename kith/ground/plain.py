"""What every answer of the house has in common, so that answers tell nothing by their headers."""

from collections.abc import Callable
from contextlib import nullcontext

from django.conf import settings
from django.core.exceptions import DisallowedHost
from django.http import HttpRequest, HttpResponse, HttpResponseBase

from . import choices

Pages = Callable[[HttpRequest], HttpResponseBase]

METHODS = ("GET", "HEAD", "POST")
NOT_ASKED_FOR = ("accelerometer", "browsing-topics", "camera", "display-capture", "geolocation")
NOR_THESE = ("gyroscope", "magnetometer", "microphone", "midi", "payment", "usb", "serial")
ALWAYS = {
    "Cross-Origin-Resource-Policy": "same-origin",
    "Permissions-Policy": ", ".join(f"{name}=()" for name in NOT_ASKED_FOR + NOR_THESE),
    "X-Content-Type-Options": "nosniff",
}
TELLING = ("ETag", "Last-Modified", "Expires", "Vary", "Age")
FORWARDED = ("HTTP_X_FORWARDED_FOR", "HTTP_X_FORWARDED_PROTO", "HTTP_X_FORWARDED_HOST")


class Plain:
    """The outermost middleware: three methods, nothing kept by anyone, no header that differs."""

    def __init__(self, get_response: Pages):
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        if request.method not in METHODS:
            return plain(not_that_way())
        if not by_its_name(request):
            return plain(HttpResponse("", status=400, content_type="text/plain"))
        if not settings.KITH.trusted_proxy:
            forget_forwarded(request)
        with nullcontext() if request.method == "POST" else choices.asked_once():
            response = self.get_response(request)
        return dressed(response) if is_static(request, response) else plain(response)


def not_that_way() -> HttpResponse:
    """The same bytes at every address, whether there is something or not."""
    return HttpResponse(
        "", status=405, content_type="text/plain", headers={"Allow": "GET, HEAD, POST"}
    )


def by_its_name(request: HttpRequest) -> bool:
    """The house answers to its own name alone: another one is somebody else's page around it."""
    try:
        request.get_host()
    except DisallowedHost:
        return False
    return True


def forget_forwarded(request: HttpRequest) -> None:
    """Anyone can write these headers; only a proxy of the operator's own is believed."""
    for name in FORWARDED:
        request.META.pop(name, None)


def is_static(request: HttpRequest, response: HttpResponseBase) -> bool:
    return request.path.startswith(settings.STATIC_URL) and response.status_code in (200, 206, 304)


def plain(response: HttpResponseBase) -> HttpResponseBase:
    response.headers["Cache-Control"] = "no-store"
    for name in TELLING:
        response.headers.pop(name, None)
    if isinstance(response, HttpResponse):
        response.headers["Content-Length"] = str(len(response.content))
    return dressed(response)


def dressed(response: HttpResponseBase) -> HttpResponseBase:
    for name, value in ALWAYS.items():
        response.headers[name] = value
    return response
