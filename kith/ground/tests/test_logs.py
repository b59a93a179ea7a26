import logging
import sys

from kith.ground.logs import FromOutside, Wordless


def said(name, sentence, *values, error=None):
    try:
        if error:
            raise error from ValueError("dear Ben")
    except Exception:
        info = sys.exc_info()
    else:
        info = None
    record = logging.LogRecord(name, logging.ERROR, "", 1, sentence, values, info)
    return Wordless().format(record)


def test_an_error_is_told_by_its_kind_and_place_and_never_by_its_words():
    told = said("django.request", "%s: %s", "Oh", "/with/B0ND/", error=LookupError("dear Ana"))
    assert "LookupError" in told and "ValueError" in told and "test_logs.py" in told
    assert not [words for words in ("Ana", "Ben", "B0ND") if words in told]


def test_what_the_house_says_of_itself_can_be_read():
    assert said("kith.ground.due", "%s failed", "a.kind") == "ERROR kith.ground.due: a.kind failed"


def test_what_a_server_says_of_broken_requests_is_left_out():
    heard = logging.getLogger("uvicorn.error").filters
    assert any(isinstance(each, FromOutside) for each in heard)
    record = logging.LogRecord(
        "uvicorn.error", 30, "", 1, "Invalid HTTP request received.", (), None
    )
    assert not FromOutside().filter(record)
    record.msg = "Exception in ASGI application\n"
    assert FromOutside().filter(record)


def test_a_form_that_is_none_is_no_error_of_the_house():
    assert not logging.getLogger("django.security.TooManyFieldsSent").isEnabledFor(logging.ERROR)
