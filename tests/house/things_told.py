"""What is told and held: between Ana and Ben at feelings, and among people who do not know each
other. Each is made when it is asked for, and called by its address."""

from datetime import timedelta
from typing import Any

from kith.connections.rules import Step
from kith.ground import clock, due
from kith.people.models import Person
from kith.witnessing.models import Holding, Offer, Reply, Room, Story, Witness
from kith.witnessing.offering import WITNESSES
from kith.witnessing.rules import Size, Weight, Wish

from .world import HERS, HIS, World

A_DAY = timedelta(days=1)


def near(world: World) -> list[str]:
    """They have come to feelings."""
    world.bond.begin(Step.FEELING)
    return [world.bond.token]


def strangers_meet(world: World) -> list[str]:
    """The hosts have opened it."""
    WITNESSES.set(True)
    return []


def usual(**how: Any) -> dict[str, Any]:
    """What somebody says of what they tell, where nothing else matters."""
    now = clock.now()
    said = {
        "size": Size.MOMENT.value,
        "weight": Weight.SOME.value,
        "topics": 1,
        "language": "en",
        "wish": Wish.HEARD.value,
        "wanted": 1,
        "host_ok": False,
        "from_at": now,
        "until": now + 3 * A_DAY,
    }
    return said | how


def told_by(world: World, teller: Person, words: str, **how: Any) -> Story:
    story = Story.objects.tell(teller, words, "", **usual(**how))
    due.run()
    return story


def held_by(world: World, person: Person, story: Story) -> Holding:
    Offer.objects.offer(story, [person], story.until)
    return story.offers.get(to=person).locked().take(person)


def has_room(person: Person) -> Witness:
    witness = Witness.objects.practised(person)
    witness.person = person
    said = {"many": 2, "a_day": 4, "heaviest": Weight.HEAVY.value, "not_topics": 0}
    witness.say(**said, languages=["en"])
    Room.objects.open(witness, clock.now() + A_DAY)
    return witness


# Of people who do not know each other


def told(world: World) -> list[str]:
    """Ana told it to whoever has room; nobody holds it yet."""
    strangers_meet(world)
    return [told_by(world, world.ana, HERS).token]


def heard(world: World) -> list[str]:
    """It was held and answered by somebody whom Ana does not know."""
    (token,) = told(world)
    holding = held_by(world, world.neighbour, Story.objects.get(token=token))
    return [answered(holding, HIS).token]


def answered(holding: Holding, words: str) -> Reply:
    return Reply.objects.answer(holding.locked(), words, delivered=True)


def practised(world: World) -> list[str]:
    """Everyone has."""
    strangers_meet(world)
    for name in world.pks:
        Witness.objects.practised(getattr(world, name))
    return []


def room(world: World) -> list[str]:
    """Ana has room."""
    strangers_meet(world)
    has_room(world.ana)
    return []


# Between the two


def her_story(world: World) -> list[str]:
    """Ana told Ben, who was offered it."""
    near(world)
    strangers_meet(world)
    return [told_by(world, world.ana, HERS, bond=world.bond).token]


def his_story(world: World) -> Story:
    near(world)
    return told_by(world, world.ben, HIS, bond=world.bond)


def his_offer(world: World) -> list[str]:
    """Ben told Ana; it is offered to her."""
    return [his_story(world).offers.get(to=world.ana).token]


def her_holding(world: World) -> list[str]:
    """Ana holds what Ben told her."""
    return [held_by(world, world.ana, his_story(world)).token]


def her_answer(world: World) -> list[str]:
    (token,) = her_holding(world)
    return [answered(Holding.objects.get(token=token), HERS).token]


def over(world: World) -> None:
    """Answers of yesterday; what was said of one; words that only went along; an answer that never
    came to anybody; and offers that have run out or gone on."""
    for words, how in (("Of yesterday.", {}), ("Felt.", {"asked": True})):
        story = told_by(world, world.ana, HERS)
        answer = answered(held_by(world, world.neighbour, story), words)
        Reply.objects.filter(pk=answer.pk).update(on=answer.on - A_DAY, **how)
    story = told_by(world, world.ana, HERS, wanted=2)
    for who, delivered in ((world.dina, True), (world.other_host, False)):
        holding = held_by(world, who, story).locked()
        Reply.objects.hand_on(holding, "A kind word.", delivered=delivered)
    near(world)
    mine = told_by(world, world.ana, HERS, bond=world.bond)
    never = held_by(world, world.ben, mine).locked()
    Reply.objects.answer(never, HIS, delivered=False)
    old = told_by(world, world.neighbour, HIS)
    Offer.objects.offer(old, [world.ana, world.ben], clock.now() - A_DAY)
    held_by(world, world.ana, told_by(world, world.neighbour, HIS)).story.take_back()
