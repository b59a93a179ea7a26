import re

import pytest

from kith.connections.models import Bond, Phrase
from kith.connections.rules import Step
from kith.ground import clock, due
from kith.people.models import Invitation, Person
from tests.asked import asked


def met(person, words, step=Step.NOTE):
    return Phrase.objects.meet(person, words, step)


def test_two_meet_and_the_more_careful_beginning_holds(ana, ben):
    words = Phrase.objects.make(ana, Step.WAVE)
    bond = met(ben, words)
    assert bond.step is Step.WAVE
    assert bond.side_of(ana).name == ben.name
    assert bond.side_of(ben).name == ana.name


def test_words_may_be_typed_in_any_case_and_spacing(ana, ben):
    words = Phrase.objects.make(ana, Step.NOTE)
    assert met(ben, f"  {words.upper().replace(' ', '   ')} ")


def test_a_phrase_works_once(ana, ben, stranger):
    words = Phrase.objects.make(ana, Step.NOTE)
    assert met(ben, words)
    assert met(stranger, words) is None


def test_nobody_meets_themself(ana):
    assert met(ana, Phrase.objects.make(ana, Step.NOTE)) is None
    assert Phrase.objects.exists()


def test_a_phrase_lasts_fourteen_days(ana, ben, moved):
    words = Phrase.objects.make(ana, Step.NOTE)
    moved(days=14)
    assert met(ben, words) is None


def test_a_wall_makes_a_phrase_open_nothing(ana, ben):
    Bond.objects.between(ana, ben).wall(ana, "Ben")
    assert met(ben, Phrase.objects.make(ana, Step.NOTE)) is None
    assert Bond.objects.get().step is Step.APART


def test_a_phrase_that_opened_nothing_is_used_up(ana, ben, stranger):
    Bond.objects.between(ana, ben).wall(ana, "Ben")
    words = Phrase.objects.make(ana, Step.NOTE)
    assert met(ben, words) is None
    due.run()
    assert met(stranger, words) is None


def test_ones_own_phrase_is_not_used_up_by_saying_it(ana, ben):
    words = Phrase.objects.make(ana, Step.NOTE)
    met(ana, words)
    due.run()
    assert met(ben, words)


def test_words_that_open_nothing_take_as_much_writing_as_words_nobody_made(ana, ben):
    """And so as long: no lock is waited for, no row is written, that the others would not need."""
    Bond.objects.between(ana, ben).wall(ana, "Ben")
    done = [sql_of(ben, words) for words in (Phrase.objects.make(ana, Step.NOTE), "no such words")]
    walled, unknown = ([sql for sql in each if not sql.startswith("SELECT")] for each in done)
    assert walled == unknown
    assert not [sql for each in done for sql in each if "FOR " in sql]
    assert abs(len(done[0]) - len(done[1])) <= 2


def sql_of(person, words):
    """Everything that was asked of the database, whatever a savepoint is called."""
    with asked() as questions:
        assert met(person, words) is None
    return [re.sub(r'"s\d+_x\d+"', "?", sql) for sql in questions]


def test_a_phrase_of_someone_who_left_opens_nothing(ana, ben):
    words = Phrase.objects.make(ana, Step.NOTE)
    ana.leave()
    assert met(ben, words) is None


def test_who_is_shown_a_bond_is_sent_to_it_even_behind_a_wall(ana, ben, bond):
    bond.begin(Step.NOTE)
    bond.wall(ana, "Ben")
    assert met(ben, Phrase.objects.make(ana, Step.NOTE)) == bond
    assert Bond.objects.get().step is Step.APART


def test_after_a_step_back_was_shown_a_phrase_waits_for_the_way_to_rest(ana, ben, bond, moved):
    bond.begin(Step.NOTE)
    bond.step_back(ana, Step.APART)
    moved(days=2)
    due.run()
    assert met(ben, Phrase.objects.make(ana, Step.WAVE)) is None
    moved(days=3)
    assert met(ben, Phrase.objects.make(ana, Step.WAVE)).step is Step.WAVE


@pytest.mark.parametrize("why", ["used", "unknown", "walled", "left"])
def test_whatever_the_cause_the_page_reads_the_same(ana, ben, stranger, as_, why):
    words = Phrase.objects.make(ana, Step.NOTE)
    if why == "used":
        met(stranger, words)
    if why == "walled":
        Bond.objects.between(ana, ben).wall(ana, "Ben")
    if why == "left":
        ana.leave()
    if why == "unknown":
        words = "no such words were ever told"
    page = as_(ben).post("/meet/", {"words": words, "step": int(Step.NOTE)})
    plain = as_(ben).post("/meet/", {"words": "these are not any words", "step": int(Step.WAVE)})
    assert page.status_code == plain.status_code == 200
    assert page.content == plain.content


def test_a_phrase_is_shown_once_and_kept_as_a_hash(ana, as_):
    page = as_(ana).post("/meet/phrase/", {"step": int(Step.WAVE)})
    phrase = Phrase.objects.get()
    assert phrase.mark not in page.content.decode()
    assert "Your phrase" in page.content.decode()
    assert phrase.at <= clock.now()


def test_a_new_phrase_takes_the_place_of_the_one_before(ana, ben):
    first = Phrase.objects.make(ana, Step.NOTE)
    Phrase.objects.make(ana, Step.NOTE)
    assert met(ben, first) is None


def test_a_forgotten_choice_is_asked_for_and_nothing_is_lost(ana, as_):
    page = as_(ana).post("/meet/", {"words": "some words they gave me"}).content.decode()
    assert "some words they gave me" in page


@pytest.mark.parametrize(("welcomes", "bonds"), [(True, [Step.WAVE]), (False, [])])
def test_who_comes_by_an_invitation_begins_as_it_says(dina, welcomes, bonds):
    secret = Invitation.objects.make(dina, welcomes_wave=welcomes)
    invitation = Invitation.objects.opened_by(secret)
    newcomer = Person.objects.arrive(invitation, "The newcomer", "")
    assert [bond.step for bond in Bond.objects.of(newcomer)] == bonds


def test_a_phrase_is_given_on_one_page_and_typed_on_another(ana, ben, as_):
    page = as_(ana).post("/meet/phrase/", {"step": 2}).content.decode()
    (words,) = re.findall(r'id="phrase">([^<]+)<', page)
    answer = as_(ben).post("/meet/", {"words": words, "step": 2})
    assert answer.url == f"/with/{Bond.objects.get().token}/"


def test_words_that_open_nothing_say_so_and_lead_on(ben, as_):
    page = as_(ben).post("/meet/", {"words": "nobody gave me these", "step": 2})
    assert "These words opened nothing" in page.content.decode()


def test_where_nothing_is_chosen_no_phrase_is_made(ana, as_):
    as_(ana).post("/meet/phrase/", {"step": 6})
    assert not Phrase.objects.exists()
