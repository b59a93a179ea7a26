from kith.safety import notices
from kith.safety.models import Brought, Reason


def test_an_answer_is_said_on_the_first_page_without_saying_what_it_is(as_, ana, ben, dina):
    brought = Brought.objects.tell(ana, "It came at night.", Reason.FRIGHTENED)
    assert notices.for_person(ana) == []
    brought.decide(dina, "I spoke with them.")
    [notice] = notices.for_person(ana)
    assert notice.words == "There is an answer for you, behind your passphrase."
    assert notice.address == "/bring/yours/" and notices.for_person(ben) == []
    said = as_(ana).get("/today/").content.decode()
    assert 'href="/bring/yours/"' in said and "night" not in said


def test_after_a_week_it_is_not_said_any_more(ana, dina, moved):
    Brought.objects.tell(ana, "It came at night.", Reason.OTHER).decide(dina, "I spoke with them.")
    moved(days=8)
    assert notices.for_person(ana) == []
