"""What Django asks of a house that others can reach, answered with the shipped defaults."""

import json
import os
import subprocess
import sys

import pytest

ASKED = """
import json, django
from django.conf import settings
from django.core.checks import run_checks
django.setup()
found = [each.id for each in run_checks(include_deployment_checks=True) if not each.is_silenced()]
print(json.dumps({
    "found": found,
    "cookie": settings.SESSION_COOKIE_NAME,
    "secure": settings.SESSION_COOKIE_SECURE,
    "path": settings.SESSION_COOKIE_PATH,
    "domain": settings.SESSION_COOKIE_DOMAIN,
    "hsts": settings.SECURE_HSTS_SECONDS,
}))
"""
A_YEAR = 365 * 24 * 60 * 60  # seconds


@pytest.fixture
def asked(tmp_path):
    """`asked(KITH_ORIGIN=...)`: a house of its own, as an operator would start it."""

    def answered(**given):
        kept = {name: value for name, value in os.environ.items() if not name.startswith("KITH_")}
        house = {"KITH_DATA": str(tmp_path), "DJANGO_SETTINGS_MODULE": "kith.house.settings"}
        command = [sys.executable, "-W", "ignore", "-c", ASKED]
        done = subprocess.run(command, env=kept | house | given, capture_output=True, check=True)
        return json.loads(done.stdout)

    return answered


def test_nothing_is_found_with_the_shipped_defaults(asked):
    assert asked()["found"] == []


def test_nor_behind_a_proxy_where_the_one_cookie_is_the_hosts_own(asked):
    house = asked(KITH_ORIGIN="https://kith.example.org", KITH_TRUSTED_PROXY="1")
    assert house["found"] == []
    assert house["cookie"] == "__Host-kith"
    assert (house["secure"], house["path"], house["domain"]) == (True, "/", None)
    assert house["hsts"] >= A_YEAR


def test_a_setting_that_is_too_lax_is_found(asked):
    assert asked(KITH_SECRET_KEY="short")["found"] == ["security.W009"]
