"""A page learns that something changed, and nothing else."""

import asyncio
import threading
from types import SimpleNamespace

import pytest
from django.db import connection, transaction
from django.template import Context, Template

from kith.ground import live
from kith.ground.models import Heard

ANA = SimpleNamespace(token="ana-token")
BEN = SimpleNamespace(token="ben-token")


@pytest.fixture
def said(monkeypatch):
    """Everything sent to sockets, as (group, message)."""
    sent = []
    monkeypatch.setattr(live, "send", lambda group, message: sent.append((group, message)))
    return sent


def nudged(person, *name):
    with transaction.atomic():
        live.nudge(person, *name)


def test_a_topic_means_nothing_to_anyone_else():
    mine = live.topic(ANA, "bond", "B0ND")
    assert mine == live.topic(ANA, "bond:B0ND")
    assert mine != live.topic(BEN, "bond", "B0ND")
    assert len(mine) == 16 and "B0ND" not in mine


@pytest.mark.django_db(transaction=True)
class TestNudges:
    def test_a_nudge_says_which_topic_and_how_far_it_is(self, said):
        for _ in range(3):
            nudged(ANA, "people")
        people = live.topic(ANA, "people")
        assert said == [
            ("person.ana-token", {"type": "nudge", "topic": people, "number": number})
            for number in (1, 2, 3)
        ]
        assert live.numbers(ANA) == {people: 3}
        assert live.numbers(BEN) == {}

    def test_several_topics_are_told_at_once(self, said):
        nudged(ANA, "today")
        nudged(ANA, "today", "people")
        today, people = live.topic(ANA, "today"), live.topic(ANA, "people")
        told = [(message["topic"], message["number"]) for _, message in said]
        assert told == [(today, 1), (today, 2), (people, 1)]
        assert live.numbers(ANA) == {today: 2, people: 1}

    def test_who_did_it_is_told_a_moment_later(self, said):
        with transaction.atomic():
            live.nudge_all([ANA, BEN], "talk", last=ANA)
        told = {group: message["type"] for group, message in said}
        assert told == {"person.ana-token": "nudge_later", "person.ben-token": "nudge"}
        assert {message["number"] for _, message in said} == {1}

    def test_nothing_is_said_of_what_was_not_saved(self, said):
        nudged(ANA, "people")
        with pytest.raises(RuntimeError), transaction.atomic():
            live.nudge(ANA, "people")
            raise RuntimeError
        assert len(said) == 1
        assert list(live.numbers(ANA).values()) == [1]

    def test_two_who_nudge_each_other_never_wait_for_each_other(self, said):
        for person in (ANA, BEN):
            nudged(person, "people")
        both_inside = threading.Barrier(2)

        def act(first, second):
            with transaction.atomic():
                live.nudge(first, "people")
                if connection.vendor != "sqlite":
                    both_inside.wait(5)
                live.nudge(second, "people")
            connection.close()

        acts = [threading.Thread(target=act, args=who) for who in ((ANA, BEN), (BEN, ANA))]
        for thread in acts:
            thread.start()
        for thread in acts:
            thread.join()
        assert [*live.numbers(ANA).values(), *live.numbers(BEN).values()] == [3, 3]
        assert len(said) == 6

    def test_many_first_nudges_at_once_all_count(self, said):
        ready = threading.Barrier(5)

        def act():
            ready.wait(5)
            nudged(ANA, "people")
            connection.close()

        acts = [threading.Thread(target=act) for _ in range(5)]
        for thread in acts:
            thread.start()
        for thread in acts:
            thread.join()
        assert list(live.numbers(ANA).values()) == [5]

    def test_an_ended_session_closes_its_sockets_once_that_is_saved(self, said):
        with transaction.atomic():
            live.close_session("hash")
            live.close_person(ANA.token)
            assert said == []
        groups = [group for group, message in said if message == {"type": "ended"}]
        assert groups == [live.session_group("hash"), "person.ana-token"]
        assert "hash" not in groups[0]

    def test_who_leaves_is_not_listened_for(self, said):
        nudged(ANA, "people")
        live.forget(ANA)
        assert not Heard.objects.exists()


@pytest.mark.django_db
class TestPages:
    def page(self, request):
        said = '{% load live %}{% topic "bond" token %} {% number "bond" token %}'
        return Template(said).render(Context({"request": request, "token": "B0ND"}))

    def test_a_page_knows_how_far_its_topics_were_before_it_was_made(self):
        Heard.objects.create(person=ANA.token, topic=live.topic(ANA, "bond:B0ND"), number=7)
        request = SimpleNamespace(person=ANA)
        live.remember(request)
        Heard.objects.update(number=8)
        assert self.page(request) == f"{live.topic(ANA, 'bond:B0ND')} 7"

    def test_a_page_that_did_not_look_before_asks_once_more(self):
        Heard.objects.create(person=ANA.token, topic=live.topic(ANA, "bond:B0ND"), number=7)
        assert self.page(SimpleNamespace(person=ANA)).endswith(" 0")

    def test_a_page_for_nobody_listens_to_nothing(self):
        assert self.page(SimpleNamespace(person=None)) == " 0"


def test_without_a_server_here_a_nudge_goes_nowhere_and_hurts_nobody():
    live.send("person.ana-token", {"type": "nudge"})


def test_until_a_room_knows_people_a_socket_is_nobodys_and_no_session_lives():
    assert live.nobody({"kith": "anything"}) is None
    assert live.ended("any session") is False


def test_a_nudge_that_could_not_be_sent_is_noted_without_a_word_of_it(monkeypatch, caplog):
    class Away:
        async def group_send(self, group, message):
            raise ConnectionError(group)

    async def story():
        live.LOOPS.remember(asyncio.get_running_loop())
        await asyncio.to_thread(live.send, "person.ana-token", {"type": "nudge"})
        await asyncio.sleep(0.05)

    monkeypatch.setattr(live, "get_channel_layer", Away)
    try:
        asyncio.run(story())
    finally:
        live.LOOPS.remember(None)
    assert "ConnectionError" in caplog.text and "ana-token" not in caplog.text
