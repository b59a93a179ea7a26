"""What cannot be read as a request is answered with a page, and nothing of it is written down."""

import pytest
from django.conf import settings

from kith.ground import handler

from .crowd import asked, small_house

__all__ = ["small_house"]

UNREADABLE = [
    (b"content-type", b"a/b; charset*=x'y'z"),
    (b"content-type", b"multipart/form-data; boundary=b; charset=utf-7"),
    (b"content-type", b"multipart/form-data; boundary=b; charset=undefined"),
    (b"content-type", b"multipart/form-data; boundary=b; charset=hex"),
]


def is_clear(answer):
    says = [b"<h1>", b"nothing was changed"]
    return answer.status == 400 and all(words in answer.body for words in says)


@pytest.mark.parametrize("header", UNREADABLE)
def test_a_header_that_nobody_can_read_is_answered_with_a_page(header, caplog):
    assert is_clear(asked(method="POST", body=b"--b--", headers=[header]))
    assert not caplog.records


@pytest.mark.parametrize("query", [b"a=\xff", b"\x80", b"\xed\xa0\x80"])
def test_an_address_that_nobody_can_read_is_answered_with_a_page(query, caplog):
    answer = asked(query=query)
    assert is_clear(answer)
    assert answer.header(b"cache-control") == [b"no-store"]
    assert not caplog.records


def test_a_form_that_says_it_is_in_utf_8_is_read():
    header = (b"content-type", b"multipart/form-data; boundary=b; charset=UTF-8")
    assert asked(method="POST", body=b"--b--", headers=[header]).status == 200


@pytest.mark.parametrize("said", [b"9" * 5000, b"1048577"])
def test_what_says_it_is_too_large_is_not_waited_for(said):
    assert asked(method="POST", headers=[(b"content-length", said)]).status == 413


def test_what_is_too_large_is_told_so_and_not_that_nobody_could_read_it():
    assert handler.LARGEST == settings.DATA_UPLOAD_MAX_MEMORY_SIZE
    answer = asked(method="POST", body=b"a" * (handler.LARGEST + 1))
    assert answer.status == 413 and b"more than this page can take" in answer.body
    assert asked(method="POST", body=b"a" * handler.LARGEST).status == 200


@pytest.mark.parametrize("said", [b"-1", b"x", b"\xff", b"0", b"3, 4", None])
def test_whatever_is_said_of_its_length_what_came_is_read(said):
    said = [] if said is None else [(b"content-length", said)]
    assert asked(method="POST", body=b"all of it", headers=said).body == b"a page all of it"
