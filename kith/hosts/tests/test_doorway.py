"""To anyone but a host, none of these addresses exists."""

import re

import pytest
from django.urls import get_resolver

from kith.hosts import urls
from kith.hosts.models import HandedUp
from kith.safety.models import Brought

ADDRESSES = [
    str(each.pattern).replace("<str:token>", "0123456789abcdef")
    for each in urls.urlpatterns
    if str(each.pattern).startswith("hosts/")
]


@pytest.mark.parametrize("address", ADDRESSES)
@pytest.mark.parametrize("method", ["get", "head", "post", "options"])
@pytest.mark.parametrize("proved", [False, True])
def test_a_member_sees_that_there_is_nothing(as_, stranger, address, method, proved):
    browser = as_(stranger, proved)
    here = getattr(browser, method)(f"/{address}")
    nowhere = getattr(browser, method)("/bring/nothing/0123456789abcdef/")
    assert here.status_code == nowhere.status_code >= 400
    assert here.content == nowhere.content and here.headers == nowhere.headers


@pytest.mark.parametrize("address", ADDRESSES)
def test_somebody_who_is_signed_out_sees_that_there_is_nothing(client, db, address):
    assert client.get(f"/{address}").status_code == 404
    assert client.post(f"/{address}").status_code == 404


@pytest.mark.parametrize("address", ADDRESSES)
def test_every_view_here_has_a_door(address):
    assert hasattr(get_resolver().resolve(f"/{address}").func, "door")


def test_what_is_handed_up_is_looked_after_by_hosts_alone(as_, stranger, dina):
    HandedUp.objects.take("first wave", "ref")
    at = f"/hosts/look-after/{HandedUp.objects.get().token}/"
    assert as_(stranger).post(at).status_code == 404
    assert HandedUp.objects.exists()
    as_(dina).post(at)
    assert not HandedUp.objects.exists()


def test_there_is_no_list_of_members_for_a_host(as_, ana, ben, dina, page):
    Brought.objects.all().delete()
    browser = as_(dina, proved=True)
    for address in ADDRESSES:
        said = browser.get(f"/{address}").content.decode()
        assert not re.search(r"\b(Ana|Ben)\b", said)
