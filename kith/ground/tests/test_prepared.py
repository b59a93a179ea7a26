"""A question whose SQL is kept is answered as it would be if it were made anew."""

from datetime import timedelta
from threading import Thread

import pytest
from django.db import connection
from hypothesis import HealthCheck, given, settings
from hypothesis.strategies import characters, lists, text

from kith.ground import clock
from kith.ground.models import Due
from kith.ground.prepared import ASKED_BEFORE, forget, prepared

pytestmark = pytest.mark.django_db
only_there = pytest.mark.skipif(connection.vendor != "postgresql", reason="only PostgreSQL")


@prepared
def due_after(at, kind):
    return Due.objects.filter(due_at__gt=at, kind=kind).order_by("-due_at")[:2]


@pytest.fixture
def now():
    now = clock.now()
    for hours in range(4):
        for kind in ("one", "other"):
            Due.objects.arm(kind, str(hours), now + timedelta(hours=hours))
    return now


def refs(rows):
    return [row.ref for row in rows]


def test_each_time_with_its_own_values(now):
    assert refs(due_after(now, "one")) == ["3", "2"]
    assert refs(due_after(now + timedelta(hours=2), "other")) == ["3"]
    assert refs(due_after(now + timedelta(hours=3), "one")) == []
    assert refs(due_after(now, "none")) == []


def test_what_has_changed_since_is_seen(now):
    due_after(now, "one")
    Due.objects.arm("one", "later", now + timedelta(hours=9))
    assert refs(due_after(now, "one")) == ["later", "3"]


def test_only_some_columns(now):
    @prepared
    def kinds(at):
        return Due.objects.filter(due_at__gt=at).values_list("kind", "ref").order_by("kind", "ref")

    assert kinds(now)[0] == ("one", "1")


def test_a_value_with_signs_of_sql_in_it_is_a_value(now):
    assert due_after(now, "one' OR '1'='1") == [] == due_after(now, "%s")


def test_none_is_no_value(now):
    with pytest.raises(ValueError, match="value 1 is None"):
        due_after(now, None)


@pytest.mark.parametrize("values", [(), ("one",), ("one", "two", "three")])
def test_each_place_has_one_value(values):
    with pytest.raises(TypeError, match="argument"):
        due_after(*values)


@prepared
def of_kinds(kinds, ref):
    return Due.objects.filter(kind__among=kinds, ref=ref).order_by("kind")


def test_any_of_several_values(now):
    asked = [[], ["x"], ["one"], ["one", "other"], ["one", "one", "one"], ["o'ne", '"', "{one}"]]
    found = [[row.kind for row in of_kinds(kinds, "1")] for kinds in asked]
    assert found == [[], [], ["one"], ["one", "other"], ["one"], []]


@pytest.mark.parametrize("odd", ["'", '"', "\\", '\\"', "{,}", ",", "NULL", " ", "ü", "\n", "%s"])
def test_whatever_its_letters_each_of_several_is_found(now, odd):
    Due.objects.create(kind=odd, ref="1", due_at=now)
    assert [row.kind for row in of_kinds([odd, "one"], "1")] == sorted([odd, "one"])


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(lists(text(characters(exclude_characters="\0", exclude_categories=["Cs"]))))
def test_any_of_several_is_what_it_would_be_made_anew(now, kinds):
    anew = Due.objects.filter(kind__in=kinds, ref="1").order_by("kind")
    assert list(of_kinds(kinds, "1")) == list(anew)


def test_several_rows_are_asked_for_by_their_keys(now):
    @prepared
    def these(rows):
        return Due.objects.filter(pk__among=rows).order_by("ref")

    assert refs(these(list(Due.objects.filter(kind="one", ref__gt="1")))) == ["2", "3"]


def test_its_sql_is_made_once(now, monkeypatch):
    due_after(now, "one")
    monkeypatch.setattr(Due.objects.none().query.__class__, "build_filter", None)
    assert refs(due_after(now, "one")) == ["3", "2"]
    forget()
    with pytest.raises(TypeError):
        due_after(now, "one")


KEPT = "SELECT statement FROM pg_prepared_statements"


def plans():
    with connection.cursor() as cursor:
        return [statement for (statement,) in cursor.execute(KEPT)]


@only_there
def test_postgresql_keeps_the_plan_of_what_was_asked_before(now):
    @prepared
    def due_once(at, kind, ref):
        return Due.objects.filter(due_at__gt=at, kind=kind, ref=ref)

    before = len(plans())
    for _ in range(ASKED_BEFORE):
        assert refs(due_once(now, "one", "3")) == ["3"]
    assert len(plans()) == before
    asked = [refs(due_once(now, kind, "3")) for kind in ("one", "other", "none")]
    assert asked == [["3"], ["3"], []]
    assert len(plans()) == before + 1


@only_there
def test_what_django_asks_beside_it_keeps_none(now):
    usual = connection.connection.cursor_factory
    with pytest.raises(ValueError, match="is None"):
        due_after(None, "one")
    assert connection.connection.cursor_factory is usual
    before = plans()
    for _ in range(ASKED_BEFORE + 1):
        Due.objects.filter(ref="2").count()
    assert plans() == before


@pytest.mark.django_db(transaction=True)
def test_each_thread_asks_on_its_own_connection(now):
    due_after(now, "one")
    seen = []

    def ask():
        try:
            seen.append(refs(due_after(now, "one")))
        finally:
            connection.close()

    thread = Thread(target=ask)
    thread.start()
    thread.join()
    assert [*seen, refs(due_after(now, "one"))] == [["3", "2"], ["3", "2"]]
