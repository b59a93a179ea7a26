"""Who is asked, who is not, and what becomes of it when nobody has room."""

from datetime import timedelta

import pytest
from django.utils import timezone

from kith.connections.models import Crowd
from kith.connections.rules import Step
from kith.ground import clock, due
from kith.pace.models import Rest
from kith.people.models import Needs, Pause, Person
from kith.witnessing import offering, rules
from kith.witnessing.models import Holding, Offer, Room, Story, Wait, Witness
from kith.witnessing.models.fitting import looked_at
from kith.witnessing.offering import WITNESSES

from .going import later

pytestmark = pytest.mark.django_db
HEAVY = {"weight": rules.Weight.HEAVY.value}


def asked(story):
    return {offer.to.name for offer in story.offers.all()}


def rests(ben):
    Rest.objects.begin(ben)


def is_asked_away(ben):
    Pause.objects.begin(ben, "for now")


def left(ben):
    ben.leave()


def closed(ben):
    Room.objects.close(ben)


def quiet(ben):
    now = timezone.now()
    hours = {
        "quiet_from": (now - timedelta(hours=1)).time(),
        "quiet_until": (now + timedelta(hours=2)).time(),
    }
    said = {"zone": "UTC", "pace": None, "ask_before_talk": False}
    Needs.objects.keep(ben, **hours, **said)


@pytest.mark.parametrize("away", [rests, is_asked_away, left, closed, quiet])
def test_who_is_away_is_not_asked(tell, with_room, ben, away):
    with_room(ben)
    away(ben)
    assert asked(tell()) == set()


@pytest.mark.parametrize(
    "said",
    [
        {"heaviest": rules.Weight.LIGHT.value},
        {"not_topics": rules.mask(["dying"])},
        {"languages": ["de"]},
    ],
)
def test_who_does_not_want_to_hear_of_it_is_not_asked(tell, with_room, ben, said):
    with_room(ben, **said)
    assert asked(tell(topics=rules.mask(["dying", "family"]))) == set()


def test_room_ends_by_itself(tell, with_room, ben):
    with_room(ben, hours=1)
    clock.move(timedelta(hours=2))
    assert asked(tell()) == set()


@pytest.mark.parametrize("step", [Step.APART, Step.NOTE, Step.FEELING])
def test_nobody_whom_the_teller_knows_is_asked(tell, with_room, bond, ben, step):
    bond.begin(step)
    with_room(ben)
    assert asked(tell()) == set()


def test_nobody_is_asked_about_their_own(tell, with_room, ana):
    with_room(ana)
    assert asked(tell()) == set()


def test_nobody_is_asked_in_a_house_where_no_host_has_opened_it(tell, with_room, ben):
    with_room(ben)
    WITNESSES.set(False)
    assert asked(tell()) == set()


def test_nobody_is_asked_in_a_house_that_is_too_small(tell, with_room, ben, opened):
    with_room(ben)
    due.run()  # the daily turn counts them
    Crowd.objects.all().delete()
    assert asked(tell()) == set()


def test_nobody_has_more_than_one_unanswered_offer(tell, with_room, ben, stranger):
    with_room(ben)
    first, second = tell(), tell(teller=stranger)
    assert (asked(first), asked(second)) == ({"Ben"}, set())


def test_nor_when_another_worker_was_quicker(tell, with_room, ben, stranger, monkeypatch):
    with_room(ben)
    other = tell(teller=stranger, from_at=clock.now() + timedelta(hours=1))

    def looked_at_and_then(story, now):
        rooms = looked_at(story, now)
        Offer.objects.offer(other, [ben], now + timedelta(hours=1))
        return rooms

    monkeypatch.setattr(offering, "looked_at", looked_at_and_then)
    assert (asked(tell()), asked(other)) == (set(), {"Ben"})


def test_an_offer_that_ran_out_goes_on_to_others(tell, with_room, ben, stranger):
    with_room(ben)
    story = tell()
    with_room(stranger)
    later(minutes=11)
    assert asked(story) == {"Ben", "The stranger"}
    assert Witness.objects.of(ben).missed == 1


