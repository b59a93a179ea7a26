from importlib import import_module

import pytest
from django.apps import apps

from kith.connections.models import Bond, Crowd, Glimpse, PorchSeat
from kith.connections.policy import PORCH
from kith.connections.rules import Step
from kith.ground import choices, clock, due, sealed
from kith.ground.gate import Kind, may
from kith.people.models import Person
from tests.alike import plain

move = import_module("kith.connections.migrations.0002_a_key_for_a_line")


@pytest.fixture
def open_porch(db):
    PORCH.set(True)
    Crowd.objects.get_or_create(pk=1)


@pytest.fixture
def on_the_porch(open_porch, ana, ben):
    PorchSeat.objects.take(ana, "Rain on windows")
    PorchSeat.objects.take(ben, "Slow mornings")


def glimpse_of(viewer, person):
    return next(g for g in Glimpse.objects.today_for(viewer) if g.person == person)


def test_the_porch_shows_name_and_line_and_nothing_else(on_the_porch, ana, ben, as_):
    page = as_(ana).get("/porch/").content.decode()
    assert "Slow mornings" in page and ben.name in page


def test_my_own_line_stands_where_i_can_change_it(on_the_porch, ana, as_):
    assert 'value="Rain on windows"' in as_(ana).get("/porch/").content.decode()


def test_getting_up_leaves_no_trace(on_the_porch, ana, ben, as_):
    as_(ana).post("/porch/get-up/")
    assert not PorchSeat.objects.filter(person=ana).exists()
    assert glimpses_of(ben) == []


def glimpses_of(viewer):
    return [glimpse.person for glimpse in Glimpse.objects.today_for(viewer)]


def test_a_wave_across_opens_waves_for_both(on_the_porch, ana, ben):
    bond = glimpse_of(ana, ben).locked().wave()
    assert bond.step is Step.WAVE
    assert bond.side_of(ben).step is bond.side_of(ana).step is Step.WAVE


def test_nobody_is_shown_who_did_not_say_so(on_the_porch, ana, stranger):
    assert stranger not in {g.person for g in Glimpse.objects.today_for(ana)}


def test_who_has_not_sat_down_sees_nobody(on_the_porch, ana, ben, stranger, as_):
    page = as_(stranger).get("/porch/").content.decode()
    assert "Slow mornings" not in page and ben.name not in page


def test_a_wall_keeps_both_off_each_others_porch(on_the_porch, ana, ben):
    Bond.objects.between(ana, ben).wall(ben, "Ana")
    assert Glimpse.objects.today_for(ana) == []
    assert Glimpse.objects.today_for(ben) == []


def changes_nothing(ana, ben):
    """The plain case that the others are held against."""


def ben_walls(ana, ben):
    Bond.objects.between(ana, ben).wall(ben, "Ana")


def ben_gets_up(ana, ben):
    PorchSeat.objects.get_up(ben)


def ben_leaves(ana, ben):
    ben.leave()


def ben_is_gone(ana, ben):
    ben.leave()
    ben.go()


AWAY = [ben_walls, ben_gets_up, ben_leaves, ben_is_gone]


@pytest.mark.parametrize("away", AWAY)
def test_whoever_was_shown_today_stays_until_the_turn(on_the_porch, ana, ben, as_, away):
    before = plain(as_(ana).get("/porch/"))
    away(ana, ben)
    assert plain(as_(ana).get("/porch/")) == before


@pytest.mark.parametrize("away", [changes_nothing, *AWAY])
def test_a_wave_that_cannot_arrive_looks_like_any_other(on_the_porch, ana, ben, as_, away, moved):
    glimpse = glimpse_of(ana, ben)
    away(ana, ben)
    answer = as_(ana).post(f"/porch/{glimpse.token}/wave/")
    assert answer.status_code == 302
    assert Bond.objects.get().side_of(ana).step is Step.WAVE
    assert Bond.objects.get().side_of(ana).name == "Ben"
    if away is not changes_nothing:
        assert Bond.objects.get().step is Step.APART
        moved(seconds=(choices.next_turn() - clock.now()).total_seconds() + 4 * 3600)
        due.run()
        moved(days=1)
        due.run()
        assert Bond.objects.get().side_of(ana).step is Step.APART


@pytest.mark.parametrize("away", AWAY)
def test_anas_open_pages_hear_the_same_whether_her_wave_can_arrive_or_not(
    on_the_porch, ana, ben, as_, heard, away
):
    token = glimpse_of(ana, ben).token
    away(ana, ben)
    heard.during(lambda: as_(ana).post(f"/porch/{token}/wave/"))
    assert [said["number"] for said in heard.by(ana)] == [1, 1]


