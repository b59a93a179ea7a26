import pytest

from kith.ground import clock, sealed
from kith.ground.ids import new_token
from kith.pace import places
from kith.pace.models import Draft

WORDS = "I wanted to say something small."


@pytest.fixture(autouse=True)
def box(ana, monkeypatch):
    """A box that only Ana has."""
    monkeypatch.setattr(places, "_kinds", {})
    mine = lambda person, ref: "A note to Ben" if person == ana and ref == "ben" else None  # noqa: E731
    places.writes("box", mine, lambda ref: f"/with/{ref}/note/")


def kept(**changed):
    return {"place": "box:ben", "words": WORDS, "draft": new_token(), **changed}


def test_a_draft_is_kept_as_it_is_written(ana, as_):
    first = kept()
    assert as_(ana).post("/drafts/keep/quietly/", first).status_code == 204
    as_(ana).post("/drafts/keep/quietly/", first | {"words": WORDS + " And more."})
    assert Draft.objects.of(ana, "box:ben").said == WORDS + " And more."
    assert Draft.objects.count() == 1


def test_without_javascript_a_button_keeps_it(ana, as_):
    page = as_(ana).post("/drafts/keep/", kept()).content.decode()
    assert "Your words are kept" in page
    assert WORDS not in page


@pytest.mark.parametrize("words", ["a long story " * 4000, "\0" + WORDS])
def test_whatever_a_form_can_carry_is_kept(ana, as_, words):
    """Far longer than a note, or with a sign that no database takes."""
    page = as_(ana).post("/drafts/keep/", kept(words=words)).content.decode()
    assert "Your words are kept" in page
    assert Draft.objects.of(ana, "box:ben").said == words.replace("\0", "")


def test_beginning_anew_does_not_take_the_place_of_what_was_begun(ana, as_):
    as_(ana).post("/drafts/keep/", kept())
    as_(ana).post("/drafts/keep/", kept(words="Something else."))
    assert {draft.words for draft in Draft.objects.opened(ana)} == {WORDS, "Something else."}


def test_emptying_the_box_leaves_nothing(ana, as_):
    first = kept()
    as_(ana).post("/drafts/keep/", first)
    as_(ana).post("/drafts/keep/", first | {"words": " "})
    assert not Draft.objects.exists()


def test_drafts_are_read_behind_the_passphrase_alone(ana, as_):
    as_(ana).post("/drafts/keep/", kept())
    assert as_(ana).get("/drafts/").status_code == 302
    assert WORDS in as_(ana, proved=True).get("/drafts/").content.decode()


def test_nobody_keeps_anything_in_a_box_that_is_not_theirs(ana, stranger, as_):
    assert as_(stranger).post("/drafts/keep/", kept()).status_code == 404
    assert not Draft.objects.exists()


def test_the_stranger_can_neither_read_nor_let_go_of_a_draft(ana, stranger, as_):
    as_(ana).post("/drafts/keep/", kept())
    draft = Draft.objects.get()
    assert WORDS not in as_(stranger, proved=True).get("/drafts/").content.decode()
    assert as_(stranger).post(f"/drafts/{draft.token}/let-go/").status_code == 404
    as_(stranger).post("/drafts/keep/", kept(draft=draft.token, words="Mine now."))
    assert Draft.objects.get().said == WORDS


def test_letting_go_destroys_the_key(ana, as_):
    as_(ana).post("/drafts/keep/", kept())
    draft = Draft.objects.get()
    as_(ana).post(f"/drafts/{draft.token}/let-go/")
    assert sealed.read(draft.key, draft.sealed_words) is None


def test_what_is_held_until_tomorrow_is_offered_after_the_turn_and_never_sends_itself(
    ana, as_, moved
):
    as_(ana).post("/drafts/hold/", kept())
    assert not Draft.objects.ripe(ana, clock.now())
    assert "Send it" not in as_(ana, proved=True).get("/drafts/").content.decode()
    moved(days=1)
    assert Draft.objects.ripe(ana, clock.now()).count() == 1
    assert "Send it" in as_(ana, proved=True).get("/drafts/").content.decode()


def test_what_is_written_on_what_is_held_is_held_with_it(ana, as_):
    first = kept()
    as_(ana).post("/drafts/hold/", first)
    for address in ("/drafts/keep/quietly/", "/drafts/keep/", "/drafts/hold/"):
        as_(ana).post(address, first | {"words": f"{WORDS} {address}"})
        (draft,) = Draft.objects.opened(ana)
        assert (draft.words, draft.is_held) == (f"{WORDS} {address}", True)


def test_an_empty_box_takes_nothing_of_what_is_held(ana, as_):
    first = kept()
    as_(ana).post("/drafts/hold/", first)
    as_(ana).post("/drafts/keep/quietly/", first | {"words": " "})
    assert [draft.words for draft in Draft.objects.opened(ana)] == [WORDS]


@pytest.mark.parametrize("address", ["/drafts/hold/", "/drafts/keep/"])
def test_of_an_empty_box_nothing_is_said_to_be_kept(ana, as_, address):
    page = as_(ana).post(address, kept(words="  ")).content
    assert b"There was nothing to keep" in page
    assert not Draft.objects.exists()


def test_each_draft_is_gone_on_with_by_itself(ana, as_):
    drafts = [kept(words=f"Words {number}.") for number in range(2)]
    for draft in drafts:
        as_(ana).post("/drafts/keep/", draft)
    page = as_(ana, proved=True).get("/drafts/").content.decode()
    for draft in drafts:
        assert f"/with/ben/note/?draft={draft['draft']}" in page
        assert Draft.objects.of(ana, "box:ben", draft["draft"]).said == draft["words"]
    for no_draft in ("", "\0", "x" * 16, "?" * 999):
        assert Draft.objects.of(ana, "box:ben", no_draft).said == "Words 1."


def test_what_is_changed_in_what_was_held_is_kept(ana, as_, moved):
    first = kept()
    as_(ana).post("/drafts/hold/", first)
    moved(days=1)
    as_(ana).post("/drafts/keep/quietly/", first | {"words": "Later words."})
    (draft,) = Draft.objects.opened(ana)
    assert (draft.words, draft.is_held, draft.is_ripe) == ("Later words.", False, False)
