"""Each of these faults is put into the house on purpose, and is seen."""

import logging

import pytest
from django import forms
from django.db import connection
from django.http import HttpResponse, HttpResponseRedirect
from django.shortcuts import redirect, render
from django.urls import get_resolver

from kith.ground.door import door
from kith.moments.forms import NoteForm
from kith.pace import views as pace
from kith.pace.models import OwnLimit
from kith.people.models import Person
from kith.safety.forms import BringForm
from kith.safety.models import Brought
from tests.house.policy import ROWS

from . import judge, run

MANY = 60  # groups of cases; a fault that is seen later than that is not seen


def patterns(resolver):
    for each in resolver.url_patterns:
        yield from patterns(each) if hasattr(each, "url_patterns") else [each]


@pytest.fixture
def found(world, visitors, monkeypatch):
    """`found("pace:limit", view)`: what is wrong at this address with that view in its place."""

    def tried(address, view=None, **how):
        name = address.partition(":")[2]
        row = next(row for row in ROWS if row.address == address)
        if view is not None:
            pattern = next(
                each
                for each in patterns(get_resolver())
                if each.name == name and each.callback.door.action == how["action"]
            )
            monkeypatch.setattr(pattern, "callback", door(how["action"], acts=True)(view))
        return " ".join(seen(world, visitors, row))

    return tried


def seen(world, visitors, row):
    """Until something is wrong, or all is tried."""
    for group in range(MANY):
        if wrong := run.try_all(world, visitors, 7, [group], [row]).wrong:
            return wrong
    return []


def at_limit(found, view):
    return found("pace:limit", view, action="pace.limit")


def test_nothing_is_wrong_where_nothing_is_planted(found):
    assert found("pace:limit") == ""


def test_a_number_that_is_read_without_looking(found):
    def limit(request):
        OwnLimit.objects.keep(request.person, int(request.POST["a_day"]))
        return redirect("pace:rest")

    assert "answers 500" in at_limit(found, limit)


def test_an_id_of_somebody_else_that_is_taken_from_a_form(found):
    def limit(request):
        whose = Person.objects.filter(token=request.POST.get("person", "")[:16]).first()
        OwnLimit.objects.keep(whose or request.person, 3)
        return redirect("pace:rest")

    assert "+OwnLimit of somebody else" in at_limit(found, limit)


def test_somebody_elses_row_that_goes(found):
    def limit(request):
        for taken in Person.objects.filter(token=request.POST.get("person", "")[:16]):
            taken.sessions.all().end()
        return redirect("pace:rest")

    assert "-Session of somebody else" in at_limit(found, limit)


def test_a_row_that_nobody_expected(found):
    def limit(request):
        Brought.objects.tell(request.person, words="", reason="other")
        return redirect("pace:rest")

    assert "changes +Brought" in at_limit(found, limit)


def test_a_page_that_breaks_where_letters_are_none(found):
    def limit(request):
        return HttpResponse(request.body.decode("utf-8")[:0], status=204)

    assert "answers 500" in at_limit(found, limit)


def test_words_that_are_gone_when_a_form_is_refused(found, monkeypatch):
    monkeypatch.setattr(judge, "boxes", lambda page: {})
    assert "lost" in found("safety:tell")


def test_words_that_stand_in_a_page_as_they_were_typed(found):
    def limit(request):
        return HttpResponse(f'<main id="main"><p>{request.POST.get("a_day")}</p></main>')

    assert "markup that was typed" in at_limit(found, limit)


def test_a_form_that_takes_any_length(found, monkeypatch):
    endless = forms.CharField(widget=forms.Textarea)
    monkeypatch.setitem(BringForm.base_fields, "words", endless)
    assert "at any length" in found("safety:bring")


def test_a_sign_that_no_database_takes(found, monkeypatch):
    if connection.vendor != "postgresql":
        pytest.skip("SQLite takes it; on PostgreSQL it breaks the page.")
    monkeypatch.delattr(NoteForm, "clean_draft")
    assert "answers 500" in found("moments:note")


def test_a_sentence_of_a_library_beside_a_field(found, monkeypatch):
    class Loose(pace.LimitForm):
        a_day = forms.IntegerField(error_messages={"invalid": "Enter a whole number."})

    monkeypatch.setattr(pace, "LimitForm", Loose)
    assert "Enter a whole number." in found("pace:limit")


def test_a_form_that_is_refused_without_a_word(found):
    def limit(request):
        form = pace.LimitForm(request.POST)
        form.is_valid()
        return render(request, "pace/rest.html", {"form": pace.LimitForm()})

    assert "says nothing of what is wrong" in at_limit(found, limit)


def test_an_answer_that_is_no_page_of_the_house(found):
    assert "not a page in the house's look" in at_limit(found, lambda _: HttpResponse("No."))


def test_an_answer_that_leads_away(found):
    def limit(request):
        return HttpResponseRedirect("//" + request.POST.get("a_day", "").strip()[:9] + ".example/")

    assert "leads" in at_limit(found, limit)


def test_a_log_that_holds_what_was_typed(found):
    def limit(request):
        logging.getLogger("kith.pace").debug("a limit of %s", request.POST.get("a_day"))
        return redirect("pace:rest")

    assert "a log holds what was typed" in at_limit(found, limit)


def test_a_log_that_tells_of_something_broken(found):
    def limit(request):
        try:
            raise ValueError
        except ValueError:
            logging.getLogger("django.db").warning("odd", exc_info=True)
        return redirect("pace:rest")

    assert "a log tells of something broken" in at_limit(found, limit)


def test_a_page_that_takes_too_long(found, monkeypatch):
    monkeypatch.setattr(judge, "LONGEST", 0.0)
    assert "s of processor" in found("pace:limit")


def test_what_breaks_only_once_it_is_saved(found, monkeypatch):
    def limit(request):
        connection.on_commit(lambda: int(request.POST.get("a_day", "x")))
        return redirect("pace:rest")

    assert "breaks once it is saved" in at_limit(found, limit)
