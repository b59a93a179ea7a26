import logging
import sys

from kith.ground.logs import Wordless


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
