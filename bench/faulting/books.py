"""What people were told, and what is there: nothing missing, nothing twice, nothing half."""

from collections import Counter
from collections.abc import Iterable, Iterator

from kith.connections.models import Bond, Fall, Rise, Wall, Wish
from kith.connections.rules import Step
from kith.ground.models import Due, Key
from kith.moments.models import Delivery, Moment
from kith.moments.models.moment import read
from kith.moments.rules import NOTE, WAVE
from kith.pace.models import Draft, Rest
from kith.people.models import Person

from .acts import Act, Plan, is_near


def complaints(plans: list[Plan], bonds: list[Bond]) -> Iterator[str]:
    """Once the house is open again, each thing that is not as it has to be."""
    acts = [act for plan in plans for act in plan.acts]
    people = [plan.by for plan in plans]
    yield from refused(acts)
    yield from notes(acts, people)
    yield from waves(acts, people)
    yield from taken_back(acts)
    yield from distances(acts, bonds)
    yield from halves()
    for plan in plans:
        yield from rests(plan)
        yield from wishes(plan)


def refused(acts: Iterable[Act]) -> Iterator[str]:
    for act in acts:
        if act.answered:
            yield f"a {act.kind} was answered {act.answered}"


def notes(acts: list[Act], people: list[Person]) -> Iterator[str]:
    given = list(Moment.objects.filter(giver__in=people, kind=NOTE).select_related("delivery"))
    read(given)
    there = Counter(moment.words for moment in given)
    by_words = {moment.words: moment for moment in given}
    drafts = {draft.words for person in people for draft in Draft.objects.opened(person)}
    for act in (act for act in acts if act.kind == "note"):
        yield from counted(act, there[act.mark])
        if act.mark in by_words:
            yield from whole(act, by_words[act.mark], acts, drafts)


def whole(act: Act, moment: Moment, acts: list[Act], drafts: set[str]) -> Iterator[str]:
    delivered = hasattr(moment, "delivery")
    if act.mark in drafts:
        yield "a note is there and its draft as well"
    if not delivered and is_near(act, acts):
        yield "a note is there without its delivery"
    if delivered and walled_before(act, acts):
        yield "a note was delivered that was sent after an acknowledged wall"


def walled_before(act: Act, acts: list[Act]) -> bool:
    walls = (each for each in acts if each.kind == "wall" and each.bond == act.bond)
    return any(wall.ended < act.began for wall in walls)


def counted(act: Act, there: int) -> Iterator[str]:
    if act.acknowledged and there != 1:
        yield f"an acknowledged {act.kind} is there {there} times"
    if there > act.was_begun:
        yield f"a {act.kind} is there {there} times"


def waves(acts: list[Act], people: list[Person]) -> Iterator[str]:
    given = list(Moment.objects.filter(giver__in=people, kind=WAVE))
    read(given)
    there = Counter((moment.giver_id, moment.bond_id, moment.words) for moment in given)
    begun = [act for act in acts if act.kind == "wave" and act.was_begun]
    most = Counter((act.by.pk, act.bond.pk, act.mark) for act in begun)
    least = Counter((act.by.pk, act.bond.pk, act.mark) for act in begun if act.acknowledged)
    for wave in most | there:
        if not least[wave] <= there[wave] <= most[wave]:
            yield f"{least[wave]} to {most[wave]} waves of one kind, and {there[wave]} are there"


def taken_back(acts: list[Act]) -> Iterator[str]:
    for act in (act for act in acts if act.kind == "take back"):
        moments = Moment.objects.filter(token=act.mark).count()
        keys = Key.objects.filter(name=f"moment:{act.mark}").count()
        if moments != keys:
            yield "something was half taken back"
        if act.acknowledged and moments:
            yield "something was taken back and is there"
        if not act.was_begun and not moments:
            yield "something is gone that nobody took back"


def distances(acts: list[Act], bonds: list[Bond]) -> Iterator[str]:
    for bond in Bond.objects.filter(pk__in=[bond.pk for bond in bonds]):
        falls = Counter(Fall.objects.filter(bond=bond).values_list("by", "to"))
        walls = Counter(Wall.objects.filter(bond=bond).values_list("by", flat=True))
        began = next(each.step for each in bonds if each.pk == bond.pk)
        if bond.step != min([began, *(Step(to) for _by, to in falls)]):
            yield f"a bond stands at {bond.step.name}, and its falls say otherwise"
        for act in (act for act in acts if act.bond == bond and act.kind in ("wall", "back")):
            there = falls[act.by.pk, Step.APART if act.kind == "wall" else Step(int(act.mark))]
            half = act.kind == "wall" and walls[act.by.pk] != there
            yield from [*counted(act, there), *(["a wall was half put up"] if half else [])]


def rests(plan: Plan) -> Iterator[str]:
    """The last that was acknowledged holds, unless another was begun."""
    begun = [act for act in plan.acts if act.kind in ("rest", "wake") and act.was_begun]
    if begun and begun[-1].acknowledged:
        resting = Rest.objects.filter(person=plan.by).exists()
        if resting != (begun[-1].kind == "rest"):
            yield f"the last act was to {begun[-1].kind}, and it does not hold"


def wishes(plan: Plan) -> Iterator[str]:
    for bond in {act.bond for act in plan.acts if act.kind == "wish"}:
        ways = ("wish", "back", "wall")
        mine = [act for act in plan.acts if act.bond == bond and act.kind in ways and act.was_begun]
        there = Wish.objects.filter(bond=bond, person=plan.by).count()
        if mine and mine[-1].acknowledged and there != (mine[-1].kind == "wish"):
            yield f"a wish is there {there} times after a {mine[-1].kind}"


def halves() -> Iterator[str]:
    """What belongs together, in the whole house."""
    moments = {f"moment:{token}" for token in Moment.objects.values_list("token", flat=True)}
    keys = set(Key.objects.filter(name__startswith="moment:").values_list("name", flat=True))
    if keys != moments:
        yield f"{len(keys - moments)} keys have no moment, {len(moments - keys)} moments no key"
    due = set(Due.objects.filter(kind="connections.rise").values_list("ref", flat=True))
    rises = set(Rise.objects.values_list("bond__token", flat=True))
    if due != rises:
        yield f"{len(due ^ rises)} rises are half planned"


def in_the_end(people: list[Person]) -> Iterator[str]:
    """Once everything that was due is done, for all the rounds together."""
    resting = Rest.objects.filter(person__in=people).values("person")
    held = Delivery.objects.held().exclude(to__in=resting)
    if waiting := held.count():
        yield f"{waiting} things wait for somebody who is here"
    if dead := Due.objects.filter(dead=True).count():
        yield f"{dead} things that were due were given up"
