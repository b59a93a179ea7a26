import pytest

from kith.connections.models import Bond, Wall, Wish
from kith.connections.rules import Step
from kith.ground import choices, clock, due
from kith.ground.gate import may
from tests.alike import plain


def page_of(browser, bond):
    return browser.get(f"/with/{bond.token}/")


@pytest.fixture
def at_talk(bond):
    bond.begin(Step.TALK)
    return bond


def test_ana_sees_ben_and_where_they_are(ana, ben, at_talk, as_):
    page = page_of(as_(ana), at_talk).content.decode()
    assert f"You and {ben.name}" in page
    assert "short talks" in page


def test_a_stranger_cannot_tell_that_a_bond_exists(stranger, at_talk, as_):
    real = page_of(as_(stranger), at_talk)
    made_up = as_(stranger).get("/with/nothing-at-all-/")
    assert real.status_code == made_up.status_code == 404
    assert real.content == made_up.content
    assert dict(real.headers) == dict(made_up.headers)


@pytest.mark.parametrize("act", ["wish", "back", "wall", "let-go"])
def test_a_stranger_does_nothing_to_a_bond(stranger, ana, at_talk, as_, act):
    before = Bond.objects.values().get()
    answer = as_(stranger).post(f"/with/{at_talk.token}/{act}/", {"to": 0})
    assert answer.status_code == 404
    assert Bond.objects.values().get() == before
    assert not Wish.objects.exists() and not Wall.objects.exists()


@pytest.mark.parametrize("act", ["wish", "back", "wall", "let-go"])
def test_there_is_no_page_to_look_at_where_something_is_only_done(ana, at_talk, as_, act):
    assert as_(ana).get(f"/with/{at_talk.token}/{act}/").status_code == 404


def ben_does_nothing(ben, bond):
    """The plain case."""


def ben_wishes(ben, bond):
    bond.begin(Step.TALK)
    bond.wish(ben, Step.FEELING)


def ben_walls(ben, bond):
    bond.wall(ben, "Ana")


def ben_steps_back(ben, bond):
    bond.step_back(ben, Step.APART)


def ben_leaves(ben, bond):
    ben.leave()


AWAY = [ben_walls, ben_steps_back, ben_leaves]


@pytest.mark.parametrize("act", [ben_does_nothing, ben_wishes, *AWAY])
def test_until_the_turn_the_page_is_as_it_was(ana, ben, at_talk, as_, act):
    browser = as_(ana)
    before = plain(page_of(browser, at_talk))
    act(ben, at_talk)
    assert plain(page_of(browser, at_talk)) == before


def test_after_the_turn_every_way_of_being_away_is_the_same_page(ana, ben, bond, as_, moved):
    def seen_after(away):
        Bond.objects.filter(pk=bond.pk).update(real_step=Step.TALK)
        bond.refresh_from_db()
        bond.sides.update(shown_step=Step.TALK)
        away(ben, bond)
        moved(days=1, hours=4)
        due.run()
        return plain(page_of(as_(ana), bond))

    assert len({seen_after(away) for away in AWAY}) == 1


@pytest.mark.parametrize("act", [("wish", {}), ("back", {"to": 1}), ("wall", {})])
def test_my_own_act_shows_nothing_on_the_page_itself(ana, bond, as_, act):
    what, data = act
    bond.begin(Step.NOTE)
    browser = as_(ana)
    before = plain(page_of(browser, bond))
    said = browser.post(f"/with/{bond.token}/{what}/", data, follow=True).content.decode()
    assert 'role="status"' in said
    assert plain(page_of(browser, bond)) == before


def test_where_no_step_is_above_the_house_says_so(ana, at_talk, as_):
    at_talk.begin(Step.FEELING)
    for address in ("wish/", "wish/open-up/"):
        page = as_(ana, proved=True).post(f"/with/{at_talk.token}/{address}").content
        assert b"as near as two people can come" in page
    assert not Wish.objects.exists()


def test_feelings_are_wished_for_behind_the_passphrase(ana, at_talk, as_):
    address = f"/with/{at_talk.token}/wish/open-up/"
    assert address in as_(ana).get(f"/with/{at_talk.token}/").content.decode()
    assert as_(ana).post(address).url == "/again/"
    assert not Wish.objects.exists()
    as_(ana, proved=True).post(address)
    assert Wish.objects.get().step == Step.FEELING


def test_the_truth_stands_behind_the_passphrase(ana, ben, at_talk, as_):
    at_talk.wall(ana, ben.name)
    assert "asks" not in as_(ana).get("/distances/").content.decode()
    page = as_(ana, proved=True).get("/distances/").content.decode()
    assert f"A wall between you and {ben.name}" in page


def test_a_wall_is_taken_down_by_the_one_who_put_it_up_alone(ana, ben, at_talk, as_):
    at_talk.wall(ana, ben.name)
    assert as_(ben, proved=True).post(f"/distances/{at_talk.token}/lift/").status_code == 404
    as_(ana, proved=True).post(f"/distances/{at_talk.token}/lift/")
    assert not Wall.objects.exists()


def test_a_step_that_is_no_way_back_changes_nothing(ana, at_talk, as_):
    for to in ("5", "3", "-1", "x", ""):
        as_(ana).post(f"/with/{at_talk.token}/back/", {"to": to})
    assert Bond.objects.get().step is Step.TALK


def test_shown_apart_there_is_no_card_and_it_can_be_let_go(ana, ben, at_talk, as_, moved):
    at_talk.step_back(ben, Step.APART)
    moved(days=1, hours=4)
    due.run()
    page = page_of(as_(ana), at_talk).content.decode()
    assert "needs to feel safe" not in page and "Take this off my list" in page
    at_talk.wishes.create(person=ana, step=Step.WAVE)
    as_(ana).post(f"/with/{at_talk.token}/let-go/")
    assert not Wish.objects.exists()
    assert page_of(as_(ana), at_talk).status_code == 404
    assert page_of(as_(ben), at_talk).status_code == 200


ACTIONS = ["see", "wish", "back", "wall", "unwish", "lift", "let_go"]


@pytest.mark.parametrize("action", ACTIONS)
@pytest.mark.parametrize("shown", [Step.APART, Step.NOTE])
def test_the_list_and_the_page_agree(ana, ben, stranger, bond, action, shown):
    """`seen_by` holds exactly what `may` does not call unknown."""
    bond.sides.update(shown_step=shown)
    bond.walls.create(by=ben, sealed_name=b"")
    named = f"connections.{action}"
    for person in (ana, ben, stranger):
        listed = Bond.objects.seen_by(person, named).filter(pk=bond.pk).exists()
        assert listed == (may(person, named, bond).kind.name != "UNKNOWN")


def test_choices_of_the_house_hold_for_the_turn(ana):
    choices.TURN_HOUR.set(0)
    assert choices.this_turn() <= clock.now() < choices.next_turn()


def test_a_wish_is_shown_and_taken_back_behind_the_passphrase(ana, at_talk, as_):
    at_talk.wish(ana, Step.FEELING)
    assert as_(ana).get("/distances/").url == "/again/"
    browser = as_(ana, proved=True)
    assert "Take this wish back" in browser.get("/distances/").content.decode()
    assert browser.post(f"/distances/{at_talk.token}/unwish/").url == "/distances/"
    assert not Wish.objects.exists()
