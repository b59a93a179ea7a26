"""People who have written something in every place where a person can write here."""

from dataclasses import dataclass

from kith.connections.models import Bond, PorchSeat
from kith.connections.rules import Step
from kith.ground.ids import new_token
from kith.moments.models import Moment, Talk
from kith.pace.models import Draft
from kith.people.models import Needs, Person, Protection
from kith.safety.models import Brought
from kith.witnessing.models import Holding, Reply, Story

from ..things_told import usual

NOTE = "The geese went over the ice at four."
LINE = "It rained on the tin roof all evening."
DRAFT = "What I never sent lies in the blue drawer."
CARD = "My sister has a key to the garden gate."
PORCH = "A line about the lighthouse and the fog."
NAME = "Heron By The Weir"
BROUGHT = "He waited for me at the bakery twice."
TOLD = "The clock in the hall has been wrong since March."
ANSWER = "So the hall keeps an hour of its own."
THOUGHT = "I had a clock that was wrong, too, and then"
LONG = " ".join(f"On day {number} the river stood {number} cm higher." for number in range(400))
LAST_OF_LONG = "On day 399 the river stood 399 cm higher."
NEEDS = {"zone": "Europe/Vienna", "quiet_from": None, "quiet_until": None, "pace": None}
HERS = {NOTE, LINE, DRAFT, CARD, PORCH, TOLD}
HEARD = {TOLD, ANSWER, THOUGHT}  # an answer may say again what was told
TAKEN_BACK = {NOTE, LINE, DRAFT, *HEARD}
CHANGED = {CARD, PORCH, NAME}
KEPT_BY_HOSTS = {BROUGHT, LAST_OF_LONG}  # for as long as it takes; both pages say so
ALL = {*HERS, *HEARD, NAME, *KEPT_BY_HOSTS}


@dataclass
class Household:
    """Ana wrote to Ben, to nobody, and to the hosts; and told something that Ben has answered, and
    that somebody else who only has a name is about to answer."""

    ana: Person
    ben: Person
    bond: Bond
    passerby: Person
    note: Moment
    talk: Talk
    draft: str
    brought: Brought
    told: Story
    held: Holding  # by the passerby

    def say_something_else(self) -> None:
        """On a card and on the porch, and by another name. Others read it from the next turn."""
        Needs.objects.keep(self.ana, **NEEDS, ask_before_talk=True, own="Slowly, please.")
        Needs.objects.get(person=self.ana).come_to_light()
        PorchSeat.objects.get_up(self.ana)
        self.passerby.rename("Somebody Else By Now")

    def take_back(self) -> None:
        """One tap each."""
        self.note.take_back()
        self.talk.lines.get().take_back()
        Draft.objects.clear(self.ana, self.draft)
        self.told.take_back()

    def everyone_leaves(self) -> None:
        """And their turn has come."""
        for person in (self.ana, self.ben, self.passerby):
            person.leave()
            person.go()


def household(ana: Person, ben: Person) -> Household:
    bond = Bond.objects.between(ana, ben)
    bond.begin(Step.TALK)
    note = Moment.objects.give(bond.locked(), ana, "note", NOTE)
    talk = Talk.objects.begin(bond, 10)
    talk.say(ana, LINE)
    draft = new_token()
    Draft.objects.keep(ana, f"note/{bond.token}", DRAFT, draft)
    Needs.objects.keep(ana, **NEEDS, ask_before_talk=True, own=CARD)
    Protection.objects.keep(ana, ["distance"])
    PorchSeat.objects.take(ana, PORCH)
    brought = Brought.objects.keep(LONG, BROUGHT, by=ana, about=ben, kind="moment")
    passerby = Person.objects.welcome(NAME)
    told = Story.objects.tell(ana, TOLD, "", **usual(wanted=2))
    Reply.objects.answer(Holding.objects.begin(told, ben), ANSWER, delivered=True)
    held = Holding.objects.begin(told, passerby)
    Draft.objects.keep(passerby, f"answer:{held.token}", THOUGHT, new_token())
    return Household(ana, ben, bond, passerby, note, talk, draft, brought, told, held)