def test_who_passed_is_not_asked_again_and_the_teller_sees_nothing(tell, with_room, ana, ben, as_):
    with_room(ben)
    story = tell()
    before = as_(ana).get(f"/told/{story.token}/").content
    assert as_(ben).post(f"/offers/{story.offers.get().token}/pass/").status_code == 302
    later(minutes=30)
    assert Offer.objects.open().count() == 0
    assert b"looking for someone" in before
    assert b"looking for someone" in as_(ana).get(f"/told/{story.token}/").content


def test_two_at_once_and_no_third(tell, with_room, take, ben, somebodies):
    with_room(ben, a_day=4)
    for teller in somebodies_more(2):
        take(ben, tell(teller=teller))
    assert not Witness.objects.of(ben).is_free(clock.now())
    assert asked(tell()) == set()


def somebodies_more(many):
    return [Person.objects.welcome(f"Grey wagtail {number}") for number in range(many)]


def test_after_a_heavy_one_there_is_an_hour_of_rest(tell, with_room, take, ben, as_):
    with_room(ben)
    holding = take(ben, tell(**HEAVY))
    as_(ben).post(f"/holding/{holding.token}/answer/", {"words": "I hear you."})
    due.run()
    other = tell(teller=somebodies_more(1)[0])
    assert asked(other) == set()
    with_room(ben)
    later(minutes=61)
    assert asked(other) == {"Ben"}


def test_a_limit_that_was_reached_meanwhile_is_explained_and_nothing_is_held(
    tell, with_room, ben, as_
):
    with_room(ben, many=1)
    one, two = (tell(teller=teller) for teller in somebodies_more(2))
    Offer.objects.offer(two, [ben], clock.now() + timedelta(hours=1))
    offers = [story.offers.get(to=ben) for story in (one, two)]
    assert as_(ben).post(f"/offers/{offers[0].token}/take/").status_code == 302
    refused = as_(ben).post(f"/offers/{offers[1].token}/take/")
    assert refused.status_code == 403
    assert b"as much as you can hold at once" in refused.content
    assert Holding.objects.count() == 1


def test_the_first_to_take_it_holds_it(tell, with_room, ben, stranger, as_):
    for person in (ben, stranger):
        with_room(person)
    story = tell()
    mine, theirs = (story.offers.get(to=person).token for person in (ben, stranger))
    assert as_(ben).post(f"/offers/{mine}/take/").status_code == 302
    late = as_(stranger).post(f"/offers/{theirs}/take/")
    assert late.status_code == 404
    assert story.held() == 1


def test_what_somebody_holds_without_an_answer_goes_on(tell, with_room, take, ana, ben, as_):
    with_room(ben)
    story = tell()
    holding = take(ben, story)
    later(hours=2, minutes=1)
    assert b"nothing here to hold any more" in as_(ben).get(f"/holding/{holding.token}/").content
    assert Story.objects.get(pk=story.pk).looks_for(clock.now()) == 1


def test_who_is_writing_has_a_little_longer(tell, with_room, take, ben, as_):
    with_room(ben)
    holding = take(ben, tell())
    clock.move(timedelta(hours=1, minutes=50))
    as_(ben).post(f"/holding/{holding.token}/read/", {"words": "I hear"})
    later(minutes=20)
    assert Holding.objects.get().is_held


# How long it usually takes


def test_how_long_it_takes_is_not_said_before_it_is_known(opened, ana, as_):
    assert b"not known yet" in as_(ana).get("/tell/").content


def test_how_long_it_usually_takes_is_what_really_happened(opened, ana, as_):
    for number in range(30):
        Wait.objects.create(seconds=400 + number, held=True, on=clock.now().date())
    assert b"within ten minutes" in as_(ana).get("/tell/").content


def test_what_somebody_held_says_how_long_it_waited_and_not_whose_it_was(
    tell, with_room, take, ben
):
    with_room(ben)
    story = tell()
    clock.move(timedelta(minutes=5))
    take(ben, story)
    wait = Wait.objects.get()
    assert (wait.held, 290 < wait.seconds < 310) == (True, True)
    assert {field.name for field in Wait._meta.get_fields()} == {"id", "seconds", "held", "on"}
