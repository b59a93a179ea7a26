"""How something told goes around: offered in waves to whoever has room, to the one of a bond, and,
where nobody holds it in time, to the hosts. Always under the story's lock."""

from datetime import datetime, timedelta

from kith.connections.models import Bond, Crowd, Side
from kith.connections.policy import reach
from kith.connections.rules import Step
from kith.ground import clock, due
from kith.ground.choices import Choice
from kith.ground.gate import YES
from kith.pace.models.rest import is_away
from kith.people.models import Needs, Person
from kith.safety import hosting

from . import routing, rules
from .models import Offer, Room, Story
from .models.fitting import looked_at
from .words import WITNESSES_WORDS

WITNESSES = Choice("witnessing.witnesses", False, WITNESSES_WORDS)
LOOKS_AGAIN = timedelta(minutes=20)  # whether the one of a bond is open to it by now


def go_around(story: Story) -> None:
    """Once more to some; and again before long, while somebody is looked for."""
    now = clock.now()
    Offer.objects.run_out(story)
    if not story.looks_for(now):
        Offer.objects.of_story(story).withdraw()
        return
    if story.bond:
        to_the_other(story, story.bond, now)
    elif strangers_meet():
        to_whoever_has_room(story, now)
    else:
        due.at("witnessing.wave", story.token, now + LOOKS_AGAIN)


def strangers_meet() -> bool:
    """A host has opened it, and there are so many people that nobody is easy to guess."""
    return WITNESSES.get() and Crowd.objects.exists()


def to_whoever_has_room(story: Story, now: datetime) -> None:
    telling = routing.Telling(
        weight=story.weight,
        topics=rules.topics_of(story.topics),
        language=story.language,
        told_at=story.from_at.timestamp(),
        waves=story.waves,
        wanted=story.looks_for(now),
    )
    known = looked_at(story, now)
    luck = rules.luck(story.token, story.waves)
    wave = routing.next_wave(telling, known, now.timestamp(), luck)
    here = {room.key for room in known if room.here}
    rooms = Room.objects.offered(wave.offer_to, story.language)
    asked = Offer.objects.without([room.witness.person for room in rooms])
    for are_here in (True, False):
        people = [person for person in asked if (person.pk in here) is are_here]
        Offer.objects.offer(story, people, rules.runs_out(now, here=are_here))
    story.went_out(now + timedelta(seconds=wave.wait))


def to_the_other(story: Story, bond: Bond, now: datetime) -> None:
    """Once they are open to it. Behind a wall it is never offered; it is looked at as often."""
    other = bond.other(story.teller)
    open_to_it = reach(story.teller, bond, "witnessing.tell_to") is YES and is_open(other)
    if other and open_to_it and not was_asked(story, other):
        Offer.objects.offer(story, [other], story.until)
    due.at("witnessing.wave", story.token, now + LOOKS_AGAIN)


def was_asked(story: Story, other: Person) -> bool:
    """What they never saw comes again, and what they held without an answer. Not what they passed
    on or handed on."""
    again = [Offer.UNSEEN, Offer.MISSED, *([] if story.holdings.exists() else [Offer.TAKEN])]
    return story.offers.filter(to=other).exclude(answer__in=again).exists()


def is_open(person: Person | None) -> bool:
    return not (person is None or is_away(person) or Needs.objects.of(person).are_quiet)


def ask_hosts(story: Story) -> None:
    """Nobody has held it in time. Hosts are asked like anyone else: its size, weight and topics."""
    if story.held() or not story.host_ok or not story.looks_for(clock.now()):
        return
    story.count_wait(held=False)
    passed = Offer.objects.passed(story)
    asked = [host for host in hosts_for(story.teller) if host.pk not in passed]
    Offer.objects.offer(story, asked, story.until, host=True)


def hosts_as_shown(teller: Person) -> bool:
    """Is there a host who could be asked, as far as the teller can know? A wall of somebody's is
    nothing that this may tell."""
    shown = Side.objects.filter(person=teller, shown_step__gt=Step.APART).values("bond")
    known = Bond.objects.filter(pk__in=shown).values_list("low", "high")
    near = {pk for pair in known for pk in pair}
    return hosting.others_than(teller).exclude(pk__in=near).exists()


def hosts_for(teller: Person) -> list[Person]:
    """Those who could be asked: not themself, and nobody with a bond or a wall between them."""
    known = Bond.objects.of(teller).values_list("low", "high")
    near = {pk for pair in known for pk in pair}
    return list(hosting.others_than(teller).exclude(pk__in=near))
