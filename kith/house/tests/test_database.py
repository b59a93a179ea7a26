import pytest
from django.db import connection

from kith.house import database

KITH = "postgres://kith:secret@127.0.0.1/kith"


def test_what_an_operator_asks_for_in_the_address_comes_before_ours():
    theirs = database.at(f"{KITH}?sslmode=require&options=-c%20random_page_cost%3D2")
    assert theirs["OPTIONS"] == {"sslmode": "require", "options": "-c random_page_cost=2"}
    assert database.at(f"{KITH}?sslmode=require")["OPTIONS"] == {
        "sslmode": "require",
        "options": database.AS_IT_LIES,
    }


@pytest.mark.skipif(connection.vendor != "postgresql", reason="only PostgreSQL")
def test_postgresql_knows_that_a_house_lies_in_memory(db):
    with connection.cursor() as asked:
        asked.execute("SHOW random_page_cost")
        assert asked.fetchone() == ("1.1",)
