from kith.ground import due, sealed
from kith.people import life
from kith.people.models import FormerName, Invitation, Person, Protection, RecoveryCode


def test_leaving_says_beforehand_what_goes_and_when(ana, as_):
    page = as_(ana).get("/me/leaving/").content.decode()
    assert "next turn of the day" in page and "thirty days" in page
    assert not ana.has_left


def test_leaving_ends_access_at_once_and_destroys_what_only_the_leaver_saw(ana, as_):
    Protection.objects.keep(ana, ["alone"])
    RecoveryCode.objects.give(ana)
    Invitation.objects.make(ana)
    here, other = as_(ana), as_(ana)
    assert b"You have left" in here.post("/me/leaving/").content
    assert here.get("/me/").status_code == other.get("/me/").status_code == 404
    gone = Person.objects.get()
    assert Protection.objects.of(gone) == []
    assert not gone.recovery_codes.exists() and not gone.invitations.exists()
    assert gone.name == "Ana"


def test_the_rest_goes_at_the_turn_and_nothing_opens_any_more(ana, as_, next_morning, monkeypatch):
    heard = []
    monkeypatch.setattr(life, "_goings", [lambda person: heard.append(person.name)])
    due.run()
    blob, key = ana.sealed_name, ana.shown
    as_(ana).post("/me/leaving/")
    next_morning()
    assert heard == ["Ana"]
    assert not Person.objects.exists()
    assert sealed.read(key, blob, "name") is None


def test_nobody_takes_the_name_of_someone_who_left_for_a_year(ana, next_morning):
    due.run()
    ana.leave()
    next_morning()
    assert not Person.objects.free("Ana")
    assert FormerName.objects.count() == 1


def test_leaving_twice_is_leaving_once(ana):
    ana.leave()
    Person.objects.get().leave()
    assert Person.objects.get().has_left


def test_the_only_host_is_told_what_leaving_means_for_the_house(dina, ana, as_):
    assert b"You are the only host" in as_(dina).get("/me/leaving/").content
    assert b"You are the only host" not in as_(ana).get("/me/leaving/").content
