"""What all answers have in common; what differs would tell."""

import pytest
from django.http import HttpResponse
from django.test import RequestFactory

from kith.ground.plain import Plain


def through(method="GET", path="/with/B0ND/", answer=None, **headers):
    request = RequestFactory().generic(method, path, headers=headers)
    response = Plain(lambda request: answer or HttpResponse("a page"))(request)
    return request, response


@pytest.mark.parametrize("method", ["PUT", "DELETE", "OPTIONS", "PATCH", "TRACE", "PROPFIND"])
def test_any_other_method_gets_one_bare_answer_everywhere(method):
    answers = [through(method, path)[1].serialize() for path in ("/", "/with/B0ND/", "/nothing/")]
    assert len(set(answers)) == 1
    assert b"405" not in answers[0]
    assert through(method)[1].status_code == 405


def test_nothing_is_kept_and_nothing_tells():
    telling = {"ETag": "x", "Last-Modified": "x", "Vary": "Cookie", "Expires": "x"}
    response = through(answer=HttpResponse("a page", headers=telling))[1]
    assert response["Cache-Control"] == "no-store"
    assert not telling.keys() & response.headers.keys()
    assert response["Content-Length"] == "6"
    assert response["X-Content-Type-Options"] == "nosniff"
    assert response["Cross-Origin-Resource-Policy"] == "same-origin"
    assert "camera=()" in response["Permissions-Policy"]


def test_pages_look_at_no_header_of_caching_of_their_own():
    response = through(answer=HttpResponse(headers={"Cache-Control": "public, max-age=9"}))[1]
    assert response["Cache-Control"] == "no-store"


def test_static_files_may_be_kept_and_missing_ones_may_not():
    kept = {"Cache-Control": "max-age=9, public, immutable"}
    found = through(path="/static/a.css", answer=HttpResponse(headers=kept))[1]
    missing = through(path="/static/b.css", answer=HttpResponse(status=404))[1]
    assert (found["Cache-Control"], missing["Cache-Control"]) == (kept["Cache-Control"], "no-store")
    assert found["X-Content-Type-Options"] == "nosniff"


def test_anyone_can_say_who_they_are_forwarded_for_and_is_not_believed():
    request = through(**{"X-Forwarded-For": "1.2.3.4", "X-Forwarded-Proto": "https"})[0]
    assert not [name for name in request.META if "FORWARDED" in name]


def test_the_house_answers_to_its_own_name_alone(client):
    strange = client.get("/", headers={"host": "kith.example.org"})
    assert (strange.status_code, strange.content) == (400, b"")
    assert client.get("/").status_code != 400


def test_the_operators_own_proxy_is_believed(settings):
    kith = settings.KITH
    values = {name: getattr(kith, name) for name in kith.__slots__}
    settings.KITH = type(kith)(**{**values, "trusted_proxy": True})
    request = through(**{"X-Forwarded-For": "1.2.3.4"})[0]
    assert request.META["HTTP_X_FORWARDED_FOR"] == "1.2.3.4"