@pytest.mark.parametrize("away", [ben_walls, ben_gets_up])
def test_two_who_met_meanwhile_stay_where_they_are_shown_to_be(on_the_porch, ana, ben, as_, away):
    token, bond = glimpse_of(ana, ben).token, Bond.objects.between(ana, ben)
    bond.begin(Step.NOTE)
    away(ana, ben)
    as_(ana).post(f"/porch/{token}/wave/")
    assert bond.side_of(ana).step is bond.side_of(ben).step is Step.NOTE


def test_a_wave_across_keeps_the_name_that_the_porch_showed(on_the_porch, ana, ben):
    glimpse = glimpse_of(ana, ben)
    ben.rename("Mossy Otter")
    assert glimpse.locked().wave().side_of(ana).name == "Ben"


def test_a_stranger_cannot_wave_with_anothers_glimpse(on_the_porch, ana, ben, stranger, as_):
    PorchSeat.objects.take(stranger, "")
    token = glimpse_of(ana, ben).token
    real = as_(stranger).post(f"/porch/{token}/wave/")
    made_up = as_(stranger).post("/porch/nothing-at-all-/wave/")
    assert real.status_code == made_up.status_code == 404
    assert real.content == made_up.content


def test_in_a_small_house_the_page_says_why_there_is_no_porch(ana, as_):
    PORCH.set(True)
    page = as_(ana).get("/porch/")
    assert "easy to guess" in page.content.decode()
    assert may(ana, "connections.porch", ana).kind is Kind.OWN


def test_where_no_host_has_opened_it_there_is_no_porch(ana, as_):
    assert as_(ana).get("/porch/").status_code == 404


def test_enough_people_open_the_porch_and_too_few_close_it(db, passphrase, moved):
    today = choices.this_turn().date()
    people = [Person.objects.welcome(f"Reed {n}", passphrase.hash) for n in "abcdefgh"]
    Crowd.objects.count_again(today)
    assert Crowd.objects.exists()
    for person in people[:3]:
        person.leave()
    Crowd.objects.count_again(today)
    assert not Crowd.objects.exists()


def test_getting_up_takes_the_line_along_for_good(ana):
    PorchSeat.objects.take(ana, "Rain on windows")
    seat = PorchSeat.objects.get(person=ana)
    PorchSeat.objects.get_up(ana)
    assert seat.line == ""


def test_a_line_of_a_house_from_before_gets_a_key_to_itself(ana):
    """As it was sealed until then: under what opens the name."""
    PorchSeat.objects.take(ana, "another")
    old = sealed.seal(ana.shown, "Rain on windows", "porch")
    PorchSeat.objects.update(sealed_line=old)
    move.reseal(apps, None)
    assert PorchSeat.objects.get().line == "Rain on windows"


def test_a_glimpse_that_has_gone_meanwhile_is_held_by_nobody(ana, ben):
    for person in (ana, ben):
        PorchSeat.objects.take(person, "")
    (glimpse,) = Glimpse.objects.today_for(ana)
    Glimpse.objects.all().delete()
    assert glimpse.locked() is None


def test_the_way_to_the_porch_is_on_the_page_of_people_while_it_is_open(ana, open_porch, as_):
    assert 'href="/porch/"' in as_(ana).get("/people/").content.decode()
    PORCH.set(False)
    assert 'href="/porch/"' not in as_(ana).get("/people/").content.decode()


def test_sitting_down_with_a_line_and_coming_back_to_it(ana, open_porch, as_):
    browser = as_(ana)
    assert browser.post("/porch/", {"line": "Rain on windows"}).url == "/porch/"
    assert PorchSeat.objects.get(person=ana).line == "Rain on windows"


def test_a_line_that_is_too_long_stays_in_its_box(ana, open_porch, as_):
    page = as_(ana).post("/porch/", {"line": "Rain on windows. " * 6})
    assert "Rain on windows. Rain" in page.content.decode()
    assert not PorchSeat.objects.exists()


def test_whoever_got_up_is_told_that_a_wave_takes_a_seat(on_the_porch, ana, ben, as_):
    token = glimpse_of(ana, ben).token
    PorchSeat.objects.get_up(ana)
    answer = as_(ana).post(f"/porch/{token}/wave/")
    assert answer.status_code == 403
    assert "a wave is welcome to you" in answer.content.decode()
    assert not Bond.objects.exists()
