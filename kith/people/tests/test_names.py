import pytest
from hypothesis import given
from hypothesis import strategies as st

from kith.ground import clock
from kith.people import names, phrases
from kith.people.models import FormerName, NameTaken, Person
from kith.people.models.name import FormerNames

words = st.text(alphabet=st.characters(codec="utf-8"), min_size=1, max_size=20)
plain = st.text(alphabet="abcdefghijklmnopqrstuvwxyz0123456789 ", min_size=1, max_size=20)


@given(words)
def test_what_a_name_looks_like_looks_like_itself(name):
    assert names.skeleton(names.skeleton(name)) == names.skeleton(name)


@given(plain)
def test_case_and_spaces_do_not_tell_names_apart(name):
    assert names.skeleton(name.upper()) == names.skeleton(name.replace(" ", ""))


@pytest.mark.parametrize(
    "one, other",
    [
        ("Quiet Heron", "qu\u0456et h\u0435ron"),  # Cyrillic letters among the Latin ones
        ("Iris", "lris"),
        ("Oak", "0ak"),
        ("morning", "rnorning"),
        ("Fern", "\uff26\uff25\uff32\uff2e"),
        ("Quiet-Heron", "Quiet Heron"),
    ],
)
def test_names_that_look_alike_are_one(one, other):
    assert names.mark(one) == names.mark(other)


@pytest.mark.parametrize("one, other", [("Ana", "Ann"), ("Rowan", "Rowen"), ("Tina", "Rina")])
def test_names_that_look_different_are_two(one, other):
    assert names.mark(one) != names.mark(other)


@pytest.mark.parametrize("name", ["", " ", "a" * 41, "a\u202eb", "a\u0000b", "a\u200bb", "…"])
def test_what_cannot_be_read_is_no_name(name):
    assert not names.fits(name)


@pytest.mark.parametrize("name", ["A", "Quiet Heron", "李", "Åsa", "a" * 40])
def test_a_name_can_be_anything_that_can_be_read(name):
    assert names.fits(name)


def test_every_offered_name_fits():
    assert all(names.fits(names.offered()) for _ in range(200))


def test_the_offered_words_are_many_and_look_different():
    for name in ("first", "second"):
        assert len({names.skeleton(word) for word in names.words(name)}) >= 100


def test_six_words_carry_more_than_sixty_bits():
    assert len(set(names.words("passphrase"))) ** phrases.HOW_MANY > 2**60
    assert len(phrases.new_phrase().split()) == 6


def test_a_phrase_is_known_however_it_is_typed():
    assert phrases.plain("  Maple-Lagoon \n TIDY ") == "maple lagoon tidy"


def test_nobody_can_come_under_a_name_that_looks_like_anothers(ana):
    with pytest.raises(NameTaken):
        Person.objects.welcome("\u0410na")  # the first letter is Cyrillic


def test_a_name_that_was_given_up_rests_for_a_year(ana, moved):
    ana.rename("Mossy Otter")
    with pytest.raises(NameTaken):
        Person.objects.welcome("Ana")
    moved(days=364)
    FormerName.objects.let_go(today())
    assert not Person.objects.free("Ana")
    moved(days=1)
    FormerName.objects.let_go(today())
    assert Person.objects.free("Ana")


def test_a_name_that_is_given_up_this_moment_is_not_free(ana, monkeypatch):
    """Between the two questions that are asked about it."""
    keeps = FormerNames.keeps

    def then_given_up(given_up, mark):
        answer = keeps(given_up, mark)
        monkeypatch.undo()
        ana.rename("Mossy Otter")
        return answer

    monkeypatch.setattr(FormerNames, "keeps", then_given_up)
    assert not Person.objects.free("Ana")


def today():
    return clock.now().date()


def test_the_database_holds_no_name(db):
    called = "Ana of the long name"  # three letters could come together by chance
    Person.objects.welcome(called)
    kept = Person.objects.values().get()
    assert called.encode() not in bytes(kept.pop("sealed_name"))
    assert called not in str(kept)


def test_writing_ones_own_name_another_way_gives_nothing_up(ana):
    ana.rename("ANA")
    assert Person.objects.get().name == "ANA"
    assert not FormerName.objects.exists()
