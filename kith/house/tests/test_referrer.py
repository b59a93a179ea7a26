"""An address names a bond or a thing: no other place is told it. The house itself has to be."""

import pytest
from django.template.loader import get_template

pytestmark = pytest.mark.django_db


def test_other_places_are_told_nothing_and_forms_come_with_their_origin(client):
    """With "no-referrer" browsers post from `Origin: null`, and every form would be refused."""
    page = client.get("/in/")
    assert page["Referrer-Policy"] == "same-origin"
    assert b'<meta name="referrer" content="same-origin">' in page.content


def test_a_refusal_holds_no_form_so_it_tells_nobody_anything():
    assert "no-referrer" in get_template("house/refusal.html").template.source
